%% A token around a ring of 1,000 processes, 2,000 times.
-module(ring).
-export([main/1]).

main(_) ->
    Self = self(),
    First = ring(999, Self),
    erlang:display(rounds(2000, First)).

ring(0, Next) -> Next;
ring(N, Next) -> ring(N - 1, spawn(fun() -> pass(Next) end)).

pass(Next) -> receive T -> Next ! T, pass(Next) end.

rounds(0, _) -> done;
rounds(N, First) -> First ! N, receive N -> rounds(N - 1, First) end.
