#!/usr/bin/env escript
%% -*- coding: utf-8 -*-
%% Records what OTP's BIFs return: TZ=UTC escript record.escript > bifs.golden
%% Each line: {module,name,arguments} ==> {ok,Result} or {error,Reason,ErrorInfo}, in the syntax of erlang:display/1 save that floats are
%% printed exactly. ErrorInfo is the cause, none, or no_frame where the trace does not begin with the BIF.
main(_) ->
    io:setopts([{encoding, unicode}]),
    [run(M, F, A) || {M, F, As} <- lists:flatten(cases()), A <- As].

run(M, F, A) ->
    erase(),
    R = try {ok, apply(M, F, A)}
        catch error:E:S ->
                case S of
                    [{M, F, A, I} | _] -> {error, E, maps:get(cause, proplists:get_value(error_info, I, #{}), none)};
                    _ -> {error, E, no_frame}
                end;
              C:E -> {C, E}
        end,
    io:format("~ts ==> ~ts~n", [p({M, F, A}), p(R)]).

p(T) -> io_lib:format("~tw", [T]).

ints() ->
    [0, 1, -1, 2, -2, 7, -7, 255, 256, -256, 1 bsl 31, -(1 bsl 31), 1 bsl 32, (1 bsl 59) - 1, 1 bsl 59, -(1 bsl 59), -(1 bsl 59) - 1,
     (1 bsl 60) - 1, 1 bsl 60, -(1 bsl 60), -(1 bsl 60) - 1, (1 bsl 63) - 1, 1 bsl 63, -(1 bsl 63), (1 bsl 64) - 1, 1 bsl 64,
     -(1 bsl 64), (1 bsl 64) + 1, (1 bsl 96) - 1, (1 bsl 128) - 1, 1 bsl 128, -(1 bsl 128) + 1, 3 * (1 bsl 127) + 12345,
     -987654321987654321987654321987654321, 123456789012345678901234567890123456789012345678901234567890].
nums() -> ints() ++ [0.0, -0.0, 1.0, -1.5, 1.0e10, 9007199254740992.0, 1.152921504606847e18, 1.0e300, -1.0e300, 5.0e-324].
few() -> [0, 1, -3, 1 bsl 60, -(1 bsl 70), 1.0, -2.5, 1.0e308, 1 bsl 1100, a, "x"].
terms() ->
    [0, 1, 1.0, -1, 1 bsl 70, 1.0e30, a, b, ab, 'B', '', [], [1], [1.0], [1, 2], [1 | 2], "ab", {}, {1}, {1.0}, {a, b}, {b, a}, {1, 2, 3},
     {[], {}}, [[]], [{}], [a | b], #{}, #{a => 1}, #{a => 1.0}, #{b => 1}, #{1 => a}, #{1.0 => a}, #{a => 1, b => 2}].
shifts() -> [0, 1, -1, 3, 31, 32, 60, 61, 63, 64, 65, 127, 128, 200, -3, -31, -32, -61, -64, -65, -128, -200].
binary(F, As, Bs) -> {erlang, F, [[A, B] || A <- As, B <- Bs]}.
unary(F, As) -> {erlang, F, [[A] || A <- As]}.
lists0() -> [[], [1], [1, 2, 3], [a, b | c], foo, {}, [[], [1]], "string", [1, 2, 1, 3, 2, 1.0]].
tuples() -> [{}, {1}, {a, b, c}, foo, [], 1].
idx() -> [0, 1, 2, 3, 4, -1, 1 bsl 70, a, 1.0].

prefixes() ->
    ["12abc", "", "-", "+", "+12x", "-0", "1.5e3z", "1e5", "1.", "1.5e", "1.5e+", "1.5E-2,", "a", [1 | 2], [$1, $2 | x], [$1, a], [$1, 1000, $2], a,
     "-1.0", "  1", "99999999999999999999999x", "1.0e400x", ".5", "1.5.6", "1,5e1x", "-1,53E-1+2", "1,", "1,5,6", "1.5,6", [$1, $., $5 | z], [$1, $., $5, a], [$1, 0, $2], {}, [$1, -1]].

times() ->
    [{{1970, 1, 1}, {0, 0, 0}}, {{2024, 2, 29}, {23, 59, 59}}, {{2023, 2, 29}, {23, 59, 59}}, {{1900, 2, 29}, {0, 0, 0}}, {{2000, 2, 29}, {0, 0, 0}},
     {{1600, 1, 1}, {0, 0, 0}}, {{1599, 12, 31}, {23, 59, 59}}, {{1902, 1, 1}, {0, 0, 0}}, {{1901, 12, 31}, {23, 59, 59}}, {{1969, 12, 31}, {23, 59, 59}},
     {{99999, 1, 1}, {0, 0, 0}}, {{2147483646, 12, 31}, {23, 59, 59}}, {{2147483647, 1, 1}, {0, 0, 0}}, {{2024, 13, 1}, {0, 0, 0}}, {{2024, 0, 1}, {0, 0, 0}},
     {{2024, 1, 0}, {0, 0, 0}}, {{2024, 1, 32}, {0, 0, 0}}, {{2024, 4, 31}, {0, 0, 0}}, {{2024, 1, 1}, {24, 0, 0}}, {{2024, 1, 1}, {0, 60, 0}},
     {{2024, 1, 1}, {0, 0, 60}}, {{2024, 1, 1}, {-1, 0, 0}}, {{2024, 1, 1.0}, {0, 0, 0}}, {{1 bsl 70, 1, 1}, {0, 0, 0}}, {{2024, 1}, {0, 0, 0}}, {1, 2}, a].

%% Compressed terms, good and bad.
compressed() ->
    <<131, Plain/binary>> = term_to_binary({a, lists:seq(1, 100), "text"}),
    Z = iolist_to_binary(zlib:compress(Plain)),
    S = byte_size(Plain),
    Rest = iolist_to_binary(zlib:compress([Plain, 1, 2, 3])),
    Twice = <<80, S:32, Z/binary>>,
    <<_, Damaged/binary>> = Z,
    [<<131, 80, S:32, Z/binary>>, <<131, 80, S:32, Z/binary, 1, 2, 3>>, <<131, 80, (S + 1):32, Z/binary>>, <<131, 80, (S - 1):32, Z/binary>>,
     <<131, 80, 0:32, Z/binary>>, <<131, 80, 16#ffffffff:32, Z/binary>>, <<131, 80, S:32, (binary:part(Z, 0, byte_size(Z) - 1))/binary>>,
     <<131, 80, S:32, (binary:part(Z, 0, 20))/binary>>, <<131, 80, S:32, Rest/binary>>, <<131, 80, (S + 3):32, Rest/binary>>,
     <<131, 80, (byte_size(Twice)):32, (iolist_to_binary(zlib:compress(Twice)))/binary>>, <<131, 80, S:32, 121, Damaged/binary>>,
     <<131, 80, S:32>>, <<131, 80, 1>>, <<131, 80>>, <<131, 80, 3:32, (iolist_to_binary(zlib:compress(<<97, 5, 6>>)))/binary>>,
     <<131, 80, 1:32, (iolist_to_binary(zlib:compress(<<106>>)))/binary>>, <<131, 80, 0:32, (iolist_to_binary(zlib:compress(<<>>)))/binary>>].

big(N) -> maps:from_list([{I, {I}} || I <- lists:seq(1, N)]).
clashing() ->
    [40660, 59671, 22575, 119693, 121236, 167527, 169647, 178740, 29879, 217607, 204923, 232672, 198773, 280384, 229095, 281280, 128918, 307353, 123268, 309680, 210361, 359746, 189299, 360461].
keys() -> [a, 1, 1.0, -0.0, "k", {1}, [], <<"bin">>, 17, 33, #{}, 1 bsl 70].
maps() ->
    [#{}, #{a => 1}, #{a => 1.0}, #{1 => x, 1.0 => y}, #{0.0 => z}, #{"k" => 1, {1} => 2, [] => 3, <<"bin">> => 4}, #{#{} => 1, (1 bsl 70) => 2}, big(31), big(32), big(33), big(34),
     big(100), (big(33))#{17 := other}, (big(33))#{17 := {17.0}}, maps:remove(5, big(34)), maps:remove(34, big(34)), maps:remove(17, big(33)), (maps:remove(17, big(33)))#{17.0 => {17}}, foo, []].
bits() ->
    [<<>>, <<0>>, <<1>>, <<1:1>>, <<0:7>>, <<1:7>>, <<1:8>>, <<255>>, <<1, 0>>, <<"abc">>, <<"abd">>, <<"ab">>, <<"abc", 1:3>>, <<"abc", 5:3>>, <<"12">>, <<"1.5">>, binary:copy(<<"xy">>, 35),
     <<(binary:copy(<<"xy">>, 35))/binary, 3:5>>, binary:copy(<<"xy">>, 100)].
some_bits() -> [<<1, 2, 3>>, <<1, 2, 3:3>>, <<>>, binary:copy(<<"p">>, 70)].
iolists() ->
    [[], "abc", [1, [2, [3]], <<4, 5>>], [1 | <<2>>], [[[[]]]], [256], [-1], [a], a, [1 | 2], [<<1:3>>], [<<1:3>>, <<2:5>>], [1, <<1:3>>, 2], [<<1:1>> | <<1:1>>], [[1 | <<2>>], 3],
     lists:duplicate(100, "abcdefg"), [[] | <<>>], {1}, <<>>, [lists:seq(0, 255), binary:copy(<<7>>, 70)]].
subjects() -> [<<>>, <<"abc">>, <<"xabcabcab">>, <<"aaaa">>, <<1:3>>, a, binary:copy(<<"abab">>, 30), <<"hello, world">>].
patterns() ->
    [<<"a">>, <<"abc">>, <<"aa">>, <<"world">>, [<<"bc">>, <<"abc">>, <<"c">>], [<<"abcd">>, <<"bc">>], [<<"ab">>, <<"aba">>], [<<"a">>], <<>>, [], [<<>>], a, [a], <<1:3>>, [<<"x">> | y],
     [<<"b">>, <<"a">>, <<"a">>], {bm, x}, [<<"he">>, <<"she">>, <<"hers">>, <<"his">>, <<"wor">>, <<"orl">>]].
chardata() ->
    [{D, utf8} || D <- [[<<187>>], [<<1>>, <<187>>], [<<1, 187>>], [[], <<187>>], [[<<187>>]], [<<187>>, 1], [[<<187>>], 1], [1, [<<187>>]], [<<187>>, []], [<<187>> | <<>>], [<<187>> | <<1>>], [[<<187>>] | <<1>>],
        [[1 | <<187>>], 2], [[[<<1>> | <<187>>]], 2], [<<1>>, [<<187>>, 2]], [[<<1>>, []], <<187>>, []], [<<206>>, <<1>>], [<<206>>, [<<255>>]], [<<206>>, [<<255>>, 1]], [<<206>>, [1]], [[<<206>>], [1], 2],
        [<<206>>, [[[1], 2], 3], 4], [[[<<206>>], 1], 2], [<<240>>, <<159>>, <<1, 2>>, 3], [<<206>> | <<1>>], [[<<206>> | <<1>>], 2], [[<<206>>], [[<<255>>], [<<152, 128>>, <<187>>]]], [<<206>>, [[<<255>>]], 5],
        [1, <<206>>, <<255>>], [[[<<216>>]], <<"ab">>, 7], [[[<<216>>], [<<"ab">>]], 7]]] ++
    [{<<206>>, utf8}, {[1024, <<255>>], utf8}, {[16#D800], unicode}, {[1, [2, <<206>>], <<177>>], unicode}, {[<<206>>, <<177>> | <<206, 177>>], unicode}, {[<<206>>, $a], unicode},
     {[[<<206>>], $a, $b], unicode}, {[[a, 1024, <<255, 1>>, 2], 3], unicode}, {[[1024, <<255, 1>>, 2], 3], unicode}, {[[[1024, <<1, 255, 1>>, 2], 3], 4], unicode}, {[1 | <<206>>], unicode},
     {[1 | <<255>>], unicode}, {[1 | 2], unicode}, {a, unicode}, {[a], unicode}, {[-1], unicode}, {[16#110000], unicode}, {[1 bsl 70], unicode}, {[1, 256], latin1}, {<<200, 201>>, latin1},
     {[<<200>>, 300, <<1>>], latin1}, {<<1:3>>, utf8}, {[<<1:3>>], utf8}, {[1, <<1:3>>], latin1}, {[], foo}, {<<0, 65>>, utf16}, {<<65, 0>>, {utf16, little}}, {<<0>>, utf16},
     {[<<0>>, <<65>>], utf16}, {[16#10000, <<216>>], utf16}, {<<216, 0, 220, 0>>, utf16}, {<<0, 0, 0, 65>>, utf32}, {<<65, 0, 0, 0>>, {utf32, little}}, {<<0, 0, 0>>, utf32}, {<<0, 17, 0, 0>>, utf32},
     {[<<206>>, [], [<<>>], <<177>>], utf8}, {[[<<240, 159>>], [<<152>>], <<128>>, <<206>>], utf8}, {[<<240, 159>>, <<1>>], utf8}, {[<<240, 159>>, <<206>>], utf8}, {[[<<240>>, <<159>>], $x], utf8},
     {<<237, 160, 128>>, utf8}, {<<237, 160>>, utf8}, {<<192>>, utf8}, {<<244, 144>>, utf8}, {<<240, 128>>, utf8}, {<<224, 128>>, utf8}, {<<245>>, utf8}, {<<248>>, utf8}, {<<128>>, utf8}, {<<255>>, utf8},
     {[[[]]], utf8}, {[1, [2, [3, <<255>>, 4], 5], 6], utf8}, {[1, [2, [3, <<255>>]]], utf8}, {[1, [2, [3 | <<255>>]]], utf8}, {[1, [2, [3, 16#D800, 7]], 8], utf8}, {[[16#D800 | <<1>>], 8], utf8},
     {[[[<<206>>, 5], 6], 7], utf8}, {[[<<206>>], [5, 6], 7], utf8}, {[<<240, 159>>, <<1>>, 5], utf8}, {[[<<240, 159>>, <<1>>], 5], utf8}, {[[<<240, 159>>], [<<1>>, 7], 5], utf8}, {[<<240, 159>> | <<1>>], utf8},
     {[1, [16#D800, 2], 3], utf16}, {[[<<216>>, 5], 6], utf16}, {[[<<216>>, <<1, 2, 3, 4>>, 5], 6], utf16}, {[<<216>>, <<0>>, <<220>>, <<0, 7>>], utf16}, {[[<<0, 0>>, 5], 6], utf32}, {[16#D800, a], utf8}, {<<"plain text and ", 206, 187, "more">>, unicode}, {"abc", unicode}, {[955, 128512], utf8}, {[[955], "x" | <<"y">>], utf8}, {<<>>, utf8}, {"abc", {utf8, big}}, {"abc", {latin1, big}}].
all_terms() ->
    terms() ++ nums() ++ bits() ++ maps() ++ iolists() ++
    [(1 bsl 27) - 1, 1 bsl 27, -(1 bsl 27), -(1 bsl 27) - 1, 16#ffffffff, 'λ', 'é', true, lists:seq(1, 20), lists:seq(250, 260), [1, 2, 3, a], [1, 2, 3, 4 | a], [[1, 2], 3, [4 | 5]], "abcd", "abcde", [300, 1, 2],
     {1, {2, {3, {4}}}}, {"abc", <<"abc">>, [{a, 1.5}]}, list_to_tuple(lists:seq(1, 300)), [big(40), {big(35)}], #{big(33) => big(34)}, #{a => #{b => #{c => 1}}}, 1 bsl 2040, -(1 bsl 2040),
     [1 | <<1>>], [x | #{y => z}], {{}, [], #{}}, [{}, {}], ['' | ''], 1 bsl 4000].
external() ->
    [<<131>>, <<>>, a, <<131, 100, 0, 1, 97>>, <<131, 77, 0, 0, 0, 1, 3, 255>>, <<131, 77, 0, 0, 0, 0, 0>>, <<131, 77, 0, 0, 0, 1, 0, 1>>, <<131, 77, 0, 0, 0, 1, 9, 1>>, <<131, 77, 0, 0, 0, 0, 3>>,
     <<131, 77, 0, 0, 0, 1, 8, 9>>, <<131, 116, 0, 0, 0, 2, 97, 1, 97, 1, 97, 1, 97, 2>>, <<131, 116, 0, 0, 0, 2, 97, 2, 97, 1, 97, 1, 97, 2>>, <<131, 110, 1, 1, 0>>, <<131, 110, 0, 0>>, <<131, 110, 1, 2, 5>>,
     <<131, 110, 8, 1, 0, 0, 0, 0, 0, 0, 0, 128>>, <<131, 110, 9, 1, 0, 0, 0, 0, 0, 0, 0, 128, 0>>, <<131, 70, 127, 240, 0, 0, 0, 0, 0, 0>>, <<131, 108, 0, 0, 0, 0, 97, 1>>, <<131, 108, 0, 0, 0, 0, 106>>,
     <<131, 108, 0, 0, 0, 1, 97, 1, 97, 2>>, <<131, 104, 2, 97, 1>>, <<131, 105, 255, 255, 255, 255>>, <<131, 105, 0, 0, 0, 1, 97, 7>>, <<131, 107, 0, 0>>, <<131, 107, 0, 5, 1>>, <<131, 115, 1, 233>>,
     <<131, 119, 2, 206, 187>>, <<131, 119, 1, 206>>, <<131, 118, 0, 1, 97>>, <<131, 111, 0, 0, 0, 1, 0, 5>>, <<130, 97, 1>>, <<131, 113, 100, 0, 1, 97, 100, 0, 1, 98, 100, 0, 1, 98>>, <<131, 109, 0, 0, 0, 2, 1, 2>>,
     <<131, 109, 0, 0, 0, 3, 1, 2>>, <<131, 99, "1.5", 0:224>>, <<131, 99, "x1.5", 0:216>>, <<131, 99, "1.5e1", 0:208>>, <<131, 99, "1e5", 0:224>>, <<131, 99, "15", 0:232>>, <<131, 99, "1.5 ", 0:216>>, <<131, 99, "1.5", 0, 1:200, 0:16>>,
     <<131, 99, "1.50000000000000000000e+00x1234">>, <<131, 99, "00000000.5000000000000000000000">>, <<131, 99, "1.5e", 0:216>>, <<131, 99, "+1.5", 0:216>>, <<131, 99, "1.", 0:232>>, <<131, 99, "1.0e400", 0:192>>, <<131, 70, 128, 0, 0, 0, 0, 0, 0, 0>>, <<131, 1>>, <<131, 97, 1:3>>, <<131, 97>>, <<131, 98, 0, 0>>,
     <<131, 100, 1, 0, 0:2048>>, <<131, 108, 0, 0, 0, 2, 97, 1, 106>>, <<131, 82, 0>>, <<131, 68, 0>>, binary:copy(<<131, 108, 0, 0, 0, 200>>, 50), iolist_to_binary([131, lists:duplicate(5000, <<104, 1>>), 106])].

cases() ->
    [binary(F, ints(), ints()) || F <- ['+', '-', '*', 'div', 'rem', 'band', 'bor', 'bxor']] ++
    [binary(F, few(), few()) || F <- ['+', '-', '*', '/', 'div', 'rem', 'band', 'bor', 'bxor']] ++
    [binary(F, [1.0e308, -1.0e308, 2.0, 1.0e-308, 0.0], [1.0e308, 10, 0, -1.0e-308, 3.0]) || F <- ['+', '-', '*', '/']] ++
    [binary(F, ints(), shifts()) || F <- ['bsl', 'bsr']] ++
    [binary(F, [0, 1, -1, 1 bsl 100, -(1 bsl 100), 1.5, a], [1 bsl 58, -(1 bsl 58), 1 bsl 64, -(1 bsl 64), 1 bsl 100, -(1 bsl 100), 1.0, a])
     || F <- ['bsl', 'bsr']] ++
    [unary(F, nums() ++ [a, [], {}]) || F <- ['-', '+', 'bnot', abs, float]] ++
    [unary(F, nums() ++ [0.5, -0.5, 0.49999999999999994, 1.5, 2.5, -2.5, 1.0e18, -1.0e18, 1152921504606846976.0, -1152921504606846976.0,
        4503599627370497.5, 1.0e25, a, []]) || F <- [trunc, round, ceil, floor]] ++
    [binary(F, nums(), nums()) || F <- ['==', '<']] ++
    [binary(F, terms(), terms()) || F <- ['==', '=:=', '<', min, max]] ++
    [binary(F, few(), few()) || F <- ['/=', '=/=', '>', '=<', '>=']] ++
    [{erts_internal, cmp_term, [[A, B] || A <- terms(), B <- terms()]}] ++
    [binary(F, [true, false, a], [true, false, 1]) || F <- ['and', 'or', 'xor']] ++ [unary('not', [true, false, a, 0])] ++
    [unary(F, terms() ++ [true, false]) || F <- [is_atom, is_binary, is_bitstring, is_boolean, is_float, is_function, is_integer, is_list,
        is_map, is_number, is_pid, is_port, is_reference, is_tuple, hd, tl, length, size, tuple_size, tuple_to_list, list_to_tuple]] ++
    [binary(is_function, [a, {}], [0, 1, -1, 256, a, 1 bsl 70, -(1 bsl 70)]),
     binary(is_record, [{a}, {b, 1}, {}, a], [a, b, 1, "a"]),
     {erlang, is_record, [[T, N, S] || T <- [{a}, {a, 1}, {}, x], N <- [a, 1], S <- [1, 2, -1, a, 1 bsl 70]]},
     binary('++', lists0(), lists0()), binary(append, lists0(), lists0()), binary('--', lists0(), lists0()), binary(subtract, lists0(), lists0()),
     binary('--', [[1, 1.0, {a}, "x", {a}, 1, b]], [[1], [1.0], [{a}], [{a}, {a}], ["x", b], [b, 1, 1], [z, y, x]]),
     binary(element, idx(), tuples()),
     {erlang, setelement, [[I, T, x] || I <- idx(), T <- tuples()]},
     binary(make_tuple, [0, 1, 3, -1, a, 1.0, 1 bsl 70], [x]),
     {erlang, make_tuple, [[N, d, L] || N <- [0, 2, a], L <- [[], [{1, x}], [{1, x}, {2, y}, {1, z}], [{3, x}], [{0, x}], [x], [{1}], foo, [{1, x} | y]]]},
     binary(append_element, tuples(), [x]), binary(delete_element, idx(), tuples()),
     {erlang, insert_element, [[I, T, x] || I <- idx(), T <- tuples()]},
     unary(atom_to_list, ['', a, 'hello world', 'é', 'λx', 1, []]),
     unary(list_to_atom, ["", "abc", "A b", [955, 233], [55296], [1114111], [1114112], [-1], [a], a, "ab" ++ c, lists:duplicate(255, 955),
        lists:duplicate(256, $a)]),
     unary(list_to_existing_atom, ["abc", "this atom is not there", [a], a, lists:duplicate(256, $a)]),
     unary(integer_to_list, ints() ++ [a, 1.0]),
     binary(integer_to_list, ints() ++ [a], [2, 3, 8, 10, 16, 35, 36, 1, 37, a, 1 bsl 70]),
     unary(list_to_integer, [integer_to_list(I) || I <- ints()] ++ ["+12", "", "-", "+", "--1", " 1", "1 ", "1_0", "12a", [49, 300], [a], a,
        "000000000000000000000000000000000000000000000000000012", "-0", "1" ++ x, lists:duplicate(200, $9)]),
     {erlang, list_to_integer, [[integer_to_list(I, B), B] || I <- ints(), B <- [2, 3, 8, 16, 35, 36]] ++
        [["fF", 16], ["g", 16], ["2", 2], ["z", 36], ["", 16], ["1", 1], ["1", 37], ["1", a], [a, 10], ["-zZ", 36]]},
     unary(float_to_list, [0.0, -0.0, 1.0, 0.1, 1.0e300, 5.0e-324, 1.7976931348623157e308, 123.456, 1, a]),
     {erlang, float_to_list, [[F, O] || F <- [0.0, -0.0, 1.0, 2.5, -0.125, 1.0e22, 1.0e300, 123.456, 0.71665109034286845, 999.9999, 5.0e-324,
                                              427.08212075213294, 9007199254740991.0],
        O <- [[], [short], [compact], [{decimals, 0}], [{decimals, 2}], [{decimals, 4}, compact], [{decimals, 15}], [{decimals, 17}],
              [{decimals, 18}], [{decimals, 19}], [{decimals, 30}, compact], [{scientific, 3}], [{scientific, 3}, compact], [{scientific, 0}],
              [{decimals, 252}, compact], [{decimals, 253}], [{scientific, 249}], [short, {decimals, 2}], [{decimals, 2}, short],
              [{decimals, 2}, {scientific, 1}]]]},
     {erlang, float_to_list, [[F, O] || F <- [1.5, 1, a], O <- [[{decimals, -1}], [{decimals, 254}], [{decimals, a}], [{scientific, 250}], [x],
                                                                [short | x], short, [{short}], [{decimals, 1, 2}], [{x, 1}], [short]]]},
     {string, list_to_integer, [[S] || S <- prefixes()]}, {string, list_to_float, [[S] || S <- prefixes()]},
     {erlang, unique_integer, [[[x]], [a], [[positive | x]], [[1]]]}, {erlang, node, [[a], [1], [[]]]},
     unary(list_to_float, ["1.0", "-1.5e3", "+1.0", "1.0e400", "1.0e-400", " 1.0", "1.0 ", "0.0e0", "1e5", ".5", "1.", "1.0E5", "1.0e+5", "1.0e",
        "", a, [a], "1.7976931348623157e308", "2.2250738585072011e-308", "0.1", "123456789.123456789"]),
     {lists, member, [[E, L] || E <- [1, 1.0, a, [], {a}], L <- lists0() ++ [[{a}], [a | b], [1 | x]]]},
     {lists, reverse, [[L, T] || L <- lists0(), T <- [[], [x], foo]]}] ++
    [{lists, F, [[K, N, L] || K <- [1, 1.0, a], N <- [1, 2, 0, -1, a, 1 bsl 70], L <- [[], [{1, x}], [x, {2, a}, {a}, {1.0, 1}], [{b} | c], foo]]}
     || F <- [keyfind, keymember, keysearch]] ++
    [{math, F, [[X] || X <- [0, 1, -1, 0.5, 2.5, -3.7, 100, 1.0e300, 1 bsl 2000, a]]} || F <- [sqrt, floor, ceil, log, log2, log10, exp]] ++
    [{math, F, [[X] || X <- [0, 1, 0.5, a]]} || F <- [cos, sin, tan, acos, asin, atan, cosh, sinh, tanh, asinh, atanh, erf, erfc]] ++
    [{math, F, [[X, Y] || X <- [0, 1, -8, 2.5, 1.0e200, a], Y <- [0, 1, 2, 0.5, 3.0, b]]} || F <- [pow, fmod, atan2]] ++
    [{math, acosh, [[0], [1], [2.5], [a]]}, {erlang, error, [[x], [x, [a]], [x, none]]}, {erlang, exit, [[x]]}, {erlang, throw, [[x]]}, {erlang, raise, [[a, b, c], [error, b, c], [error, b, [c]]]},
     %% maps
     [{M, F, [[K, Map] || K <- keys(), Map <- maps()]} || {M, F} <- [{maps, get}, {maps, find}, {maps, is_key}, {maps, remove}, {maps, take},
        {erlang, map_get}, {erlang, is_map_key}]],
     [{maps, F, [[K, v, Map] || K <- keys(), Map <- maps()]} || F <- [put, update]],
     [{M, F, [[Map] || Map <- maps()]} || {M, F} <- [{maps, keys}, {maps, values}, {erlang, map_size}]],
     %% Keys of which two each agree in all 32 bits of the hash of map keys.
     {maps, remove, [[K, maps:from_keys(clashing() ++ lists:seq(1, 40), x)] || K <- [40660, 59671, 360461, 1, 100]]},
     {maps, put, [[K, y, maps:from_keys((clashing() -- [40660, 59671]) ++ lists:seq(1, 40), x)] || K <- [40660, 59671, 360461]]},
     {maps, merge, [[maps:from_keys([K || K <- clashing(), K rem 2 =:= R] ++ lists:seq(1, 40), x), maps:from_keys([K || K <- clashing(), K rem 2 =/= R] ++ lists:seq(20, 60), y)] || R <- [0, 1]]},
     {maps, merge, [[A, B] || A <- maps(), A =/= big(100), B <- maps(), B =/= big(100)]},
     {maps, from_list, [[[]], [[{a, 1}, {b, 2}, {a, 3}]], [[{1, a}, {1.0, b}]], [[{0.0, a}, {-0.0, b}]], [[{a}]], [[a]], [foo], [[{a, 1} | x]], [[{a, 1, 2}]],
        [[{I rem 50, I} || I <- lists:seq(1, 100)]], [[{I rem 20, I} || I <- lists:seq(1, 100)]], [[{{I, "x"}, I} || I <- lists:seq(1, 300)]]]},
     {maps, from_keys, [[[], x], [[a, b, a], x], [foo, x], [[a | b], x], [lists:seq(1, 40), x]]},
     {erts_internal, map_next, [[P, Map, A] || {P, Map, A} <- [{0, #{}, []}, {0, #{}, iterator}, {0, #{b => 1, a => 2}, [x]}, {0, #{b => 1, a => 2}, iterator},
        {1, #{}, []}, {0, x, []}, {a, #{}, []}, {0, #{}, foo}]]},
     {erts_internal, map_to_tuple_keys, [[#{b => 1, a => 2}], [#{}], [a]]},
     %% bitstrings
     [unary(F, bits() ++ [a, [], {}, {a}]) || F <- [byte_size, bit_size, size, is_binary, is_bitstring, is_map, binary_to_list, bitstring_to_list, iolist_size, list_to_binary,
        list_to_bitstring, iolist_to_binary, md5, crc32, adler32, phash2, binary_to_integer, binary_to_float, binary_to_atom, binary_to_existing_atom]],
     [binary(F, bits(), bits()) || F <- ['=:=', '<']],
     [binary(F, maps(), maps()) || F <- ['==', '<']],
     {erts_internal, cmp_term, [[A, B] || A <- maps(), B <- maps()]}, {erts_internal, cmp_term, [[A, B] || A <- bits(), B <- bits()]},
     [{M, F, [[B, P, L] || B <- some_bits(), P <- [0, 1, 3, 70, 71, -1, a, 1 bsl 70], L <- [0, 1, -1, 3, 70, -70, a, 1 bsl 70, -(1 bsl 70)]]}
      || {M, F} <- [{erlang, binary_part}, {binary, part}]],
     [{M, F, [[B, P] || B <- some_bits(), P <- [{0, 1}, {1, -1}, {0, 70}, {1}, a, {a, b}, {0, 1, 2}]]} || {M, F} <- [{erlang, binary_part}, {binary, part}]],
     {erlang, split_binary, [[B, P] || B <- some_bits(), P <- [0, 1, 2, 69, 70, 71, -1, a, 1 bsl 70]]},
     {erlang, binary_to_list, [[B, F, L] || B <- some_bits(), F <- [0, 1, 2, 70, 71, a], L <- [0, 1, 2, 70, 71, a]]},
     [{erlang, F, [[L] || L <- iolists()]} || F <- [list_to_binary, list_to_bitstring, iolist_to_binary, iolist_size, crc32, adler32, md5]],
     {binary, list_to_bin, [[L] || L <- iolists()]},
     {erlang, iolist_to_iovec, [[L] || L <- [[], <<>>, [1, 2, <<3>>], <<1, 2>>, a, [a], <<1:3>>, [<<1:3>>]]]},
     {binary, at, [[B, P] || B <- some_bits() ++ [a], P <- [0, 1, 2, 69, 70, -1, a]]},
     [{binary, F, [[B] || B <- bits() ++ [a]]} || F <- [first, last, copy, decode_unsigned, compile_pattern], F =/= compile_pattern],
     {erts_debug, same, [[[], []], [1, 1.0], [a, b], [1 bsl 70, 1]]},
     {erts_debug, flat_size, [[T] || T <- [0, a, [], [1], [1, 2 | 3], {}, {a}, {a, {b, [c]}}, 1.5, "text", [[]], {1, 2, 3}]]},
     {erts_internal, request_system_task, [[a, low, {system_task_test, 1}], [1, low, {x, 1}]]},
     {erts_debug, size_shared, [[T] || T <- [0, a, [], [1], [1, 2 | 3], {a}, {a, {b, [c]}}, 1.5, "text", [[]], {1, 2, 3}]]},
     [{erts_debug, F, [[wait, 1], [wait, -1], [wait, a], [a, 1], [1, 1], [reschedule, 0]]} || F <- [dirty_cpu, dirty_io]],
     {erts_debug, set_internal_state, [[available_internal_state, 1], [a, b], [1, 2]]},
     {erts_debug, get_internal_state, [[available_internal_state], [a], [{}], [{a}], [1], [{1, 2}]]},
     {erlang, monitor_node, [[a@b, true], [a@b, 1], [1, true], [nonode@nohost, true], [nonode@nohost, false], [nonode@nohost, maybe]]},
     {erlang, monitor_node, [[nonode@nohost, true, []], [nonode@nohost, true, [x]], [nonode@nohost, true, x], [a@b, true, []]]},
     {binary, compile_pattern, [[<<>>], [a], [<<1:3>>], [[]], [[a]], [[<<1>> | x]], [{bm, <<1>>}]]},
     {binary, copy, [[B, N] || B <- some_bits() ++ [a, <<>>], N <- [0, 1, 3, 100, -1, a, 1 bsl 70]]},
     [{binary, F, [[L] || L <- [[], a, [<<1>>], [a], [<<1>>, a], [<<1:3>>], [<<"abc">>, <<"abd">>, <<"ab">>], [<<"xabc">>, <<"yabc">>], [<<1>> | x], [<<>>, <<1>>],
        [<<"abc">>, <<"abc">>], [binary:copy(<<"a">>, 100), binary:copy(<<"a">>, 99)]]]} || F <- [longest_common_prefix, longest_common_suffix]],
     {binary, referenced_byte_size, [[<<>>], [<<1:3>>], [a], [binary:copy(<<1>>, 100)]]},
     {binary, encode_unsigned, [[I] || I <- ints() ++ [a, 1.0, 65535, 65536]]},
     {binary, encode_unsigned, [[I, E] || I <- [0, 1, 256, 1 bsl 64, 1 bsl 100, -1], E <- [big, little, foo, 1]]},
     {binary, decode_unsigned, [[B, E] || B <- some_bits(), E <- [big, little, foo, 1]]},
     [{binary, F, [[S, P] || S <- subjects(), P <- patterns()]} || F <- [match, matches, split]],
     [{binary, F, [[S, P, [{scope, Sc}]] || S <- [<<"abcabcabc">>, <<"aaa">>, <<>>], P <- [<<"b">>, [<<"ab">>, <<"c">>], <<"aa">>],
        Sc <- [{0, 0}, {0, 3}, {1, 2}, {4, -3}, {3, 6}, {2, 100}, {-1, 1}, {10, -1}, {a, b}, a, {1, 1 bsl 70}]]} || F <- [match, matches, split]],
     [{binary, F, [[<<"abc">>, <<"b">>, O] || O <- [[], foo, [foo], [{scope, {0, 1}} | x], [{scope}], [{scope, {0, 3}}, {scope, {0, 1}}]]]} || F <- [match, matches]],
     {binary, split, [[S, P, O] || S <- [<<",a,,b,">>, <<>>, <<",">>, <<"x">>, <<",,,">>], P <- [<<",">>, [<<",">>, <<"a,">>]],
        O <- [[], [global], [trim], [trim_all], [global, trim], [global, trim_all], [global, trim, trim_all], foo, [foo], [global | x]]]},
     %% text
     [{erlang, F, [[B] || B <- [<<"12">>, <<"-7">>, <<"+3">>, <<>>, <<"-">>, <<"1x">>, <<" 1">>, <<"123456789012345678901234567890">>, <<"1.5">>, <<"1.0e400">>, <<"1e5">>,
        <<"1.0e5">>, <<1:3>>, a, "12", <<"abc">>, <<"0.1">>, <<0>>, <<"1", 0>>, <<206, 187>>, <<206>>, binary:copy(<<206, 187>>, 255), binary:copy(<<"a">>, 256)]]}
      || F <- [binary_to_integer, binary_to_float, binary_to_atom]],
     {erlang, binary_to_existing_atom, [[B] || B <- [<<"abc">>, <<"ok">>, <<"this one is not there">>, <<206>>, a, binary:copy(<<"a">>, 256)]]},
     {erlang, binary_to_integer, [[B, N] || B <- [<<"12">>, <<"fF">>, <<"zz">>, <<>>, a], N <- [2, 10, 16, 36, 37, a, 1]]},
     unary(integer_to_binary, ints() ++ [a, 1.0]), binary(integer_to_binary, [0, -255, 1 bsl 100, a], [2, 16, 36, 37, a]),
     unary(float_to_binary, [0.1, -1.5, 1.0e300, 1, a]),
     {erlang, float_to_binary, [[F, O] || F <- [0.1, -1.5, 1.0e22, 1], O <- [[], [short], [{decimals, 3}], [{decimals, 10}, compact], [{scientific, 3}], [x], x]]},
     unary(atom_to_binary, ['', abc, 'λ', 'é', 1]),
     {erlang, atom_to_binary, [[A, E] || A <- [abc, 'λ', 'é', 1], E <- [latin1, utf8, unicode, foo, 1]]},
     [{erlang, F, [[B, E] || B <- [<<"abc">>, <<233>>, <<206, 187>>, a, <<1:3>>], E <- [latin1, utf8, unicode, foo, 1]]} || F <- [binary_to_atom, binary_to_existing_atom]],
     [{unicode, F, [[D, E] || {D, E} <- chardata()]} || F <- [characters_to_list, characters_to_binary]],
     {unicode, bin_is_7bit, [[<<1, 2>>], [<<1, 200>>], [a], [<<1:3>>], [<<>>]]},
     %% hashes and the external term format
     {erlang, crc32, [[O, L] || O <- [0, 1, 16#ffffffff, 16#100000000, -1, a, 891568578], L <- ["abc", <<"hello world, this is longer">>, a]]},
     {erlang, adler32, [[O, L] || O <- [0, 1, 16#ffffffff, 16#100000000, -1, a, 38600999], L <- ["abc", <<"hello world, this is longer">>, a]]},
     [{erlang, F, [[A, B, N] || A <- [0, 1, 891568578, -1], B <- [0, 38600999, 1 bsl 32], N <- [0, 1, 5, 1000000, -1, a]]} || F <- [crc32_combine, adler32_combine]],
     {erlang, md5, [[binary:copy(<<"ab">>, N)] || N <- lists:seq(0, 70)] ++ [[binary:copy(<<7>>, 1000)]]},
     {erlang, md5_final, [[a], [<<1>>]]},
     {erlang, md5_update, [[a, "b"], [<<>>, "b"], [<<0:(88 * 8)>>, a]]},  % OTP's contexts have undefined bytes
     {erlang, phash2, [[T] || T <- all_terms()]},
     {erlang, phash2, [[T, R] || T <- [a, 1, {x, "y"}], R <- [1, 1000, 1 bsl 31, 1 bsl 32, (1 bsl 32) + 1, 0, -1, a]]},
     {erlang, phash, [[T, R] || T <- all_terms(), R <- [1 bsl 32]] ++ [[T, R] || T <- [a, 1], R <- [1, 100, 0, a, (1 bsl 32) + 1]]},
     {erlang, term_to_binary, [[T] || T <- all_terms()]},
     {erlang, term_to_binary, [[T, O] || T <- [a, 'λ', 'é', 1.5, big(40), #{b => 1, a => big(33)}], O <- [[], [{minor_version, 0}], [{minor_version, 1}],
        [{minor_version, 2}], [deterministic], [foo], foo, [{minor_version, 3}], [{compressed, 10}], [{compressed, 0}], [{compressed, a}], [deterministic | x]]]},
     {erlang, term_to_binary, [[T, [compressed]] || T <- [a, lists:seq(1, 300), lists:seq(1, 3000), big(100), binary:copy(<<"abcdef">>, 100), {1.5, [a, a, a, a, a, a, a]}]
        ++ [lists:duplicate(N, a) || N <- lists:seq(0, 12)]]},
     {erlang, term_to_binary, [[lists:seq(1, 1000), [{compressed, L}]] || L <- lists:seq(0, 9)]},
     {erlang, binary_to_term, [[B] || B <- compressed()]}, {erlang, binary_to_term, [[B, [used]] || B <- compressed()]},
     {erlang, external_size, [[a, O] || O <- [[compressed], [{compressed, 1}], [deterministic], [{minor_version, 2}], [{minor_version, 1}]]]},
     {erlang, term_to_iovec, [[a]]}, {erlang, term_to_iovec, [[a, [foo]], [1.5, [{minor_version, 0}]]]},
     {erlang, external_size, [[a], ["abc"], [#{a => 1}], [1.5], [1 bsl 100]]}, {erlang, external_size, [[1.5, [{minor_version, 0}]], [a, [foo]]]},
     {erlang, binary_to_term, [[term_to_binary(T, O)] || T <- all_terms(), O <- [[], [{minor_version, 0}], [{minor_version, 2}]]]},
     {erlang, binary_to_term, [[B] || B <- external()]},
     {erlang, binary_to_term, [[B, O] || B <- [<<131, 97, 1, 2>>, <<131>>, <<131, 100, 0, 7, "zzqqxxw">>], O <- [[used], [safe], [used, safe], [foo], foo, [used | x]]]},
     {erlang, halt, [[a], [-1], [0, a], [0, [{x, y}]], [0, [{flush, 1}]]]}, {erlang, statistics, [[foo], [1]]},
     {erts_internal, perf_counter_unit, [[]]},
     {erlang, posixtime_to_universaltime, [[T] || T <- [0, -1, 1, 86399, 86400, 951782400, 951868799, 1709164800, 1700000000, 1 bsl 36, 1 bsl 40, -11676096000,
        253402300799, 253402300800, 67768036191676800, (1 bsl 63) - 1, 1 bsl 63, 1 bsl 70, -(1 bsl 70), a, 1.0] ++ lists:seq(-2208988800, 4102444800, 86400 * 97 + 3701)]},
     {erlang, universaltime_to_posixtime, [[T] || T <- times()]},
     {erlang, universaltime_to_localtime, [[T] || T <- times()]},
     {erlang, localtime_to_universaltime, [[T, D] || T <- times(), D <- [false, undefined, foo]] ++ [[a, true]]},
     {erlang, fun_info, [[a], [a, name], [1, env]]}, {erlang, fun_info_mfa, [[a]]},
     {erlang, is_builtin, [[erlang, '+', 2], [erlang, apply, 3], [erlang, apply, 1], [lists, reverse, 2], [lists, append, 2], [lists, reverse, -1],
                           [erlang, yield, 0], [no_such, f, 0], [1, a, 1], [a, "b", 1], [a, b, c], [a, b, 1 bsl 70]]},
     {erts_internal, term_type, [[T] || T <- [a, 1, -1, 1 bsl 100, 1.0, [], [1], {}, {1}, #{}, #{a => 1}, big(40), <<>>, <<1:3>>, binary:copy(<<1>>, 100)]]},
     {net_kernel, dflag_unicode_io, [[a]]}, {io, printable_range, [[]]},
     {erlang, port_to_list, [[a]]}, {erlang, ref_to_list, [[a]]}, {erlang, pid_to_list, [[a]]}, {erlang, fun_to_list, [[a]]},
     %% the process dictionary: one call after the other, in a process of its own each
     {erlang, put, [[a, 1]]}, {erlang, get, [[a], []]}, {erlang, erase, [[a], []]}, {erlang, get_keys, [[a], []]},
     {erlang, monotonic_time, [[foo], [0], [-1]]}, {erts_internal, time_unit, [[]]}, {erlang, node, [[]]}, {erl_features, keywords, [[]]}].
