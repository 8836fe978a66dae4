#!/usr/bin/env escript
%% -*- coding: utf-8 -*-
%% Records how OTP's runtime prints terms: escript record.escript > print.golden
%% Each line: the term (strings as lists, floats exact) ==> what erlang:display/1 prints, its bytes above 127 and below 32 as \xHH.
main(["display"]) ->
    lists:foreach(fun erlang:display/1, terms());
main([]) ->
    io:setopts([{encoding, unicode}]),
    Lines = binary:split(displayed(), <<"\r\n">>, [global]),
    [io:format("~tw ==> ~s~n", [T, escape(binary_to_list(L))]) || {T, L} <- lists:zip(terms(), lists:droplast(Lines))].

%% What this script displays, from a run of its own: display/1 writes past Erlang's io.
displayed() ->
    Port = open_port({spawn_executable, os:find_executable("escript")},
                     [{args, [escript:script_name(), "display"]}, binary, stream, exit_status]),
    (fun Loop(Acc) ->
         receive {Port, {data, D}} -> Loop([Acc, D]); {Port, {exit_status, 0}} -> iolist_to_binary(Acc) end
     end)([]).

escape(S) -> lists:flatmap(fun(C) when C < 32; C > 126; C =:= $\\ -> io_lib:format("\\x~2.16.0B", [C]); (C) -> [C] end, S).

terms() ->
    [0, 1, -1, 123456789, (1 bsl 59) - 1, -(1 bsl 60), 1 bsl 64, -(1 bsl 64), 1 bsl 300, -(1 bsl 4000),
     0.0, -0.0, 1.0, -1.5, 0.1, 1.0e22, 1.0e-5, 123456789.0, 1.0e100, 1.0e300, 5.0e-324, 1.7976931348623157e308, 0.3333333333333333, 999999.5, 9.9999995e10,
     [], {}, {a}, {a, b, {c}}, [1, 2], [1 | 2], [[], []], [a | []], [[[]]], {[{[]}]}, ["abc", "def"], {"abc"}, ["abc" | "def"], [[97, 98] | c],
     [97, 98 | 99], [[97 | b], 1], #{}, #{a => 1}, #{a => 1, "b" => [1, 2]}, maps:from_list([{I, I} || I <- lists:seq(1, 33)]), #{x => maps:from_list([{I, [I]} || I <- lists:seq(1, 200)])},
     <<>>, <<1>>, <<"abc">>, <<"a\nb">>, <<"a\tb">>, <<195, 169>>, <<"a\"b\\">>, <<1:3>>, <<"ab", 1:3>>, <<1, 2, 3:7>>, <<0:1>>, <<"abc", 0>>, <<127>>, <<32>>, <<126>>, binary:copy(<<"xyz ">>, 100),
     list_to_binary(lists:seq(0, 255)), {<<"a">>, [<<1>>, <<"x">>]}, [#{a => {}}, #{[] => []}], {1, "it's", 'it\'s'}, lists:seq(1, 50), lists:seq(300, 310),
     'end', 'and', 'fun', 'div', 'when', 'maybe', 'receive', true, '', ' ', 'hello world', 'Foo', '_x', '1a', a1, a_b, 'a@b', aB, 'a.b', '$a', '+', '=:=', 'λ', 'aλ', '\x{1F600}'] ++
    [list_to_atom([C]) || C <- lists:seq(0, 300)] ++ [list_to_atom([$a, C]) || C <- lists:seq(0, 300)] ++
    [[C] || C <- lists:seq(0, 300)] ++ [[$a, C] || C <- lists:seq(0, 300)] ++ [[C | x] || C <- [9, 10, 65, 200]].
