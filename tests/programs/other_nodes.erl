%% Pids, ports and references of other nodes, and of this node's former creations: decoded from what such nodes would have encoded.
-module(other_nodes).
-export([main/1]).

-define(NODES, ['a@b', 'z@b', nonode@nohost, 'n\x{e4}me@h\x{f6}st', x, '']).

main(_) ->
    decoding(),
    malformed(),
    order(),
    hashes(),
    kinds(),
    containers(),
    texts(),
    collected(),
    sending(),
    links(),
    monitors(),
    refused(),
    leaders(),
    ports().

%% --- making them

atom_bytes(Name) ->
    Text = atom_to_binary(Name),
    <<119, (byte_size(Text)), Text/binary>>.
old_atom_bytes(Name) ->
    Text = atom_to_binary(Name, latin1),
    <<100, (byte_size(Text)):16, Text/binary>>.

words(Words) -> << <<W:32>> || W <- Words >>.
decode(Bytes) -> binary_to_term(<<131, Bytes/binary>>).

pid_bytes(Node, Number, Serial, Creation) -> <<88, (atom_bytes(Node))/binary, Number:32, Serial:32, Creation:32>>.
port_bytes(Node, Number, Creation) -> <<120, (atom_bytes(Node))/binary, Number:64, Creation:32>>.
ref_bytes(Node, Words, Creation) -> <<90, (length(Words)):16, (atom_bytes(Node))/binary, Creation:32, (words(Words))/binary>>.

pid(Node, Number, Serial, Creation) -> decode(pid_bytes(Node, Number, Serial, Creation)).
port(Node, Number, Creation) -> decode(port_bytes(Node, Number, Creation)).
ref(Node, Words, Creation) -> decode(ref_bytes(Node, Words, Creation)).

%% The text without the node's number, which only says whether it is another node.
text(X) ->
    Text = if is_pid(X) -> pid_to_list(X); is_port(X) -> port_to_list(X); is_reference(X) -> ref_to_list(X) end,
    {Before, [$< | Rest]} = lists:splitwith(fun(C) -> C =/= $< end, Text),
    {Index, After} = lists:splitwith(fun(C) -> C >= $0 andalso C =< $9 end, Rest),
    Before ++ (case Index of "0" -> "<0"; _ -> "<N" end) ++ After.

catch_reason(F) ->
    try F() catch Class:Reason -> {Class, Reason} end.

%% --- decoding and encoding

