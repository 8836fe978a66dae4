%% Deep recursion that is no tail call, stacks that grow and shrink, collections with much and with little alive.
-module(deep).
-export([main/1]).

main(_) ->
    erlang:display(count(1000000)),
    erlang:display(count(10)),
    L = seq(1, 300000),
    erlang:display(sum(L)),
    erlang:display(length(append(L, L))),
    erlang:display(check(tree(16))),
    erlang:display(rounds(20, 0)),
    erlang:display(count(1000000)),
    %% A list and a tuple nested a hundred thousand deep, compared and thrown away.
    erlang:display(nest(100000, []) =:= nest(100000, [])),
    erlang:display(nest(100000, a) < nest(100000, b)),
    erlang:display(even(1000001)).

count(0) -> 0;
count(N) -> 1 + count(N - 1).

seq(N, Max) when N > Max -> [];
seq(N, Max) -> [N | seq(N + 1, Max)].

sum([]) -> 0;
sum([H | T]) -> H + sum(T).

append([], L) -> L;
append([H | T], L) -> [H | append(T, L)].

tree(0) -> leaf;
tree(N) -> {N, tree(N - 1), tree(N - 1)}.

check(leaf) -> 0;
check({N, L, R}) -> N + check(L) + check(R).

rounds(0, Sum) -> Sum;
rounds(N, Sum) -> rounds(N - 1, Sum + check(tree(10)) + count(1000 * N)).

nest(0, Inside) -> Inside;
nest(N, Inside) -> nest(N - 1, {N, [Inside]}).

even(0) -> true;
even(N) -> odd(N - 1).
odd(0) -> false;
odd(N) -> even(N - 1).
