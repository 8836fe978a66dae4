-module(patterns).
-export([f/1, g/2, h/1, i/1]).
-record(r, {a, b = 1, c :: integer()}).
f([]) -> nil;
f([X | _]) -> X;
f({a, "str", $c, 1.5, -1, 1 + 2}) -> tuple;
f(#{key := V, {x, 1} := _}) -> V;
f(#r{a = A, _ = undefined}) -> A;
f(#r.b) -> index;
f("prefix" ++ Rest) -> Rest;
f([$a, 1] ++ Rest) -> Rest;
f(X = {Y, Z}) when X, Y; Z -> ok;
f({_, [A, A], A}) -> same.
g(<<A, B:16/little-signed, C:B/binary, Rest/bits>>, {A, C}) -> Rest;
g(<<"lit", _:4, X:4/integer-unit:2, F:32/float, U/utf8, 7:3>>, N) -> {X, F, U, N};
g(<<>>, _) -> ok.
h(P) ->
    {A, B} = P,
    {A, C} = {1, 2},
    [D = E, {F = 1}] = C,
    <<G:(A + 1), H:G>> = B,
    {D, E, F, H}.
i(M) when is_map(M), map_size(M) > 0, is_map_key(a, M); element(1, M) == r, M#r.a > 1 -> true;
i(R) when is_record(R, r), R =:= #r{a = 1}, hd([1 | R]) -> #r{a = 1, _ = 2};
i(R) -> R#r{a = 1, c = 2}, R#r.a, #r.b, (R#r{b = 2})#r.c, R#r{a = 2}#r{b = 3}#r.a, #r{}, record_info(size, r).
