%% List comprehensions: generators, patterns that skip, filters, nesting, evaluation once.
-module(comprehensions).
-export([main/1]).

main(_) ->
    erlang:display([X * X || X <- [1, 2, 3, 4]]),
    erlang:display([{X, Y} || X <- [1, 2, 3], Y <- [a, b]]),
    erlang:display([{X, Y} || X <- seq(1, 5), Y <- seq(X, 5), X + Y =:= 6]),
    erlang:display([X || {ok, X} <- [{ok, 1}, error, {ok, 2}, {error, 3}, [ok | 4]]]),
    erlang:display([X || X <- [1, a, 2.5, "s"], is_number(X), X > 1]),
    erlang:display([X || X <- [1, [], [2]], hd(X) =:= 2]),
    erlang:display([[Y || Y <- seq(1, X)] || X <- seq(0, 4)]),
    erlang:display([X || X <- [], foo]),
    erlang:display([1 || true]),
    erlang:display([1 || false]),
    erlang:display([F(X) || F <- [fun(X) -> X + 1 end, fun(X) -> X * X end], X <- [2, 3]]),
    erlang:display(length([X || X <- seq(1, 100000), X rem 3 =:= 0])),
    erlang:display(triples(30)),
    erlang:display(permutations([1, 2, 3, 4])),
    erlang:display(sum([X || X <- sort([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5])])),
    erlang:display(sort([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5])).

triples(N) ->
    [{A, B, C} || A <- seq(1, N), B <- seq(A, N), C <- seq(B, N), A * A + B * B =:= C * C].

permutations([]) -> [[]];
permutations(L) -> [[H | T] || H <- L, T <- permutations(L -- [H])].

sort([]) -> [];
sort([Pivot | Rest]) -> sort([X || X <- Rest, X < Pivot]) ++ [Pivot] ++ sort([X || X <- Rest, X >= Pivot]).

sum([]) -> 0;
sum([H | T]) -> H + sum(T).

seq(N, Max) when N > Max -> [];
seq(N, Max) -> [N | seq(N + 1, Max)].
