%% A loop with an accumulator.
-module(count).
-export([main/1]).

main([]) -> main(["1000000000"]);
main([N]) -> erlang:display(sum(list_to_integer(N), 0)).

sum(0, Sum) -> Sum;
sum(N, Sum) -> sum(N - 1, Sum + N).
