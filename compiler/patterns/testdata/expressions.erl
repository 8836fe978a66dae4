-module(expressions).
-export([arithmetic/2, comparisons/2, strict/2, shortcut/2, parts/1, closures/2, loops/1, exports/1, calls/2, comprehension/2, effects/1]).

arithmetic(A, B) -> {A + B, A - B, A * B, A / B, A div B, A rem B, A band B, A bor B, A bxor B, A bsl B, A bsr B, -A, +A, bnot A}.

comparisons(A, B) -> {A == B, A /= B, A =:= B, A =/= B, A < B, A > B, A =< B, A >= B}.

strict(A, B) -> {A and B, A or B, A xor B, not A, is_atom(A) and is_atom(B), not is_list(A)}.

shortcut(A, B) -> (A == 1 orelse B) andalso shortcut(B, A).

parts(X) -> {hd(X), tl(X), tuple_size(X), element(1, X), is_boolean(X), is_function(X, 2), is_record(X, r, 3), length(X)}.

closures(A, B) ->
    F = fun(X) -> fun(Y) -> {A, X, Y} end end,
    {F(B), fun arithmetic/2, fun() -> ok end}.

loops(N) -> (fun Loop(0) -> N; Loop(K) -> Loop(K - 1) end)(N).

exports(X) ->
    case X of
        1 -> A = 1, B = x;
        2 -> A = 2, B = 1;
        _ -> A = 3, B = 2
    end,
    A.

calls(M, F) -> {F(1), M:F(1), calls(F, M)}, M:F().

comprehension(L, C) -> [{X, Y} || X <- L, X > C, Y <- X, comparisons(Y, X)].

effects(X) -> calls(X, X), {X, 1}, X + 1, ok.
