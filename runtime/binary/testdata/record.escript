#!/usr/bin/env escript
%% -*- coding: utf-8 -*-
%% Records what OTP's binary expressions and patterns do: escript record.escript > segments.golden
%% {construct,[{Type,Value,Size,Unit,Endianness},...]} ==> {ok,Bitstring} or {error,Reason,Cause}
%% {match,Bitstring,[{Type,Size,Unit,Endianness,Sign},...]} ==> {ok,[Value,...,Rest]} or nomatch
%% Size is `all` where a segment has none. Each shape is compiled to a function whose values and sizes are arguments.
main(_) ->
    io:setopts([{encoding, unicode}]),
    [run({construct, Segments}) || Segments <- constructions()],
    [run({match, Bits, Segments}) || {Bits, Segments} <- matches()].

run(Case) -> io:format("~tw ==> ~tw~n", [Case, outcome(Case)]).

outcome({construct, Segments}) ->
    Text = lists:join(",", [text(N, segment(S)) || {N, S} <- lists:enumerate(Segments)]),
    Module = module(["f([", parameters(length(Segments)), "]) -> <<", Text, ">>."]),
    Arguments = lists:append([[V, S] || {_, V, S, _, _} <- Segments]),
    try {ok, Module:f(Arguments)}
    catch error:E:Trace -> {error, E, maps:get(cause, proplists:get_value(error_info, element(4, hd(Trace)), #{}), none)}
    end;
outcome({match, Bits, Segments}) ->
    Count = length(Segments),
    Text = lists:join(",", [text(N, S) || {N, S} <- lists:enumerate(Segments)]),
    Values = lists:join(",", [["V", integer_to_list(N)] || N <- lists:seq(1, Count)]),
    Sizes = lists:join(",", [["S", integer_to_list(N)] || N <- lists:seq(1, Count)]),
    Module = module(["f(B, [", Sizes, "]) -> case B of <<", Text, ", Rest/bitstring>> -> {ok, [", Values, ", Rest]}; _ -> nomatch end."]),
    Module:f(Bits, [element(2, S) || S <- Segments]).

segment({Type, _, Size, Unit, Endian}) -> {Type, Size, Unit, Endian, unsigned}.

text(N, {Type, Size, Unit, Endian, Sign}) ->
    I = integer_to_list(N),
    ["V", I, [[":S", I] || Size =/= all], "/", atom_to_list(Type),
     case Type of
         binary -> ["-unit:", integer_to_list(Unit)];
         utf8 -> [];
         T when T =:= utf16; T =:= utf32 -> ["-", atom_to_list(Endian)];
         _ -> ["-", atom_to_list(Endian), "-", atom_to_list(Sign), "-unit:", integer_to_list(Unit)]
     end].

parameters(Count) -> lists:join(",", [["V", integer_to_list(N), ",S", integer_to_list(N)] || N <- lists:seq(1, Count)]).

module(Text) ->
    Name = list_to_atom("m" ++ integer_to_list(erlang:phash2(lists:flatten(Text)))),
    case code:is_loaded(Name) of
        false ->
            {ok, Tokens, _} = erl_scan:string(lists:flatten(Text)),
            {ok, Form} = erl_parse:parse_form(Tokens),
            {function, _, f, Arity, _} = Form,
            {ok, Name, Code} = compile:forms([{attribute, 1, module, Name}, {attribute, 1, export, [{f, Arity}]}, Form], []),
            {module, Name} = code:load_binary(Name, "", Code);
        _ -> ok
    end,
    Name.

ints() -> [0, 1, -1, 200, -200, 16#1234567, -16#1234567, 16#123456789abcdef0, 1 bsl 60, -(1 bsl 63), 1 bsl 64, -(1 bsl 70) + 5, 16#123456789abcdef0123456789].
sizes() -> [0, 1, 3, 7, 8, 9, 12, 16, 17, 24, 31, 32, 33, 40, 56, 60, 61, 63, 64, 65, 72, 100, 128, 129, 1100].
floats() -> [0.0, -0.0, 1.0, -1.5, 0.1, 65504.0, 65519.0, 65520.0, 1.0e5, -1.0e10, 6.0e-8, 2.9e-8, 2.98e-8, 5.960464477539063e-8, 6.1e-5, 1.0e-40, 1.0e300, -1.0e300, 5.0e-324, 2049.0, 2051.0, 3.4028236e38, 3, -7, 1 bsl 70, 1 bsl 1100].
bits() -> [<<>>, <<1>>, <<1, 2, 3>>, <<5:3>>, <<1, 2, 5:3>>, binary:copy(<<"ab">>, 40), <<(binary:copy(<<"ab">>, 40))/binary, 1:1>>].
points() -> [0, 127, 128, 2047, 2048, 55295, 55296, 57343, 57344, 65535, 65536, 1114111, 1114112, -1, a, 1 bsl 70].
prefixes() -> [[], [{integer, 5, 3, 1, big}]].

constructions() ->
    [P ++ [{integer, V, S, 1, E}] ++ P || P <- prefixes(), V <- ints(), S <- sizes(), E <- [big, little]] ++
    [P ++ [{float, V, S, 1, E}] || P <- prefixes(), V <- floats(), S <- [16, 32, 64], E <- [big, little]] ++
    [[{float, V, S, U, big}] || V <- [1.0, a], {S, U} <- [{1, 64}, {2, 16}, {8, 8}, {8, 1}, {0, 1}, {a, 1}, {-1, 1}, {128, 1}]] ++
    [P ++ [{binary, V, S, U, big}] ++ P || P <- prefixes(), V <- bits(), {S, U} <- [{all, 1}, {all, 8}, {all, 3}, {0, 8}, {1, 8}, {3, 8}, {3, 1}, {70, 8}, {5, 7}]] ++
    [P ++ [{T, V, all, 1, E}] ++ P || P <- prefixes(), T <- [utf8, utf16, utf32], V <- points(), E <- [big, little]] ++
    [[{integer, V, S, U, big}] || V <- [1, a, 1.5, <<1>>], {S, U} <- [{8, 1}, {a, 1}, {-1, 8}, {1.0, 1}, {1 bsl 59, 1}, {1 bsl 70, 1}, {-(1 bsl 70), 1}, {2, 256}, {1 bsl 58, 64}, {<<1>>, 1}]] ++
    [[{binary, V, S, U, big}] || V <- [a, 1, [1]], {S, U} <- [{all, 8}, {1, 8}, {a, 8}, {-1, 1}]] ++
    [[{binary, V, all, 8, big}, W] || V <- [<<1, 2>>, <<1:3>>, a, binary:copy(<<"x">>, 100)], W <- [{integer, 1, 8, 1, big}, {integer, a, 8, 1, big}, {integer, 1, a, 1, big}, {utf8, -1, all, 1, big},
        {binary, <<3>>, 2, 8, big}, {binary, <<3>>, all, 8, big}, {float, a, 64, 1, big}]] ++
    [[A, B, C] || A <- mixed(), B <- mixed(), C <- mixed()].
mixed() ->
    [{integer, 77, 8, 1, big}, {integer, -3, 5, 1, little}, {integer, a, 8, 1, big}, {float, 2.5, 32, 1, big}, {binary, <<"hey">>, all, 8, big}, {binary, <<1:9>>, all, 1, big}, {binary, <<1>>, 3, 8, big},
     {utf8, 955, all, 1, big}, {utf16, 66000, all, 1, little}, {utf32, -1, all, 1, big}].

subjects() ->
    [<<>>, <<255>>, <<1:3>>, <<16#12, 16#34, 16#56, 16#78, 16#9a, 16#bc, 16#de, 16#f0, 16#12, 16#34, 16#56, 16#78, 16#9a, 16#bc, 16#de, 16#f0, 16#12>>,
     <<255, 254, 253, 252, 251, 250, 249, 248, 247, 246, 245, 244, 243, 242, 241, 5:3>>, <<0:200>>, <<-1:200>>].
matches() ->
    [{B, P ++ [{integer, S, 1, E, G}]} || B <- subjects(), P <- [[], [{integer, 3, 1, big, unsigned}]], S <- sizes(), S < 200, E <- [big, little], G <- [signed, unsigned]] ++
    [{B, P ++ [{float, S, 1, E, unsigned}]} || B <- [<<V:S/float>> || V <- floats(), S <- [16, 32, 64], V =/= (1 bsl 1100)] ++ [<<0:3, 1.5/float>>, <<16#7c00:16>>, <<16#7e01:16>>, <<16#7f800000:32>>, <<16#7ff8000000000000:64>>, <<0>>],
        P <- [[], [{integer, 3, 1, big, unsigned}]], S <- [16, 32, 64], E <- [big, little]] ++
    [{<<1:64>>, [{float, S, U, big, unsigned}]} || {S, U} <- [{8, 1}, {1, 64}, {0, 1}, {a, 1}, {-1, 1}]] ++
    [{B, P ++ [{binary, S, U, big, unsigned}]} || B <- subjects() ++ bits(), P <- [[], [{integer, 3, 1, big, unsigned}]], {S, U} <- [{0, 8}, {1, 8}, {3, 8}, {3, 1}, {9, 1}, {70, 8}, {a, 8}, {-1, 8}, {1 bsl 70, 8}, {1 bsl 58, 256}, {1.0, 8}]] ++
    [{B, P ++ [{T, all, 1, E, unsigned}]} || T <- [utf8, utf16, utf32], E <- [big, little], P <- [[], [{integer, 3, 1, big, unsigned}]], B <- texts()].
texts() ->
    [<<"a">>, <<>>, <<206>>, <<206, 187>>, <<206, 187, 1>>, <<237, 160, 128>>, <<240, 159, 152, 128>>, <<240, 159, 152>>, <<244, 144, 128, 128>>, <<192, 128>>, <<255, 255, 255, 255>>, <<0, 65>>, <<65, 0>>, <<216, 0, 220, 0>>, <<0, 216, 0, 220>>,
     <<216, 0, 65, 0>>, <<220, 0, 220, 0>>, <<0, 0, 0, 65>>, <<65, 0, 0, 0>>, <<0, 17, 0, 0>>, <<0, 0, 216, 0>>, <<0, 216, 0>>, <<5:3, 206, 187, 7:5>>, <<5:3, 240, 159, 152, 128>>, <<5:3, 216, 0, 220, 0, 1:1>>, <<5:3, 0, 0, 3, 187>>].
