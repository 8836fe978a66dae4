#!/usr/bin/env escript
%% -*- coding: utf-8 -*-
%% Records what OTP's BIFs return: escript record.escript > bifs.golden
%% Each line: {module,name,arguments} ==> {ok,Result} or {error,Reason,ErrorInfo}, in the syntax of erlang:display/1 save that floats are
%% printed exactly. ErrorInfo is the cause, none, or no_frame where the trace does not begin with the BIF.
main(_) ->
    io:setopts([{encoding, unicode}]),
    [run(M, F, A) || {M, F, As} <- cases(), A <- As].

run(M, F, A) ->
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
     "-1.0", "  1", "99999999999999999999999x", "1.0e400x", ".5", "1.5.6", [$1, $., $5 | z], [$1, $., $5, a], [$1, 0, $2], {}, [$1, -1]].

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
     {erlang, halt, [[a], [-1], [0, a], [0, [{x, y}]], [0, [{flush, 1}]]]}, {erlang, statistics, [[foo], [1]]},
     {erlang, monotonic_time, [[foo], [0], [-1]]}, {erts_internal, time_unit, [[]]}, {erlang, node, [[]]}].
