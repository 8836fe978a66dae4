%% Suspending and resuming processes, flags of the system, collections and checks of code on demand.
-module(suspension).
-export([main/1]).

main(_) ->
    basics(),
    counting(),
    options(),
    ends(),
    busy(),
    flags(),
    defaults(),
    depth(),
    on_demand(),
    nodes_info().

show(Term) -> erlang:display(Term).

try_it(F) -> try F() catch C:R -> {C, R} end.

echo(Parent) ->
    receive
        stop -> ok;
        X -> Parent ! {echo, X}, echo(Parent)
    end.

new() -> Self = self(), spawn(fun() -> echo(Self) end).

get_echo() -> receive {echo, X} -> X after 30 -> none end.

status(P) -> {status, S} = process_info(P, status), S.

basics() ->
    P = new(),
    P ! zero,
    show(receive {echo, Zero} -> Zero after 5000 -> none end),
    show(erlang:suspend_process(P)),
    show(status(P)),
    P ! one,
    show(get_echo()),
    show(process_info(P, message_queue_len)),
    show(is_process_alive(P)),
    show(erlang:resume_process(P)),
    show(get_echo()),
    show(status(P)),
    %% A receive's time runs out meanwhile.
    Self = self(),
    Q = spawn(fun() -> receive after 5 -> Self ! {echo, timeout} end, receive stop -> ok end end),
    erlang:suspend_process(Q),
    show(get_echo()),
    erlang:resume_process(Q),
    show(receive {echo, Y} -> Y after 5000 -> none end),
    %% An exit does not wait.
    {K, M} = spawn_monitor(fun() -> echo(Self) end),
    erlang:suspend_process(K),
    exit(K, over),
    receive {'DOWN', M, process, K, R} -> show(R) end,
    P ! stop, Q ! stop.

counting() ->
    P = new(),
    show(try_it(fun() -> erlang:resume_process(P) end)),
    show([erlang:suspend_process(P) || _ <- [1, 2, 3]]),
    show([Times || {_, Times, _} <- element(2, process_info(self(), suspending))]),
    show(process_info(P, suspending)),
    show([erlang:resume_process(P), status(P), erlang:resume_process(P), status(P)]),
    P ! a,
    show(get_echo()),
    show(erlang:resume_process(P)),
    show(receive {echo, X} -> X after 5000 -> none end),
    show(process_info(self(), suspending)),
    show(try_it(fun() -> erlang:resume_process(P) end)),
    %% Two that suspend the same.
    Self = self(),
    Other = spawn(fun() -> erlang:suspend_process(P), Self ! done, receive go -> ok end, erlang:resume_process(P), Self ! done end),
    receive done -> ok end,
    erlang:suspend_process(P),
    erlang:resume_process(P),
    show(status(P)),
    Other ! go,
    receive done -> ok end,
    P ! b,
    show(receive {echo, Z} -> Z after 5000 -> none end),
    P ! stop.

options() ->
    P = new(),
    show([erlang:suspend_process(P, [unless_suspending]), erlang:suspend_process(P, [unless_suspending]), erlang:suspend_process(P, [])]),
    show([erlang:resume_process(P), erlang:resume_process(P)]),
    show(erlang:suspend_process(P, [asynchronous])),
    show(status(P)),
    show(erlang:suspend_process(P, [{asynchronous, tag}])),
    show(receive {tag, X} -> X after 5000 -> none end),
    show([erlang:resume_process(P), erlang:resume_process(P)]),
    [show(try_it(fun() -> erlang:suspend_process(A, O) end))
     || {A, O} <- [{self(), []}, {foo, []}, {P, [bad]}, {P, foo}, {P, [unless_suspending | foo]}]],
    [show(try_it(fun() -> erlang:suspend_process(A) end)) || A <- [self(), foo, make_ref()]],
    [show(try_it(fun() -> erlang:resume_process(A) end)) || A <- [self(), foo, P]],
    P ! stop.

%% What was suspended by a process that ends goes on.
ends() ->
    P = new(),
    {Q, M} = spawn_monitor(fun() -> erlang:suspend_process(P), erlang:suspend_process(P), receive go -> exit(done) end end),
    Q ! go,
    receive {'DOWN', M, process, Q, R} -> show(R) end,
    P ! x,
    show(receive {echo, X} -> X after 5000 -> none end),
    %% And one that is gone cannot be resumed.
    erlang:suspend_process(P),
    M2 = monitor(process, P),
    exit(P, kill),
    receive {'DOWN', M2, process, P, R2} -> show(R2) end,
    show(try_it(fun() -> erlang:resume_process(P) end)),
    show(try_it(fun() -> erlang:suspend_process(P) end)),
    show(try_it(fun() -> erlang:suspend_process(P, [asynchronous]) end)).

count(N) -> receive {get, From} -> From ! {count, N} after 0 -> ok end, count(N + 1).

%% One that is in the middle of its work stands still.
busy() ->
    P = spawn(fun() -> count(0) end),
    Get = fun() -> P ! {get, self()}, receive {count, N} -> N end end,
    One = Get(),
    erlang:suspend_process(P),
    show(status(P)),
    {_, R1} = process_info(P, reductions),
    spin(50000),
    {_, R2} = process_info(P, reductions),
    show(R2 - R1 < 1000),
    erlang:resume_process(P),
    Two = Get(),
    show(Two >= One),
    exit(P, kill).

