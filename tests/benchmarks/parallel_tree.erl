%% Divide and conquer, as a merge sort does it: each half is sorted by a process of its own down to 2,000 elements, and the halves are sent and
%% merged. The work of the parts differs, so it has to move between schedulers.
-module(parallel_tree).
-export([main/1]).

main(_) -> erlang:display(rounds(6, 0)).

rounds(0, Sum) -> Sum;
rounds(N, Sum) ->
    Sorted = sort(numbers(200000, N, []), 200000),
    rounds(N - 1, (Sum + check(Sorted, 0, 0)) rem 1000003).

%% Numbers of a linear congruential generator.
numbers(0, _, Acc) -> Acc;
numbers(N, X, Acc) -> numbers(N - 1, (X * 1103515245 + 12345) rem 2147483648, [X | Acc]).

check([], _, Sum) -> Sum;
check([X | Rest], Last, Sum) when X >= Last -> check(Rest, X, (Sum * 31 + X) rem 1000003).

sort(List, Length) when Length =< 2000 -> sort_here(List, Length);
sort(List, Length) ->
    Half = Length div 2,
    {Left, Right} = split(Half, List, []),
    Self = self(),
    Ref = make_ref(),
    spawn(fun() -> Self ! {Ref, sort(Left, Half)} end),
    Sorted = sort(Right, Length - Half),
    receive {Ref, Other} -> merge(Other, Sorted) end.

sort_here([], 0) -> [];
sort_here([_] = List, 1) -> List;
sort_here(List, Length) ->
    Half = Length div 2,
    {Left, Right} = split(Half, List, []),
    merge(sort_here(Left, Half), sort_here(Right, Length - Half)).

split(0, Rest, Acc) -> {Acc, Rest};
split(N, [X | Rest], Acc) -> split(N - 1, Rest, [X | Acc]).

merge([], Ys) -> Ys;
merge(Xs, []) -> Xs;
merge([X | Xs], [Y | _] = Ys) when X =< Y -> [X | merge(Xs, Ys)];
merge(Xs, [Y | Ys]) -> [Y | merge(Xs, Ys)].
