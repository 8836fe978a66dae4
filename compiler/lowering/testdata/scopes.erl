-module(scopes).
-export([exports/1, nested/1, tail/1, shadow/2, match_operands/0, chain/2, statement/1, same/0, shortcut/2, bodies/1]).

% R is bound in every clause, so it comes out of the case; T is not used and does not.
exports(X) ->
    case X of
        {ok, V} -> R = V, T = 1, T;
        {error, _} -> T = 2, R = none;
        Other -> R = Other, T = 3
    end,
    {R, X}.

nested(X) ->
    if
        X > 1 -> case X of 2 -> A = two; _ -> A = many end;
        true -> A = few
    end,
    A.

% Nothing is exported where the scope ends.
tail(X) ->
    case X of
        1 -> Y = a, f(Y);
        _ -> Y = b, f(Y)
    end.

f(X) -> X.

shadow(X, L) ->
    F = fun(X) -> X end,
    {F, [X || X <- L], [{X, Y} || Y <- X, X <- L], fun X() -> X end}.

% What is to the left of a match is evaluated before what it binds.
match_operands() ->
    {f(1), Y = f(2), f(3)},
    [f(4), X = Y | f(5)],
    X.

chain(A, {B, _} = C) ->
    {B, X} = Y = A,
    {X, Y, C}.

statement(X) ->
    f(X),
    X,
    1 + X,
    {a, _} = X,
    "abc" ++ Rest = f(X),
    Rest.

same() ->
    {X = f(1), X = f(2)}.

shortcut(A, B) ->
    (C = A) andalso (D = B) andalso {C, D}.

bodies(X) ->
    begin Y = X, f(Y) end,
    begin Z = f(Y) end,
    {Y, Z}.
