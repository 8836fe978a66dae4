%% A map over 2,000 elements, each worked on by a process of its own, 100 times.
-module(parallel_map).
-export([main/1]).

main(_) -> erlang:display(rounds(100, 0)).

rounds(0, Sum) -> Sum;
rounds(N, Sum) -> rounds(N - 1, Sum + sum(parallel_map(fun work/1, numbers(2000, [])), 0)).

numbers(0, Acc) -> Acc;
numbers(N, Acc) -> numbers(N - 1, [N | Acc]).

work(N) -> fib(10 + N rem 8).

fib(N) when N < 2 -> N;
fib(N) -> fib(N - 1) + fib(N - 2).

parallel_map(F, List) ->
    Self = self(),
    collect(start(F, List, Self)).

start(_, [], _) -> [];
start(F, [X | Rest], Self) ->
    Ref = make_ref(),
    spawn(fun() -> Self ! {Ref, F(X)} end),
    [Ref | start(F, Rest, Self)].

collect([]) -> [];
collect([Ref | Rest]) -> receive {Ref, Y} -> [Y | collect(Rest)] end.

sum([], S) -> S;
sum([X | Rest], S) -> sum(Rest, S + X).
