%% Doubly recursive Fibonacci: calls, returns and small additions.
-module(fib).
-export([main/1]).

main([]) -> main(["40"]);
main([N]) -> erlang:display(fib(list_to_integer(N))).

fib(N) when N < 2 -> N;
fib(N) -> fib(N - 1) + fib(N - 2).