spin(0) -> ok;
spin(N) -> spin(N - 1).

flags() ->
    Set = fun(K, V) -> try_it(fun() -> erlang:system_flag(K, V) end) end,
    show([Set(scheduler_wall_time, true), Set(scheduler_wall_time, true), is_list(statistics(scheduler_wall_time)),
          Set(scheduler_wall_time, false), is_list(statistics(scheduler_wall_time)), Set(scheduler_wall_time, false),
          statistics(scheduler_wall_time), Set(scheduler_wall_time, false)]),
    show([Set(fullsweep_after, 10), Set(fullsweep_after, 65535)]),
    show([Set(max_heap_size, 1000000), Set(max_heap_size, #{size => 0}), Set(max_heap_size, 5)]),
    show([Set(time_offset, finalize), Set(trace_control_word, 3), Set(trace_control_word, 0)]),
    show([Set(K, V) || {K, V} <- [{scheduler_wall_time, 1}, {fullsweep_after, a}, {fullsweep_after, -1}, {min_heap_size, -1},
                                  {max_heap_size, a}, {time_offset, a}, {backtrace_depth, -1}, {backtrace_depth, a}, {schedulers_online, 0},
                                  {schedulers_online, 5000}, {trace_control_word, -1}, {foo, 1}, {1, 1}, {"foo", 1}]]),
    Online = erlang:system_info(schedulers),
    show(Set(schedulers_online, Online) =:= Online),
    Dirty = erlang:system_info(dirty_cpu_schedulers),
    show([Dirty > 0, Set(dirty_cpu_schedulers_online, 1) =:= Dirty,
          Set(dirty_cpu_schedulers_online, Dirty), erlang:system_info(dirty_io_schedulers)]).

%% Of processes that are started later.
defaults() ->
    erlang:system_flag(fullsweep_after, 7),
    erlang:system_flag(max_heap_size, 5000000),
    Self = self(),
    spawn(fun() -> Self ! [process_info(self(), fullsweep_after), process_flag(max_heap_size, 0)] end),
    show(receive X -> X end),
    show([erlang:system_info(K) || K <- [fullsweep_after, max_heap_size]]),
    erlang:system_flag(fullsweep_after, 65535),
    erlang:system_flag(max_heap_size, 0).

depth() ->
    show(erlang:system_flag(backtrace_depth, 12)),
    show(length(trace())),
    show(erlang:system_flag(backtrace_depth, 3)),
    show(length(trace())),
    show(erlang:system_flag(backtrace_depth, 8)),
    show(length(trace())).

trace() -> try 1 + a1(get(missing)) catch error:_:Trace -> Trace end.
a1(X) -> 1 + a2(X).
a2(X) -> 1 + a3(X).
a3(X) -> 1 + a4(X).
a4(X) -> 1 + a5(X).
a5(X) -> 1 + a6(X).
a6(X) -> 1 + a7(X).
a7(X) -> 1 + a8(X).
a8(X) -> 1 + a9(X).
a9(X) -> 1 + a10(X).
a10(X) -> 1 + a11(X).
a11(X) -> 1 + length(X).

on_demand() ->
    P = new(),
    show(erlang:garbage_collect(self(), [{async, a}])),
    show(receive {garbage_collect, A, Done} -> {A, Done} after 5000 -> none end),
    show(erlang:garbage_collect(P, [{async, b}, {type, major}])),
    show(receive {garbage_collect, B, Done2} -> {B, Done2} after 5000 -> none end),
    M = monitor(process, P),
    P ! stop,
    receive {'DOWN', M, process, P, _} -> ok end,
    show(erlang:garbage_collect(P, [{async, c}])),
    show(receive {garbage_collect, C, Done3} -> {C, Done3} after 5000 -> none end),
    show([erlang:garbage_collect(self(), [{type, minor}]), try_it(fun() -> erlang:garbage_collect(self(), [{type, foo}]) end),
          try_it(fun() -> erlang:garbage_collect(self(), [foo]) end)]),
    show([check_process_code(self(), lists), check_process_code(P, lists), check_process_code(self(), lists, [{async, a}])]),
    show(receive {check_process_code, D, Done4} -> {D, Done4} after 5000 -> none end),
    show([try_it(fun() -> check_process_code(self(), lists, [{allow_gc, false}]) end), try_it(fun() -> check_process_code(1, lists, []) end),
          try_it(fun() -> check_process_code(self(), lists, [foo]) end)]),
    show([process_flag(self(), save_calls, 0), try_it(fun() -> process_flag(self(), trap_exit, true) end),
          try_it(fun() -> process_flag(P, save_calls, 0) end)]).

nodes_info() ->
    show([nodes(this, #{}), nodes(known, #{connection_id => true, node_type => true}), nodes(visible, #{})]),
    show([try_it(fun() -> nodes(A, B) end) || {A, B} <- [{foo, #{}}, {this, foo}, {this, #{foo => 1}}]]).
