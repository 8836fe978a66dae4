%% Two processes exchange two million messages.
-module(ping_pong).
-export([main/1]).

main(_) ->
    Self = self(),
    Pong = spawn(fun() -> pong(Self) end),
    erlang:display(ping(1000000, Pong)).

ping(0, _) -> done;
ping(N, Pong) -> Pong ! {ping, N}, receive {pong, N} -> ping(N - 1, Pong) end.

pong(Ping) -> receive {ping, N} -> Ping ! {pong, N}, pong(Ping) end.
