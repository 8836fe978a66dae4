%% Timers: messages later, cancelled, read, absolute; their order; bad arguments.
-module(timing).
-export([main/1]).

main(_) ->
    messages(),
    cancelling(),
    reading(),
    order(),
    absolute(),
    asynchronous(),
    names(),
    errors(),
    many(),
    clocks().

show(Term) -> erlang:display(Term).

messages() ->
    R = erlang:start_timer(1, self(), m), show(receive {timeout, R, m} -> ok after 5000 -> lost end),
    R2 = erlang:send_after(1, self(), {plain, 1}), show(is_reference(R2)),
    show(receive {plain, 1} -> ok after 5000 -> lost end),
    erlang:send_after(0, self(), zero), show(receive zero -> ok after 5000 -> lost end).

cancelling() ->
    T = erlang:send_after(10000, self(), x), C = erlang:cancel_timer(T),
    show({C > 9000, C =< 10000, erlang:cancel_timer(T), erlang:read_timer(T)}),
    show(erlang:cancel_timer(make_ref())),
    T2 = erlang:send_after(1, self(), fired), receive fired -> ok end, show(erlang:cancel_timer(T2)),
    T3 = erlang:start_timer(5, self(), y), erlang:cancel_timer(T3), show(receive {timeout, T3, y} -> wrong after 20 -> none end).

reading() ->
    T = erlang:send_after(10000, self(), x), L = erlang:read_timer(T), show({L > 9000, L =< 10000}),
    erlang:cancel_timer(T),
    T2 = erlang:send_after(1 bsl 33, self(), x), show(erlang:read_timer(T2) > 1 bsl 32), show(erlang:cancel_timer(T2) > 1 bsl 32).

order() ->
    [erlang:send_after(T, self(), {after_, T}) || T <- [30, 10, 20, 2, 25, 5, 15]],
    show([receive {after_, T} -> T end || _ <- [1, 2, 3, 4, 5, 6, 7]]),
    [erlang:send_after(3, self(), {same, I}) || I <- [1, 2, 3, 4, 5]],
    show([receive {same, I} -> I end || _ <- [1, 2, 3, 4, 5]]).

absolute() ->
    Now = erlang:monotonic_time(millisecond),
    erlang:send_after(Now + 10, self(), abs1, [{abs, true}]), erlang:send_after(Now - 100, self(), past, [{abs, true}]),
    show([receive X -> X after 5000 -> lost end || _ <- [1, 2]]),
    R = erlang:start_timer(Now, self(), m, [{abs, true}]), show(receive {timeout, R, m} -> ok after 5000 -> lost end).

asynchronous() ->
    T = erlang:send_after(10000, self(), x),
    show(erlang:cancel_timer(T, [{async, true}])), show(receive {cancel_timer, T, L} -> L > 9000 end),
    T2 = erlang:send_after(10000, self(), x),
    show(erlang:read_timer(T2, [{async, true}])), show(receive {read_timer, T2, L2} -> L2 > 9000 end),
    show(erlang:cancel_timer(T2, [{info, false}])), show(erlang:read_timer(T2)),
    show(erlang:cancel_timer(T2, [{async, true}, {info, false}])), show(receive {cancel_timer, _, _} -> wrong after 5 -> none end).

names() ->
    erlang:send_after(5, timing_name, to_name), register(timing_name, self()), show(receive to_name -> ok after 5000 -> lost end),
    unregister(timing_name),
    erlang:send_after(1, nobody_there, lost), show(receive lost -> wrong after 10 -> none end).

errors() ->
    [show(try F() catch error:E -> E end)
     || F <- [fun() -> erlang:send_after(-1, self(), x) end, fun() -> erlang:send_after(foo, self(), x) end,
              fun() -> erlang:send_after(1, "pid", x) end, fun() -> erlang:start_timer(1, self(), x, [foo]) end,
              fun() -> erlang:cancel_timer(foo) end, fun() -> erlang:read_timer(1) end,
              fun() -> erlang:cancel_timer(make_ref(), [{foo, true}]) end]].

many() ->
    N = 20000,
    start(N),
    show(collect(N)).

start(0) -> ok;
start(N) -> erlang:send_after(N rem 50, self(), tick), start(N - 1).

collect(0) -> done;
collect(N) -> receive tick -> collect(N - 1) after 5000 -> {missing, N} end.

%% Erlang's system time is monotonic time and an offset that does not change.
clocks() ->
    Offset = erlang:time_offset(),
    show([begin receive after 1 -> ok end, erlang:time_offset() - Offset end || _ <- [1, 2, 3, 4, 5]]),
    Least = erlang:monotonic_time() + Offset, Now = erlang:system_time(), Most = erlang:monotonic_time() + Offset,
    show({Least =< Now, Now =< Most}),
    Before = erlang:convert_time_unit(erlang:monotonic_time() + Offset, native, microsecond), {M, S, U} = erlang:timestamp(),
    After = erlang:convert_time_unit(erlang:monotonic_time() + Offset, native, microsecond), Stamp = (M * 1000000 + S) * 1000000 + U,
    show({Before =< Stamp, Stamp =< After}),
    {Collections, Words, 0} = statistics(garbage_collection), garbage_collect(), garbage_collect(),
    {Collections2, Words2, 0} = statistics(garbage_collection),
    show({Collections2 >= Collections + 2, Words2 >= Words}).
