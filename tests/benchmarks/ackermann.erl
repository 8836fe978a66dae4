%% Ackermann's function: deep recursion, so a stack that grows and shrinks.
-module(ackermann).
-export([main/1]).

main([]) -> main(["11"]);
main([N]) -> erlang:display(ack(3, list_to_integer(N))).

ack(0, N) -> N + 1;
ack(M, 0) -> ack(M - 1, 1);
ack(M, N) -> ack(M - 1, ack(M, N - 1)).
