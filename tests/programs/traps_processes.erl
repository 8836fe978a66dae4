%% Traps of processes, messages and signals, and of what processes share.
-module(traps_processes).
-export([main/1]).

main(_) ->
    exits(),
    relations(),
    messages(),
    timers(),
    spawning(),
    inquiries(),
    shared().

exits() ->
    trap(76, begin
        process_flag(trap_exit, true),
        P = spawn_link(fun forever/0), exit(P, kill), R1 = receive {'EXIT', P, R} -> R end,
        P2 = spawn_link(fun() -> exit(kill) end), R2 = receive {'EXIT', P2, Q} -> Q end,
        P3 = spawn_link(fun() -> ok end), R3 = receive {'EXIT', P3, W} -> W end,
        process_flag(trap_exit, false),
        {R1, R2, R3}
    end),
    trap(77, begin
        P4 = spawn(fun() -> receive x -> ok end end), exit(P4, normal), sleep(5), A = is_process_alive(P4), exit(P4, foo),
        {_, M} = spawn_monitor(fun() -> exit(self(), normal), sleep(50), exit(not_reached) end),
        {A, receive {'DOWN', M, _, _, R4} -> R4 end}
    end),
    trap(78, begin
        {_, M1} = spawn_monitor(fun() -> throw(foo) end), R5 = receive {'DOWN', M1, _, _, {R6, S}} -> {R6, is_list(S)} end,
        {_, M2} = spawn_monitor(fun() -> error(bar) end), {R5, receive {'DOWN', M2, _, _, {Q2, _}} -> Q2 end}
    end).

relations() ->
    trap(79, begin
        M = monitor(process, no_such), R1 = receive {'DOWN', M, process, O, R} -> {O, R} end,
        D = dead(), M2 = monitor(process, D), R2 = receive {'DOWN', M2, process, D, Q} -> Q end,
        {R1, R2}
    end),
    trap(80, begin
        D2 = dead(), process_flag(trap_exit, true), T = link(D2), R3 = receive {'EXIT', D2, Q2} -> Q2 end,
        process_flag(trap_exit, false),
        {T, R3}
    end),
    trap(81, begin
        process_flag(trap_exit, true), P = spawn_link(fun() -> ok end), sleep(5), unlink(P),
        R4 = receive {'EXIT', P, _} -> in_mailbox after 0 -> none end,
        process_flag(trap_exit, false),
        R4
    end),
    trap(82, begin
        P2 = spawn(fun() -> ok end), M3 = monitor(process, P2), sleep(5),
        {demonitor(M3, [flush, info]), receive {'DOWN', M3, _, _, _} -> left after 0 -> clean end, demonitor(make_ref(), [info])}
    end),
    trap(83, begin
        A = alias(), A ! one, unalias(A), A ! two, sleep(2),
        {receive one -> got1 after 0 -> no end, receive two -> got2 after 0 -> dropped end, unalias(A)}
    end).

messages() ->
    trap(84, [st(catch id(no_such_name) ! x), spawn(fun() -> ok end) ! x, st(catch erlang:send(no_such, x, [nosuspend]))]),
    trap(85, [st(catch register(undefined, self())), st(catch register(x, spawn(fun() -> sleep(100) end))), whereis(none), st(catch unregister(none))]),
    trap(86, begin
        self() ! a, self() ! b, self() ! c,
        {receive b -> b end, receive X -> X after 0 -> none end, receive X2 -> X2 end, receive Y -> Y after 0 -> none end}
    end),
    trap(87, [st(catch receive after id(-1) -> x end), st(catch receive after id(foo) -> x end), receive after 0 -> ok end,
              st(catch receive after id(1 bsl 32) -> x end)]),
    trap(88, [st(catch receive after id(16#100000000) -> x end), is_reference(erlang:send_after(16#100000000, self(), x))]).

timers() ->
    trap(89, begin
        T = erlang:send_after(10000, self(), x), C = erlang:cancel_timer(T),
        {C > 9000, erlang:cancel_timer(T), erlang:read_timer(T), st(catch erlang:send_after(-1, self(), x)),
         (catch erlang:start_timer(1, foo_unreg, x)) =/= x}
    end),
    trap(90, begin R = erlang:start_timer(1, self(), m), receive {timeout, R, m} -> ok after 5000 -> bad end end).

spawning() ->
    trap(91, begin
        {_, M} = spawn_monitor(nomod, nofun, []),
        {st(catch spawn(id(foo))), receive {'DOWN', M, _, _, {undef, [{A, B, C, _} | _]}} -> {A, B, C} end}
    end),
    trap(92, begin
        R = erlang:spawn_request(fun() -> ok end, [{reply_tag, rt}, link]),
        receive {rt, R, ok, P} when is_pid(P) -> ok after 5000 -> bad end
    end).

inquiries() ->
    trap(93, {process_flag(trap_exit, false), process_flag(priority, normal), process_flag(message_queue_data, on_heap),
              st(catch process_flag(id(foo), 1)), process_flag(max_heap_size, 0)}),
    trap(94, {process_info(self(), [status, trap_exit, priority, message_queue_len, registered_name]), process_info(self(), registered_name)}),
    trap(95, begin
        D = dead(),
        {process_info(D), process_info(D, status), process_info(self(), registered_name), st(catch process_info(self(), nokey))}
    end),
    trap(96, [K || {K, _} <- process_info(self())]),
    trap(97, begin
        put(k, v), S = self(), G = group_leader(),
        spawn(fun() -> S ! {r, get(k), group_leader() =:= G} end),
        receive {r, A, B} -> {A, B} end
    end),
    trap(98, begin
        S2 = self(),
        {P, _} = spawn_monitor(fun() -> erlang:hibernate(erlang, apply, [fun() -> receive X -> S2 ! {got, X} end end, []]) end),
        P ! hi,
        receive {got, Y} -> Y end
    end),
    trap(100, begin P2 = spawn(fun forever/0), exit(P2, kill), is_process_alive(P2) end),
    trap(101, begin
        I = erlang:unique_integer([monotonic]), J = erlang:unique_integer([monotonic]),
        {I < J, erlang:unique_integer([positive]) > 0, make_ref() < make_ref()}
    end).

shared() ->
    trap(110, [st(catch persistent_term:get(nope_x)), persistent_term:get(nope_x, d), persistent_term:put(pk, 1), persistent_term:put(pk, 1),
               persistent_term:get(pk), persistent_term:erase(pk), persistent_term:erase(pk)]),
    trap(111, begin
        A = atomics:new(1, [{signed, false}]), atomics:put(A, 1, 16#FFFFFFFFFFFFFFFF), atomics:add(A, 1, 2),
        C = counters:new(1, []), counters:add(C, 1, -3),
        {atomics:get(A, 1), counters:get(C, 1), st(catch atomics:get(A, 2)), atomics:compare_exchange(A, 1, 1, 9), atomics:get(A, 1)}
    end).

forever() -> receive after infinity -> ok end.

%% A process that is no more.
dead() ->
    {P, M} = spawn_monitor(fun() -> ok end),
    receive {'DOWN', M, _, _, _} -> P end.

sleep(Time) -> receive after Time -> ok end.

%% trap(Number, Value): the measured result of that number in the list of semantic traps (traps.tsv).
trap(Number, Value) -> erlang:display({Number, Value}).

%% What catch gives, without the stack trace.
st({'EXIT', {Reason, Trace}}) when is_list(Trace) -> {'EXIT', Reason};
st(Value) -> Value.

%% Hides a value from the compiler.
id(X) -> X.
