%% Quick sort by comprehensions and merge sort of the same numbers.
-module(sorts).
-export([main/1]).

main([]) -> main(["12"]);
main([Rounds]) ->
    Numbers = random(100000, 17),
    erlang:display(rounds(list_to_integer(Rounds), Numbers, 0)).

rounds(0, _, Sum) -> Sum;
rounds(N, Numbers, Sum) ->
    Quick = quick(Numbers),
    Merged = merge_sort(Numbers),
    rounds(N - 1, Numbers, Sum + pick(Quick, N * 1000) + same(Quick, Merged, 0)).

random(0, _) -> [];
random(N, Seed) ->
    Next = (Seed * 1103515245 + 12345) band 16#7fffffff,
    [Next bsr 8 | random(N - 1, Next)].

quick([]) -> [];
quick([Pivot | Rest]) -> quick([X || X <- Rest, X < Pivot]) ++ [Pivot | quick([X || X <- Rest, X >= Pivot])].

merge_sort([]) -> [];
merge_sort([X]) -> [X];
merge_sort(List) ->
    {Left, Right} = split(List, [], []),
    merge(merge_sort(Left), merge_sort(Right)).

split([], Left, Right) -> {Left, Right};
split([X], Left, Right) -> {[X | Left], Right};
split([X, Y | Rest], Left, Right) -> split(Rest, [X | Left], [Y | Right]).

merge([], Right) -> Right;
merge(Left, []) -> Left;
merge([X | Left], [Y | _] = Right) when X =< Y -> [X | merge(Left, Right)];
merge(Left, [Y | Right]) -> [Y | merge(Left, Right)].

pick([X | _], 1) -> X;
pick([_ | Rest], N) -> pick(Rest, N - 1).

same([], [], N) -> N;
same([X | Xs], [X | Ys], N) -> same(Xs, Ys, N + 1).
