%% A million processes are spawned and end, a hundred at a time.
-module(spawn_million).
-export([main/1]).

main(_) -> erlang:display(batches(10000)).

batches(0) -> done;
batches(N) -> spawn_some(100, self()), wait(100), batches(N - 1).

spawn_some(0, _) -> ok;
spawn_some(N, Self) -> spawn(fun() -> Self ! N end), spawn_some(N - 1, Self).

wait(0) -> ok;
wait(N) -> receive _ -> wait(N - 1) end.
