-module(constants).
-export([fold/1, lists/1, patterns/1]).
-vsn(7).
-author("nobody").
-author(me).
-custom([{a, 1.5, [b | c], "text"}]).

fold(X) ->
    {1 + 2 * 3, -1, - -1.5, 7 div 2, -7 rem 2, 1 bsl 4, 255 band 15, bnot 0, 3 / 2, 1.5 + 1, 1 div 0, 1 / 0,
     9223372036854775807 + 1, -9223372036854775808, -100000000000000000000, 1 bsl 100, $a, X + 1}.

lists(X) -> {[], [1, 2, 3], [1, X, 2, 3], [X | "tail"], "string", [1 | 2], {a, "b", [c]}, [{X, [1, 2]}]}.

patterns("abc") -> string;
patterns("pre" ++ Rest) -> Rest;
patterns([$a, $b] ++ "cd" ++ Rest) -> Rest;
patterns(1 + 2) -> 3;
patterns(-0.0) -> zero;
patterns(-(5)) -> minus;
patterns({X, Y} = {1, _} = [X | Y]) -> never;
patterns({X, X, {X, Y}}) when Y; X -> Y;
patterns([X, 2 | Y] = Z) -> {X, Y, Z}.
