%% Map, fold and reverse over a million elements, with funs.
-module(lists_million).
-export([main/1]).

main([]) -> main(["60"]);
main([Rounds]) ->
    List = seq(1, 1000000, []),
    erlang:display(rounds(list_to_integer(Rounds), List, 0)).

rounds(0, _, Sum) -> Sum;
rounds(N, List, Sum) ->
    Mapped = map(fun(X) -> X + N end, List),
    Reversed = reverse(Mapped, []),
    rounds(N - 1, List, foldl(fun(X, A) -> A + X end, Sum, Reversed)).

map(_, []) -> [];
map(F, [H | T]) -> [F(H) | map(F, T)].

foldl(_, A, []) -> A;
foldl(F, A, [H | T]) -> foldl(F, F(H, A), T).

reverse([], L) -> L;
reverse([H | T], L) -> reverse(T, [H | L]).

seq(From, To, L) when To < From -> L;
seq(From, To, L) -> seq(From, To - 1, [To | L]).
