%% A million timers, started in groups, every second one cancelled; and receives that time out never.
-module(timers).
-export([main/1]).

main(_) -> erlang:display(rounds(20)), erlang:display(waits(500000)).

rounds(0) -> done;
rounds(N) -> Kept = start(50000, []), wait(Kept), rounds(N - 1).

start(0, Timers) -> cancel(Timers, 0);
start(N, Timers) -> start(N - 1, [erlang:send_after(20 + N rem 30, self(), tick) | Timers]).

cancel([A, _ | Rest], Kept) ->
    case erlang:cancel_timer(A) of false -> cancel(Rest, Kept + 2); _ -> cancel(Rest, Kept + 1) end;
cancel([], Kept) -> Kept.

wait(0) -> ok;
wait(N) -> receive tick -> wait(N - 1) end.

waits(0) -> done;
waits(N) -> self() ! N, receive N -> waits(N - 1) after 10000 -> late end.
