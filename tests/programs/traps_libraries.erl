%% Traps whose subject is a module of OTP's: sorting, formatting, strings, random numbers.
-module(traps_libraries).
-export([main/1]).

main(_) ->
    lists(),
    numbers(),
    text(),
    formats(),
    terms(),
    random(),
    system().

lists() ->
    trap(13, {lists:usort([1.0, 1, 2]), lists:usort([1, 1.0]), lists:sort([1.0, 1]), ordsets:union([1], [1.0])}),
    trap(8, proplists:get_value(1.0, [{1, x}])),
    trap(14, maps:to_list(#{2 => a, 1.0 => b, 1 => c})),
    trap(46, try lists:nth(id(0), []) catch error:E:S -> {E, lists:droplast(tuple_to_list(hd(S)))} end),
    trap(117, {string:tokens("a,,b", ","), string:split("a,,b", ",", all), lists:keysort(1, [{b, 1}, {a, 2}, {b, 0}, {a, 1}]), st(catch lists:nth(3, id([1])))}).

numbers() ->
    trap(32, {string:to_float("1.5x"), string:to_integer("12ab")}),
    trap(35, lists:flatten(io_lib:format("~p ~w ~p ~p ~p ~p", [1.0, 1.0e10, 1.0e22, 1.0e-3, 123456789012345680.0, 5.0e-324]))),
    trap(36, lists:flatten(io_lib:format("~f|~.2f|~e|~.3e|~g|~.3g|~10.2f|~-10.2f|~*.*f", [1.0, 2.345, 3.0, 12345.678, 0.0001, 1.0e10, 2.5, 2.5, 8, 1, 3.14]))),
    trap(37, lists:flatten(io_lib:format("~b|~.16b|~.16B|~.16#|~10.b|~x|~+|", [255, 255, 255, 255, 42, 10, "0x", 1]))).

text() ->
    trap(64, {string:length([101, 769]), length([101, 769]), string:reverse([101, 769, $x]), string:uppercase("straße"), string:to_graphemes("e\x{301}"),
              string:equal("a", <<"a">>)}),
    trap(70, lists:flatten(io_lib:format("~5s|~-5s|~.2s|~5.2.*s|~3c|~c~i~~", ["ab", "ab", "abc", $0, "xyz", $z, $y, ignored]))).

formats() ->
    trap(66, lists:flatten(io_lib:format("~p ~w ~p ~p ~p ~p", ['A b', '\n', a@b, '1a', '', 'é']))),
    trap(69, lists:flatten(io_lib:format("~20p", [{aaaaaaaa, bbbbbbbb, [cccc, dddd]}]))),
    trap(71, [st(catch io_lib:format(id("~s"), [[1024]])), io_lib:format("~ts", [[1024]]), lists:flatten(io_lib:format("~s~s", [abc, <<"b">>])),
              lists:flatten(io_lib:format("~ts", [<<"é"/utf8>>]))]),
    trap(72, lists:flatten(io_lib:format("~P ~W ~P", [[1, 2, 3, 4, 5], 3, {a, {b, {c}}}, 3, #{a => 1, b => 2}, 2]))),
    trap(73, [st(catch io_lib:format(id("~p"), [])), st(catch io_lib:format(id("~p"), [1, 2])), st(catch io_lib:format(id("~y"), [1]))]),
    trap(75, {io_lib:write_string("a\"\\\n\x{1}"), io_lib:write_atom('it\'s'), io_lib:print([a | b]),
              lists:flatten(io_lib:format("~0p", [lists:seq(1, 40)])) =:= lists:flatten(io_lib:format("~w", [lists:seq(1, 40)]))}).

terms() ->
    trap(67, {lists:flatten(io_lib:format("~p|~w|~p|~tp|~p", ["abc", "abc", [1024], [1024], "a\n\t\e"])),
              lists:flatten(io_lib:format("~p ~p ~p", [<<"abc">>, <<1, 2>>, <<"é"/utf8>>]))}),
    trap(68, lists:flatten(io_lib:format("X = ~p", [lists:seq(1, 30)]))).

%% What does not depend on the machine and the run of these two.
system() ->
    trap(116, {erlang:convert_time_unit(1, second, native), erlang:convert_time_unit(-1, native, second)}),
    trap(122, {erlang:system_info(otp_release), erlang:system_info(wordsize), erlang:system_info(endian), element(1, os:type()), erlang:system_info(machine)}).

random() ->
    trap(121, begin rand:seed(exsss, {1, 2, 3}), list_to_tuple([rand:uniform(1000) || _ <- [1, 2, 3]]) end).

%% trap(Number, Value): the measured result of that number in the list of semantic traps (traps.tsv).
trap(Number, Value) -> erlang:display({Number, Value}).

%% What catch gives, without the stack trace.
st({'EXIT', {Reason, Trace}}) when is_list(Trace) -> {'EXIT', Reason};
st(Value) -> Value.

%% Hides a value from the compiler.
id(X) -> X.
