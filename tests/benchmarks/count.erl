%% A counting loop whose sum has no closed form that a compiler finds.
-module(count).
-export([main/1]).

main([]) -> main(["500000000"]);
main([N]) -> erlang:display(sum(list_to_integer(N), 0)).

sum(0, Sum) -> Sum;
sum(N, Sum) -> sum(N - 1, (Sum bxor N) + 1).