forms() ->
    [pid_bytes(N, 1, 2, C) || N <- ?NODES, C <- [1, 3, 16#ffffffff]] ++
    [pid_bytes('a@b', X, S, 3) || X <- [0, 16#fffffff, 16#10000000, 16#ffffffff], S <- [0, 16#ffffffff]] ++
    [pid_bytes('a@b', 1, 2, 0), pid_bytes(nonode@nohost, 1, 2, 0)] ++
    [<<103, (old_atom_bytes('a@b'))/binary, 7:32, 8:32, C>> || C <- [0, 1, 3]] ++
    [<<103, (old_atom_bytes(nonode@nohost))/binary, 7:32, 8:32, C>> || C <- [0, 1]] ++
    [<<89, (atom_bytes(N))/binary, X:32, 3:32>> || N <- ['a@b', nonode@nohost], X <- [1, 16#fffffff, 16#10000000, 16#ffffffff]] ++
    [port_bytes(N, X, 3) || N <- ['a@b', nonode@nohost], X <- [1, 16#10000000, 16#100000000, 16#ffffffffffffffff]] ++
    [<<102, (old_atom_bytes('a@b'))/binary, X:32, 2>> || X <- [1, 16#ffffffff]] ++
    [port_bytes(nonode@nohost, 1, 0), port_bytes(nonode@nohost, 16#fffffff, 0)] ++
    [ref_bytes(N, [1, 2, 3], C) || N <- ?NODES, C <- [1, 16#ffffffff]] ++
    [ref_bytes('a@b', W, 5) || W <- [[], [1], [1, 2], [1, 2, 3, 4], [1, 2, 3, 4, 5], [16#ffffffff, 16#ffffffff, 16#ffffffff], [1, 0, 0]]] ++
    [ref_bytes(nonode@nohost, W, 0) || W <- [[1], [1, 2], [1, 2, 3]]] ++
    [<<114, 3:16, (old_atom_bytes('a@b'))/binary, C, (words([1, 2, 3]))/binary>> || C <- [0, 3]] ++
    [<<101, (old_atom_bytes('a@b'))/binary, 7:32, C>> || C <- [0, 3]].

decoding() ->
    [begin
         X = decode(B),
         <<131, Again/binary>> = term_to_binary(X),
         Words = case is_reference(X) of true -> reference; false -> erts_debug:flat_size(X) end,
         io:format("~w ~s ~w ~w~n", [[is_pid(X), is_port(X), is_reference(X)], text(X), Words, node(X)]),
         io:format("  ~w~n", [Again]),
         true = decode(Again) =:= X,
         true = erlang:external_size(X) =:= byte_size(Again) + 1,
         true = term_to_binary(X, [{minor_version, 2}]) =:= term_to_binary(binary_to_term(term_to_binary(X, [{minor_version, 2}])), [{minor_version, 2}])
     end || B <- forms()],
    ok.

malformed() ->
    Bad = [<<103, (old_atom_bytes('a@b'))/binary, 7:32, 8:32, C>> || C <- [4, 255]] ++
        [<<102, (old_atom_bytes('a@b'))/binary, 7:32, 4>>,
         <<101, (old_atom_bytes('a@b'))/binary, 7:32, 4>>,
         <<114, 1:16, (old_atom_bytes('a@b'))/binary, 4, 7:32>>,
         ref_bytes('a@b', [1, 2, 3, 4, 5, 6], 1),
         ref_bytes(nonode@nohost, [1, 2, 3, 4], 0),
         ref_bytes(nonode@nohost, [16#40000, 1, 2], 0),
         pid_bytes(nonode@nohost, 16#10000000, 0, 0),
         pid_bytes(nonode@nohost, 0, 16#ffffffff, 0),
         port_bytes(nonode@nohost, 16#10000000, 0)],
    io:format("malformed ~w~n", [[catch_reason(fun() -> decode(B) end) || B <- Bad]]),
    Cut = [catch_reason(fun() -> decode(binary_part(B, 0, S)) end) || B <- forms(), S <- lists:seq(0, byte_size(B) - 1)],
    io:format("cut ~w~n", [lists:usort(Cut)]),
    Safe = [catch_reason(fun() -> binary_to_term(<<131, B/binary>>, [safe]) end)
            || B <- [<<88, 119, 4, "ne@w", 1:32, 2:32, 3:32>>, <<120, 119, 4, "ne@w", 1:64, 3:32>>, <<90, 1:16, 119, 4, "ne@w", 1:32, 3:32>>]],
    io:format("safe ~w~n", [Safe]).

%% --- order and equality

order() ->
    Nodes = ['a@b', 'z@b', nonode@nohost],
    sorted([{{N, X, S, C}, pid(N, X, S, C)} || N <- Nodes, X <- [1, 2, 16#8000001], S <- [0, 1], C <- [1, 2]] ++
           [{{home, X, S}, pid(nonode@nohost, X, S, 0)} || X <- [1, 2], S <- [0, 1]]),
    sorted([{{N, X, C}, port(N, X, C)} || N <- Nodes, X <- [1, 2, 1 bsl 33], C <- [1, 2]] ++
           [{{home, X}, port(nonode@nohost, X, 0)} || X <- [1, 2]]),
    Words = [[1, 2, 3], [2, 2, 3], [1, 3, 3], [1, 2, 4]],
    sorted([{{N, W, C}, ref(N, W, C)} || N <- Nodes, W <- Words, C <- [1, 2]] ++
           [{{home, W}, ref(nonode@nohost, W, 0)} || W <- Words]),
    sorted([{W, ref('a@b', W, 1)} || W <- [[], [0], [1], [2], [1, 0], [0, 1], [1, 0, 0], [0, 0, 1], [1, 0, 1], [1, 0, 0, 0, 0], [1, 0, 0, 0, 1],
                                           [2, 0, 0, 0, 0], [1, 2, 3], [1, 2, 3, 0, 0], [1, 2, 3, 0, 1], [16#40000, 0, 0]]]),
    Mixed = [pid('a@b', 1, 1, 1), port('a@b', 1, 1), ref('a@b', [1], 1), self(), make_ref(), 1, 1.5, atom, {}, #{}, [], [1], <<>>, fun lists:map/2],
    io:format("mixed ~w~n", [[kind(X) || X <- lists:sort(Mixed)]]),
    Equal = fun(A, B) -> [A =:= B, A == B, A =/= B, A /= B, A < B, A > B, A =< B, A >= B] end,
    P = pid('a@b', 1, 2, 3),
    R = ref('a@b', [1, 2, 3], 3),
    io:format("equal ~w~n", [[Equal(P, pid('a@b', 1, 2, 3)), Equal(P, pid('a@b', 1, 2, 4)), Equal(P, pid('z@b', 1, 2, 3)),
                              Equal(P, pid(nonode@nohost, 1, 2, 0)), Equal(R, ref('a@b', [1, 2, 3, 0], 3)), Equal(R, ref('a@b', [1, 2], 3)),
                              Equal(pid(nonode@nohost, 1, 2, 1), pid(nonode@nohost, 1, 2, 0)), Equal(P, R), Equal(R, 1), Equal(P, {P})]]),
    io:format("typed ~w~n", [[is_same_pid(P, pid('a@b', 1, 2, 3)), is_same_pid(P, self()), is_same_pid(self(), self()), is_me(P), is_me(self()),
                              is_same_port(port(x, 1, 2), port(x, 1, 2)), is_same_port(port(x, 1, 2), port(x, 1, 3)),
                              is_same_ref(R, ref('a@b', [1, 2, 3], 3)), is_same_ref(R, make_ref())]]).

is_same_pid(A, B) when is_pid(A), is_pid(B) -> {A =:= B, A == B, A /= B, A =/= B};
is_same_pid(_, _) -> no.
is_same_port(A, B) when is_port(A), is_port(B) -> {A =:= B, A == B};
is_same_port(_, _) -> no.
is_same_ref(A, B) when is_reference(A), is_reference(B) -> {A =:= B, A == B};
is_same_ref(_, _) -> no.
is_me(P) -> P =:= self().

sorted(Named) ->
    Sorted = lists:sort(fun({_, A}, {_, B}) -> A =< B end, Named),
    io:format("~p~n", [[Name || {Name, _} <- Sorted]]),
    Alone = [X || {_, X} <- Named],
    true = lists:sort(Alone) == [X || {_, X} <- Sorted].

kind(X) when is_pid(X) -> {pid, node(X)};
kind(X) when is_port(X) -> {port, node(X)};
kind(X) when is_reference(X) -> {reference, node(X)};
kind(X) when is_function(X) -> function;
kind(X) -> X.

hashes() ->
    Identifiers = [pid(nonode@nohost, 5, 0, 0), pid(nonode@nohost, 5, 7, 0), port(nonode@nohost, 5, 0), ref(nonode@nohost, [1, 2, 3], 0), ref(nonode@nohost, [3, 2, 1], 0),
                   pid('a@b', 5, 7, 3), pid('a@b', 5, 0, 1), pid('a@b', 16#fffffff5, 0, 1), pid('z@b', 16#fffffff5, 9, 1), port('a@b', 5, 1),
                   port('a@b', 5 bsl 32 + 7, 1), port('a@b', 16#fffffff5, 1), ref('a@b', [], 1), ref('a@b', [1], 1), ref('a@b', [1, 2, 3], 1),
                   ref('a@b', [1, 2, 3, 4, 5], 1), ref('a@b', [16#3ffff, 2, 3, 4, 5], 1), ref('a@b', [16#fffffff5, 2, 3], 1)],
    io:format("phash2 ~w~n", [[erlang:phash2(X) || X <- Identifiers]]),
    io:format("phash2 ~w~n", [[erlang:phash2({x, [X, 1]}) || X <- Identifiers]]),
    io:format("phash ~w~n", [[apply(erlang, phash, [X, 1 bsl 32]) || X <- Identifiers]]),
    io:format("phash ~w~n", [[apply(erlang, phash, [{x, [X, 1]}, 1 bsl 32]) || X <- Identifiers]]).

%% --- in guards and built-in functions

kinds() ->
    All = [pid('a@b', 1, 2, 3), port('a@b', 1, 3), ref('a@b', [1, 2, 3], 3), pid(nonode@nohost, 1, 2, 9), self(), make_ref(), 1, 1 bsl 70, <<1>>, #{}, atom, []],
    io:format("kinds ~w~n", [[{classify(X), is_pid_only(X), is_port_only(X), is_reference_only(X), is_any(X), neither(X)} || X <- All]]),
    io:format("bifs ~w~n", [[{apply(erlang, is_pid, [X]), apply(erlang, is_port, [X]), apply(erlang, is_reference, [X])} || X <- All]]),
    io:format("types ~w~n", [[erts_internal:term_type(X) || X <- lists:sublist(All, 4)]]),
    io:format("nodes ~w~n", [[catch_reason(fun() -> node(X) end) || X <- All]]),
    io:format("guard ~w~n", [[at(X) || X <- All]]),
    Match = ets:match_spec_compile([{{'$1', '$2'}, [{is_pid, '$1'}, {'==', {node, '$1'}, 'a@b'}], ['$2']}]),
    io:format("match ~w~n", [ets:match_spec_run([{X, N} || {X, N} <- lists:zip(All, lists:seq(1, length(All)))], Match)]).

classify(X) when is_pid(X) -> pid;
classify(X) when is_port(X) -> port;
classify(X) when is_reference(X) -> reference;
classify(X) when is_integer(X) -> integer;
classify(_) -> other.
is_pid_only(X) when is_pid(X) -> true;
is_pid_only(_) -> false.
is_port_only(X) -> is_port(X).
is_reference_only(X) -> is_reference(X).
is_any(X) when is_pid(X); is_port(X); is_reference(X) -> true;
is_any(_) -> false.
neither(X) when not is_pid(X), not is_reference(X), not is_port(X) -> true;
neither(_) -> false.
at(X) when node(X) =:= node() -> here;
at(X) when node(X) =:= 'a@b' -> there;
at(_) -> nowhere.

%% --- where terms are kept

%% References have three words, as every node makes them: of fewer OTP 25 hashes memory behind them. No more than three identifiers with
%% the same number, or its large maps do not end.
containers() ->
    Make = fun() ->
        [pid('a@b', X, S, C) || X <- lists:seq(1, 20), S <- [0, 1], C <- [1, 2]] ++ [pid(nonode@nohost, 100, 1, C) || C <- [1, 2]] ++
            [port(N, X, 1) || N <- ['a@b', 'z@b'], X <- [1, 2, 1 bsl 40]] ++
            [ref(N, [1, 2, X], 1) || N <- ['a@b', 'z@b'], X <- lists:seq(1, 10)]
    end,
    Keys = Make(),
    Count = length(Keys),
    Numbers = lists:seq(1, Count),
    Map = maps:from_list(lists:zip(Keys, Numbers)),
    io:format("map ~w~n", [{map_size(Map), [maps:get(K, Map) || K <- Make()] =:= Numbers, maps:is_key(pid('a@b', 1, 0, 3), Map)}]),
    [begin
         Table = ets:new(table, [Type]),
         ets:insert(Table, lists:zip(Keys, Numbers)),
         io:format("~w ~w~n", [Type, {ets:info(Table, size), [N || K <- Make(), {_, N} <- ets:lookup(Table, K)] =:= Numbers,
                                      lists:sort([K || {K, _} <- ets:tab2list(Table)]) =:= lists:sort(Keys)}])
     end || Type <- [set, ordered_set, bag]],
    persistent_term:put(hd(Keys), Keys),
    io:format("persistent ~w~n", [persistent_term:get(hd(Make())) =:= Make()]),
    persistent_term:erase(hd(Keys)),
    put(lists:last(Keys), Keys),
    io:format("dictionary ~w~n", [get(lists:last(Make())) =:= Make()]),
    Me = self(),
    Echo = spawn(fun() -> receive {Keys2, From} -> garbage_collect(), From ! {Keys2, self()} end end),
    Echo ! {Keys, Me},
    receive {Back, Echo} -> io:format("message ~w~n", [Back =:= Make()]) end,
    erlang:send_after(1, Me, {timer, Keys}),
    receive {timer, Sent} -> io:format("timer ~w~n", [Sent =:= Make()]) end,
    io:format("encoded ~w~n", [binary_to_term(term_to_binary({Map, Keys}, [compressed])) =:= {Map, Keys}]),
    F = fun() -> Keys end,
    io:format("fun ~w~n", [(binary_to_term(term_to_binary(F)))() =:= Make()]).

%% --- text

texts() ->
    P = pid('a@b', 1, 2, 3),
    Index = fun(X) -> hd(string:lexemes(pid_to_list(X), "<.>")) end,
    io:format("index ~w~n", [[Index(P) =:= Index(pid('a@b', 7, 0, 4)), Index(P) =/= Index(pid('z@b', 1, 2, 3)), Index(P) =/= "0", Index(pid(nonode@nohost, 1, 2, 9))]]),
    io:format("same text ~w~n", [[lists:flatten(io_lib:format(Format, [P])) =:= pid_to_list(P) || Format <- ["~p", "~w", "~0p"]]]),
    io:format("nested ~w~n", [lists:flatten(io_lib:format("~w", [{P, [P]}])) =:= "{" ++ pid_to_list(P) ++ ",[" ++ pid_to_list(P) ++ "]}"]),
    io:format("back ~w~n", [[catch_reason(fun() -> list_to_pid(pid_to_list(P)) end), catch_reason(fun() -> list_to_port(port_to_list(port('a@b', 1, 2))) end),
                             catch_reason(fun() -> list_to_ref(ref_to_list(ref('a@b', [1, 2, 3], 2))) end)]]),
    io:format("pids ~w~n", [[catch_reason(fun() -> list_to_pid(T) end) || T <- ["<0.5.7>", "<0.0.0>", "<0.01.2>", "<1.2.3>", "<0.1>", "<0.1.2.3>", "<0.1.2> ", "<0.+1.2>", "", "<0.1.1000000000000>"]]]),
    io:format("ports ~w~n", [[catch_reason(fun() -> list_to_port(T) end) || T <- ["#Port<0.1>", "#Port<0.268435455>", "#Port<0.268435456>", "#Port<1.1>", "#Port<0>", "<0.1.0>", "#Port<0.1"]]]),
    io:format("refs ~w~n", [[catch_reason(fun() -> list_to_ref(T) end) || T <- ["#Ref<0.1.2.3>", "#Ref<0.1.2>", "#Ref<0.1.2.3.4>", "#Ref<1.1.2.3>"]]]),
    io:format("serial ~w~n", [[list_to_pid("<0.5.7>") =:= pid(nonode@nohost, 5, 7, 0), term_to_binary(list_to_pid("<0.5.7>")), term_to_binary(list_to_port("#Port<0.5>")),
                               pid_to_list(list_to_pid("<0.5.7>")), list_to_pid("<0.5.7>") > list_to_pid("<0.6.0>"), is_process_alive(list_to_pid("<0.5.7>"))]]).

%% Many of them, through collections.
collected() ->
    Make = fun(N) -> {pid('a@b', N, N, N), port('z@b', N bsl 20, N), ref(x, [N, N + 1, N + 2, N + 3, N + 4], N)} end,
    Kept = lists:foldl(fun(N, Kept) -> [Make(N) | Kept] end, [], lists:seq(1, 300)),
    garbage_collect(),
    io:format("collected ~w~n", [Kept =:= [Make(N) || N <- lists:seq(300, 1, -1)]]).

%% --- what cannot be reached

others() -> [pid('a@b', 1, 2, 3), ref('a@b', [1, 2, 3], 3), ref('a@b', [1, 2, 3, 4, 5], 3), port('a@b', 1, 3)].

sending() ->
    Send = [fun(X) -> X ! hi end, fun(X) -> erlang:send(X, hi) end, fun(X) -> erlang:send(X, hi, []) end, fun(X) -> erlang:send(X, hi, [noconnect]) end,
            fun(X) -> erlang:send(X, hi, [nosuspend]) end, fun(X) -> erlang:send_nosuspend(X, hi) end, fun(X) -> exit(X, kill) end],
    io:format("send ~w~n", [[[catch_reason(fun() -> F(X) end) || F <- Send] || X <- others()]]),
    io:format("to a name ~w~n", [[catch_reason(fun() -> F({name, 'a@b'}) end) || F <- lists:droplast(Send)]]).

%% What a fun gives in a process of its own, how that ends, and the messages it got, with references masked.
alone(F, Traps) ->
    {Pid, Monitor} = spawn_monitor(fun() ->
        process_flag(trap_exit, Traps),
        Result = catch_reason(F),
        exit({done, mask(Result), mask(flush())})
    end),
    receive {'DOWN', Monitor, process, Pid, Reason} -> Reason end.

flush() -> receive X -> [X | flush()] after 5 -> [] end.

mask(X) when is_reference(X) -> case node(X) =:= node() of true -> reference; false -> text(X) end;
mask(X) when is_pid(X); is_port(X) -> text(X);
mask(X) when is_list(X) -> [mask(E) || E <- X];
mask(X) when is_tuple(X) -> list_to_tuple(mask(tuple_to_list(X)));
mask(X) -> X.

links() ->
    Do = [fun(X) -> link(X) end, fun(X) -> unlink(X) end, fun(X) -> link(X), unlink(X) end, fun(X) -> link(X), link(X) end],
    [io:format("link ~p~n", [[alone(fun() -> F(X) end, Traps) || F <- Do]]) || X <- others() ++ [pid(nonode@nohost, 1, 0, 9)], Traps <- [false, true]],
    %% Between a link and its end nothing that could take time: the exit signal would be there.
    [One, Two] = [pid('a@b', 1, 2, C) || C <- [3, 4]],
    io:format("two ~p~n", [alone(fun() -> link(One), link(Two), unlink(One) end, true)]).

monitors() ->
    Do = [fun(X) -> monitor(process, X) end,
          fun(X) -> erlang:monitor(process, X, [{tag, {my, tag}}]) end,
          fun(X) -> erlang:monitor(process, X, [{alias, explicit_unalias}]) end,
          fun(X) -> erlang:demonitor(monitor(process, X)) end,
          fun(X) -> erlang:demonitor(monitor(process, X), [flush]) end,
          fun(X) -> R = monitor(process, X), Got = flush(), {Got, erlang:demonitor(R, [info, flush])} end,
          fun(X) -> monitor(port, X) end],
    [io:format("monitor ~p~n", [[alone(fun() -> F(X) end, false) || F <- Do]]) || X <- others() ++ [pid(nonode@nohost, 1, 0, 9)]],
    io:format("name ~w~n", [catch_reason(fun() -> monitor(process, {name, 'a@b'}) end)]).

%% Badarg for the most part.
refused() ->
    Do = [fun(X) -> is_process_alive(X) end,
          fun(X) -> process_info(X) end,
          fun(X) -> process_info(X, status) end,
          fun(X) -> process_info(X, nothing) end,
          fun(X) -> register(xyzzy, X) end,
          fun(X) -> erlang:send_after(1, X, hi) end,
          fun(X) -> erlang:start_timer(1, X, hi) end,
          fun(X) -> erlang:cancel_timer(X) end,
          fun(X) -> erlang:read_timer(X) end,
          fun(X) -> erlang:cancel_timer(X, [{async, true}]) end,
          fun(X) -> erlang:suspend_process(X) end,
          fun(X) -> erlang:resume_process(X) end,
          fun(X) -> unalias(X) end,
          fun(X) -> demonitor(X) end,
          fun(X) -> demonitor(X, [flush, info]) end,
          fun(X) -> erlang:spawn_request_abandon(X) end,
          fun(X) -> ets:give_away(ets:new(a, []), X, y) end,
          fun(X) -> ets:info(ets:new(a, [{heir, X, y}]), heir) end,
          fun(X) -> ets:info(X) end,
          fun(X) -> ets:lookup(X, 1) end,
          fun(X) -> atomics:get(X, 1) end,
          fun(X) -> pid_to_list(X) end,
          fun(X) -> port_to_list(X) end,
          fun(X) -> ref_to_list(X) end],
    [io:format("refused ~p~n", [[case alone(fun() -> F(X), passes end, false) of {done, R, M} -> {R, M} end || F <- Do]]) || X <- others() ++ [pid(nonode@nohost, 1, 0, 9)]],
    ok.

leaders() ->
    Leader = pid('a@b', 1, 2, 3),
    io:format("leader ~w~n", [alone(fun() ->
        group_leader(Leader, self()),
        garbage_collect(),
        Me = self(),
        Child = spawn(fun() -> garbage_collect(), Me ! {self(), group_leader()} end),
        receive {Child, Inherited} -> {group_leader() =:= Leader, Inherited =:= Leader, process_info(self(), group_leader) =:= {group_leader, Leader}} end
    end, false)]),
    Other = spawn(fun() -> receive {From, ask} -> From ! {self(), group_leader()} end end),
    group_leader(Leader, Other),
    garbage_collect(),
    Other ! {self(), ask},
    receive {Other, L} -> io:format("leader of another ~w~n", [L =:= Leader]) end,
    io:format("of one there ~w~n", [[catch_reason(fun() -> group_leader(self(), X) end) || X <- [Leader, ref('a@b', [1], 1), port('a@b', 1, 1)]]]).

%% Ports of this node, which there are none of by such numbers, and of its former creations.
ports() ->
    [ports(P) || P <- [port(nonode@nohost, 7777777, 0), port(nonode@nohost, 5, 9)]],
    [io:format("named ~p~n", [alone(fun() -> monitor(port, X) end, false)])
     || X <- [nosuch, {nosuch, node()}, {nosuch, 'a@b'}, {nosuch, node(), 1}, <<1>>]].

ports(P) ->
    Do = [fun() -> P ! hi end, fun() -> link(P) end, fun() -> unlink(P) end, fun() -> monitor(port, P) end,
          fun() -> erlang:demonitor(monitor(port, P), [flush]) end, fun() -> exit(P, kill) end, fun() -> monitor(process, P) end],
    [io:format("port ~p~n", [[alone(F, Traps) || F <- Do]]) || Traps <- [false, true]].
