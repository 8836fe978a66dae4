%% A hundred processes send 20,000 messages each to one.
-module(many_to_one).
-export([main/1]).

main(_) ->
    Self = self(),
    start(100, Self),
    erlang:display(collect(100 * 20000, 0)).

start(0, _) -> ok;
start(N, Self) -> spawn(fun() -> send(20000, Self) end), start(N - 1, Self).

send(0, _) -> ok;
send(N, To) -> To ! {value, N}, send(N - 1, To).

collect(0, Sum) -> Sum;
collect(N, Sum) -> receive {value, V} -> collect(N - 1, Sum + V) end.
