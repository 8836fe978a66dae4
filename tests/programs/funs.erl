%% Funs with and without environment, of other modules, recursive ones, and calls with names made at run time.
-module(funs).
-export([main/1, twice/2, apply_me/3]).

main(Args) ->
    Add = fun(X, Y) -> X + Y end,
    erlang:display(Add(1, 2)),
    erlang:display(map(fun(X) -> X * length(Args) + 10 end, [1, 2, 3])),
    erlang:display((adder(5))(6)),
    erlang:display(compose([fun(X) -> X + 1 end, fun(X) -> X * 2 end, adder(10)], 1)),
    Fact = fun F(0) -> 1; F(N) -> N * F(N - 1) end,
    erlang:display(Fact(20)),
    erlang:display(map(fun twice/1, [1, a, []])),
    erlang:display(map(fun erlang:abs/1, [1, -2, 3])),
    erlang:display((fun ?MODULE:twice/2)(x, y)),
    Module = ?MODULE, Name = twice,
    erlang:display(Module:Name(1, 2)),
    erlang:display(apply(Module, apply_me, [1, 2, 3])),
    erlang:display(apply(Add, [3, 4])),
    erlang:display(apply(erlang, element, [2, {a, b, c}])),
    erlang:display([is_function(Add), is_function(Add, 2), is_function(Add, 1), is_function(a)]),
    erlang:display(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
    Nine = fun(A, B, C, D, E, F, G, H, I) -> {I, H, G, F, E, D, C, B, A, Args} end,
    erlang:display(Nine(1, 2, 3, 4, 5, 6, 7, 8, 9)),
    erlang:display(shadow(1)),
    erlang:display({fun() -> Args end == fun() -> Args end, adder(1) == adder(1), adder(1) == adder(2)}),
    erlang:display(counter(fun(N) -> fun() -> N + 1 end end, 1000, 0)),
    erlang:display((exported(1))(2)).

adder(N) -> fun(X) -> X + N end.
twice(X) -> {X, X}.
twice(X, Y) -> {X, Y, X, Y}.
apply_me(A, B, C) -> [C, B, A].

compose([], X) -> X;
compose([F | Fs], X) -> compose(Fs, F(X)).

map(_, []) -> [];
map(F, [H | T]) -> [F(H) | map(F, T)].

%% More arguments than travel in registers, some live across a call.
many(A, B, C, D, E, F, G, H, I, J) ->
    X = twice(J),
    {J, I, H, G, F, E, D, C, B, A, X, many2(I, J, A, B, C, D, E, F, G, H)}.
many2(A, B, C, D, E, F, G, H, I, J) -> A + B * 10 + C * 100 + D + E + F + G + H + I - J.

shadow(X) -> F = fun(X) -> X + 1 end, {F(10), X, [X || X <- [a, b]], X}.

counter(_, 0, N) -> N;
counter(F, Left, N) -> counter(F, Left - 1, (F(N))()).

%% The fun names X, but nobody needs what it names it for.
exported(X) -> fun(Y) -> case Y of {Z} -> E = Z; _ -> E = X end, Y end.
