%% Traps in numbers and their text.
-module(traps_numbers).
-export([main/1]).

main(_) ->
    integers(),
    floats(),
    text(),
    limits().

integers() ->
    trap(24, {-7 div 2, -7 rem 2, 7 div -2, 7 rem -2, -(1 bsl 70) div 3, -(1 bsl 70) rem 3}),
    trap(24, {id(-7) div id(2), id(-7) rem 2, 7 div id(-2), id(7) rem -2, id(-(1 bsl 70)) div 3, id(-(1 bsl 70)) rem 3}),
    trap(25, {-1 bsr 100, -(1 bsl 64) bsr 63, 1 bsl -1, 5 bsr -2, bnot (1 bsl 65)}),
    trap(25, {id(-1) bsr 100, id(-(1 bsl 64)) bsr 63, id(1) bsl -1, id(5) bsr id(-2), bnot id(1 bsl 65)}),
    trap(26, [st(catch (fun(X) -> 1 bsl X end)(1 bsl 64)), (fun(X) -> 0 bsl X end)(1 bsl 64), (fun(X) -> 1 bsr X end)(1 bsl 64), (fun(X) -> -1 bsr X end)(1 bsl 64)]),
    trap(28, {(-(1 bsl 70)) band 16#FFFF, (-1) bxor (1 bsl 70), (-(1 bsl 64)) bor 1}),
    trap(28, {id(-(1 bsl 70)) band 16#FFFF, id(-1) bxor id(1 bsl 70), id(-(1 bsl 64)) bor id(1)}).

floats() ->
    trap(29, [short(4 / 2), st(catch id(1.0e308) * 10), st(catch 1 / id(0)), st(catch id(1 bsl 2000) / 1), st(catch math:log(0)), st(catch math:sqrt(-1)),
              short(math:pow(2, 10)), st(catch math:exp(1000))]),
    trap(30, [short(float(9007199254740993)), st(catch float(1 bsl 1100)), trunc(1.0e25), round(2.5), round(-2.5), trunc(-0.5), ceil(-0.5), floor(-0.5)]),
    trap(30, [short(float(id(9007199254740993))), st(catch float(id(1 bsl 1100))), trunc(id(1.0e25)), round(id(2.5)), round(id(-2.5)), trunc(id(-0.5)), ceil(id(-0.5)), floor(id(-0.5))]).

text() ->
    trap(31, [list_to_integer("+12"), list_to_integer("-zZ", 36), st(catch list_to_integer(" 1")), st(catch list_to_integer("1_0")), st(catch list_to_integer(""))]),
    trap(32, [short(list_to_float("1.0e3")), st(catch list_to_float("1e3")), st(catch list_to_float("1.")), st(catch list_to_float("1.0e400"))]),
    trap(33, {float_to_list(0.1), float_to_list(0.1, [short]), float_to_list(1.0e22, [short]), float_to_list(123456789.0, [short]), float_to_list(1.0e-5, [short])}),
    trap(34, {float_to_list(3.14159, [{decimals, 2}]), float_to_list(2.50, [{decimals, 4}, compact]), float_to_list(12345.678, [{scientific, 3}]),
              float_to_list(0.5, [{decimals, 0}]), float_to_list(2.5, [{decimals, 0}]), float_to_list(-0.04, [{decimals, 1}]), st(catch float_to_list(1.0e300, [{decimals, 2}]))}),
    trap(65, [st(catch list_to_integer("1 ")), integer_to_list(-255, 16), atom_to_list('é'), length(atom_to_list('é'))]),
    trap(124, {$\s, $\^A, $\x41, "\101\x{3b1}" == [65, 945], 16#ff, 2#101, 1_000_000, "a" "b"}).

limits() ->
    trap(127, [st(catch (fun(N) -> 1 bsl N end)(1 bsl 30)), is_integer(1 bsl id(4000000))]),
    trap(55, [st(catch list_to_atom(duplicate(256, $a))), length(atom_to_list(list_to_atom(duplicate(255, 1024)))), st(catch list_to_existing_atom("zzz_not_there_"))]),
    Big = id(1 bsl 33000000),
    trap(127, [st(catch Big bsl 1000000), Big bsr 32999990]).

duplicate(0, _) -> [];
duplicate(N, X) -> [X | duplicate(N - 1, X)].

short(F) -> float_to_list(F, [short]).

%% trap(Number, Value): the measured result of that number in the list of semantic traps (traps.tsv).
trap(Number, Value) -> erlang:display({Number, Value}).

%% What catch gives, without the stack trace.
st({'EXIT', {Reason, Trace}}) when is_list(Trace) -> {'EXIT', Reason};
st(Value) -> Value.

%% Hides a value from the compiler.
id(X) -> X.
