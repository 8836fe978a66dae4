-module(comprehensions).
-export([simple/1, pattern/1, filters/2, nested/2, leading/2, numbering/2, empty/1]).

simple(L) -> [X * 2 || X <- L].

pattern(L) -> [X || {ok, X} <- L].

filters(L, C) -> [X || X <- L, X > C, is_atom(X) orelse hd(X), f(X), tl(X), begin Y = X, Y end].

f(X) -> X =:= 1.

nested(A, B) -> [{X, Y} || X <- A, X =/= 1, {Y, X} <- [Z || Z <- B], f(Y)].

leading(A, B) -> [X || A, f(B), X <- B].

numbering(A, B) ->
    F = fun(X) -> G = fun(Y) -> Y + X + A end, G end,
    L = [fun() -> X end || X <- B],
    M = [{X, Y} || X <- A, Y <- [Z || Z <- B], X > Y],
    {F, L, M, fun f/1, fun(Q) -> Q end, fun(Q) -> {Q, A} end}.

empty(X) -> [X || true].
