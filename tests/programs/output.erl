%% Standard output through OTP's io module and by its protocol: formats, encodings, options, errors, several processes.
-module(output).
-export([main/1, chars/1]).

main(_) ->
    formats(), encodings(), options(), protocol(), others(), failures(), large(),
    ok.

formats() ->
    io:format("plain~n"),
    io:format("~p ~w ~s ~c ~w ~b ~.16B ~8.2f ~e ~g~n", [{a, "s"}, "s", "text", $x, atom, 12, 255, 3.14159, 1.5, 2.5]),
    io:format("~10s|~-10s|~*.3s|~5p|~i~n", ["right", "left", 10, "pad", abc, ignored]),
    io:format("~p~n", [lists:seq(1, 60)]),
    io:format("~p~n", [#{key => [{nested, "string", <<"binary">>, 1.0e10}], "list" => {tuple, with, many, elements, in, it}}]),
    io:format("~ts ~tp ~tw~n", ["ascii", "ascii", 'atom with space']),
    io:fwrite("fwrite ~p~n", [ok]),
    io:write({term, [1, 2]}), io:nl(),
    io:put_chars(["deep", [$\s, <<"list">>], $\n]),
    io:put_chars(user, "to user\n"),
    io:format(standard_io, "to standard_io~n", []),
    io:format("~*c~n", [5, $z]),
    io:format("~W ~P~n", [lists:seq(1, 20), 5, lists:seq(1, 20), 5]),
    ok.

encodings() ->
    io:format("~ts~n", [[228, 955, 8364]]),
    io:put_chars([228, $\n]),
    io:put_chars(unicode:characters_to_binary([228, 955, $\n])),
    ok = io:setopts([{encoding, unicode}]),
    io:format("~ts~n", [[228, 955, 8364, 128512]]),
    io:put_chars(<<"λ\n"/utf8>>),
    ok = io:setopts([{encoding, latin1}]),
    io:format("~ts ~tp~n", [[228, 955], [955]]),
    io:format("~s~n", [<<"bytes">>]).

options() ->
    io:format("~p~n", [io:getopts()]),
    ok = io:setopts([binary, {encoding, utf8}]),
    io:format("~p~n", [io:getopts()]),
    io:format("~p~n", [io:setopts([{echo, false}])]),
    io:format("~p~n", [io:setopts([nonsense])]),
    ok = io:setopts([list, {encoding, latin1}]),
    io:format("~p~n", [io:getopts(user)]),
    io:format("~p ~p~n", [io:columns(), io:rows()]),
    io:format("~p~n", [io:printable_range()]).

protocol() ->
    Requests = [{put_chars, unicode, "unicode\n"}, {put_chars, latin1, <<"latin1\n">>}, {put_chars, "old\n"},
                {put_chars, unicode, ?MODULE, chars, [3]}, {put_chars, unicode, ?MODULE, chars, [bad]},
                {put_chars, latin1, ?MODULE, chars, [2]}, {put_chars, unicode, [bad]}, {put_chars, latin1, [955]},
                {put_chars, unicode, <<255>>}, {requests, [{put_chars, unicode, "one "}, {put_chars, unicode, "two\n"}]},
                {requests, [{put_chars, unicode, [bad]}, {put_chars, unicode, "not written\n"}]}, {requests, []},
                {get_geometry, columns}, {get_geometry, depth}, unknown, {unknown, 1}, getopts, {setopts, x}],
    [io:format("~p: ~p~n", [Request, request(Request)]) || Request <- Requests],
    group_leader() ! nonsense,
    group_leader() ! {io_request, not_a_pid, x, getopts},
    ok.

request(Request) ->
    Ref = make_ref(),
    group_leader() ! {io_request, self(), Ref, Request},
    receive {io_reply, Ref, Reply} -> Reply after 2000 -> no_reply end.

chars(N) -> [$a || _ <- lists:seq(1, N)] ++ "\n".

others() ->
    Leader = group_leader(),
    Self = self(),
    [begin
         spawn(fun() -> io:format("process ~p ~p~n", [N, group_leader() =:= Leader]), Self ! next end),
         receive next -> ok end
     end || N <- [1, 2, 3]],
    %% A group leader of one's own.
    Mine = spawn(fun() -> receive {io_request, From, As, {put_chars, unicode, M, F, A}} -> From ! {io_reply, As, ok}, Self ! {mine, lists:flatten(apply(M, F, A))} end end),
    spawn(fun() -> group_leader(Mine, self()), io:format("to mine ~p", [x]) end),
    receive {mine, Text} -> io:format("~p~n", [Text]) end,
    io:format("~p~n", [is_pid(whereis(user))]),
    io:format("~p ~p~n", [lists:member(user, registered()), lists:member(init, registered())]).

failures() ->
    io:format("~p~n", [reason(fun() -> io:format("~p ~p~n", [1]) end)]),
    io:format("~p~n", [reason(fun() -> io:format("~p~n", not_a_list) end)]),
    io:format("~p~n", [reason(fun() -> io:format("~z~n", [1]) end)]),
    io:format("~p~n", [reason(fun() -> io:format(no_such_device, "x", []) end)]),
    io:format("~p~n", [reason(fun() -> io:put_chars([bad]) end)]),
    io:format("~p~n", [reason(fun() -> io:put_chars(spawn(fun() -> ok end), "x") end)]),
    io:format("~p~n", [reason(fun() -> io:format("~s", [[955]]) end)]).

reason(Fun) -> try Fun() catch Class:Reason -> {Class, Reason} end.

large() ->
    Line = lists:duplicate(99, $x) ++ "\n",
    [io:put_chars(Line) || _ <- lists:seq(1, 200)],
    io:put_chars(lists:duplicate(1000, Line)),
    io:format("~p~n", [done]).
