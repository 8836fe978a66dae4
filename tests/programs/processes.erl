%% Processes: spawning in all its forms, exits, links, monitors, aliases, names, flags.
-module(processes).
-export([main/1, child/2, loop/0, echo/1]).

main(_) ->
    spawning(),
    exits(),
    links(),
    monitors(),
    tags(),
    aliases(),
    names(),
    flags(),
    requests(),
    dead(),
    leaders(),
    hibernation(),
    collections(),
    errors(),
    many().

show(Term) -> erlang:display(Term).

child(Parent, X) -> Parent ! {child, X}.
loop() -> receive stop -> ok; {exit, R} -> exit(R) end.
echo(Parent) -> receive X -> Parent ! {echo, X} end.

get_message() -> receive X -> X after 5000 -> timeout end.

spawning() ->
    Self = self(),
    spawn(fun() -> Self ! one end), show(get_message()),
    spawn(?MODULE, child, [Self, 2]), show(get_message()),
    spawn(node(), fun() -> Self ! three end), show(get_message()),
    spawn_link(fun() -> Self ! four end), show(get_message()),
    {P, M} = spawn_monitor(fun() -> Self ! five end),
    show(get_message()),
    receive {'DOWN', M, process, P, R} -> show(R) end,
    {P2, M2} = spawn_opt(?MODULE, child, [Self, 6], [link, monitor, {priority, high}, {min_heap_size, 1000}]),
    show(get_message()),
    receive {'DOWN', M2, process, P2, R2} -> show(R2) end,
    show(is_pid(spawn_opt(fun() -> ok end, [{fullsweep_after, 10}, {message_queue_data, off_heap}, {max_heap_size, 0}]))),
    [show(try F() catch error:E -> E end)
     || F <- [fun() -> spawn(foo) end, fun() -> spawn(foo, bar, baz) end, fun() -> spawn(1, f, []) end,
              fun() -> spawn_opt(fun() -> ok end, [bad]) end, fun() -> spawn_opt(fun() -> ok end, foo) end]].

down(F) ->
    {P, M} = spawn_monitor(F),
    receive {'DOWN', M, process, P, R} -> R end.

trace_free({R, [{M, F, A, _} | _]}) -> {R, {M, F, if is_list(A) -> A; true -> A end}};
trace_free(R) -> R.

exits() ->
    show(down(fun() -> ok end)),
    show(down(fun() -> exit(reason) end)),
    show(down(fun() -> exit(normal) end)),
    show(down(fun() -> exit(kill) end)),
    {R, S} = down(fun() -> throw(ball) end), show({R, is_list(S)}),
    {R2, S2} = down(fun() -> error(bad) end), show({R2, is_list(S2)}),
    show(down(fun() -> exit(self(), normal), receive after infinity -> ok end end)),
    show(down(fun() -> exit(self(), other), receive after infinity -> ok end end)),
    show(down(fun() -> exit(self(), kill), receive after infinity -> ok end end)),
    show(down(fun() -> process_flag(trap_exit, true), exit(self(), normal), receive {'EXIT', P, N} -> exit({got, P =:= self(), N}) end end)),
    show(down(fun() -> process_flag(trap_exit, true), exit(self(), kill), receive X -> exit({got, X}) end end)),
    show(down(fun() -> try exit(self(), uncatchable) catch _:_ -> exit(caught) end end)),
    P1 = spawn(fun loop/0),
    exit(P1, normal), show(is_process_alive(P1)),
    exit(P1, kill), show(is_process_alive(P1)),
    show({catch exit(foo, bar), exit(P1, again)} =/= {}),
    show(trace_free(down(fun() -> nomodule:nofunction(1, 2) end))),
    {P3, M3} = spawn_monitor(nomodule, nofunction, [a, b]),
    receive {'DOWN', M3, process, P3, R3} -> show(trace_free(R3)) end.

links() ->
    process_flag(trap_exit, true),
    P = spawn_link(fun loop/0),
    P ! {exit, because}, show(receive {'EXIT', P, R} -> R end),
    P2 = spawn_link(fun loop/0), P2 ! stop, show(receive {'EXIT', P2, R2} -> R2 end),
    P3 = spawn(fun loop/0), show(link(P3)), exit(P3, kill), show(receive {'EXIT', P3, R3} -> R3 end),
    P4 = spawn_link(fun loop/0), show(unlink(P4)), exit(P4, kill), show(is_process_alive(P4)),
    show(receive {'EXIT', P4, R4} -> R4 after 10 -> none end),
    show(link(P4)), show(receive {'EXIT', P4, R5} -> R5 end),
    %% A chain: each linked to the next.
    Self = self(),
    Chain = spawn(fun() -> chain(Self, 10) end),
    First = receive {chain, C} -> C end,
    link(Chain),
    exit(First, snap),
    show(receive {'EXIT', Chain, R6} -> R6 end),
    %% Without trapping a normal exit does not spread, another does.
    show(down(fun() -> spawn_link(fun() -> ok end), receive after 20 -> exit(survived) end end)),
    show(down(fun() -> spawn_link(fun() -> exit(dead) end), receive after 1000 -> exit(survived) end end)),
    show(element(1, down(fun() -> link(P4), receive after 1000 -> exit(survived) end end))),
    %% Killed, one tells its links `killed`.
    P7 = spawn_link(fun loop/0), exit(P7, kill), show(receive {'EXIT', P7, R7} -> R7 end),
    P8 = spawn_link(fun() -> exit(kill) end), show(receive {'EXIT', P8, R8} -> R8 end),
    show(down(fun() -> spawn_link(fun() -> exit(kill) end), receive after 1000 -> exit(survived) end end)),
    show(link(self())),
    [show(catch_error(F)) || F <- [fun() -> link(foo) end, fun() -> unlink(1) end]],
    process_flag(trap_exit, false).

catch_error(F) -> try F() catch error:E -> E end.

chain(Top, 0) -> Top ! {chain, self()}, receive after infinity -> ok end;
chain(Top, N) -> spawn_link(fun() -> chain(Top, N - 1) end), receive after infinity -> ok end.

monitors() ->
    P = spawn(fun loop/0),
    M = monitor(process, P), P ! {exit, r1},
    show(receive {'DOWN', M, process, P, R} -> R end),
    M2 = monitor(process, P), show(receive {'DOWN', M2, process, P, R2} -> R2 end),
    M3 = monitor(process, no_such_name),
    show(receive {'DOWN', M3, process, O3, R3} -> {O3, R3} end),
    P4 = spawn(fun loop/0), register(some_name, P4),
    M4 = monitor(process, some_name), M5 = monitor(process, {some_name, node()}),
    P4 ! stop,
    show(receive {'DOWN', M4, process, O4, R4} -> {O4, R4} end),
    show(receive {'DOWN', M5, process, O5, R5} -> {O5, R5} end),
    P6 = spawn(fun loop/0), M6 = monitor(process, P6), show(demonitor(M6)), P6 ! stop,
    show(receive {'DOWN', M6, _, _, _} -> wrong after 20 -> none end),
    P7 = spawn(fun() -> ok end), M7 = monitor(process, P7),
    receive after 10 -> ok end,
    show({demonitor(M7, [flush, info]), receive {'DOWN', M7, _, _, _} -> left after 0 -> clean end}),
    show(demonitor(make_ref(), [info])), show(demonitor(make_ref())),
    M8 = monitor(process, self()), show(is_reference(M8)),
    [show(catch_error(F)) || F <- [fun() -> monitor(process, 1) end, fun() -> monitor(foo, self()) end,
                                   fun() -> demonitor(foo) end, fun() -> demonitor(make_ref(), [bad]) end]],
    %% Several monitors of one process, each tells.
    P9 = spawn(fun loop/0),
    Ms = [monitor(process, P9) || _ <- [1, 2, 3]],
    P9 ! {exit, all},
    show([receive {'DOWN', X, process, P9, R9} -> R9 end || X <- Ms]).

tags() ->
    P = spawn(fun loop/0),
    M = monitor(process, P, [{tag, {my, "tag", 1}}]), P ! stop,
    show(receive {{my, "tag", 1}, M, process, P, R} -> R end),
    {P2, M2} = spawn_opt(fun() -> exit(x) end, [{monitor, [{tag, gone}]}]),
    show(receive {gone, M2, process, P2, R2} -> R2 end).

aliases() ->
    A = alias(), A ! one, A ! two,
    show([receive X1 -> X1 after 100 -> none end || _ <- [1, 2]]),
    A ! three, show(unalias(A)), A ! four,
    show(receive X3 -> X3 after 10 -> dropped end),
    show(unalias(A)),
    R = alias([reply]), R ! first, R ! second,
    show([receive X -> X after 10 -> dropped end || _ <- [1, 2]]), show(unalias(R)),
    make_ref() ! nobody,
    Server = spawn(fun() -> server() end),
    M = monitor(process, Server, [{alias, reply_demonitor}]),
    Server ! {ask, M, 1}, show(receive {M, Y} -> Y end),
    Server ! {ask, M, 2}, show(receive {M, Y2} -> Y2 after 10 -> dropped end),
    exit(Server, kill), show(receive {'DOWN', M, _, _, _} -> wrong after 10 -> demonitored end),
    P = spawn(fun loop/0),
    M2 = monitor(process, P, [{alias, demonitor}]), M2 ! to_alias, show(get_message()),
    demonitor(M2), M2 ! dropped, show(receive Z -> Z after 10 -> none end),
    M3 = monitor(process, P, [{alias, explicit_unalias}]), demonitor(M3), M3 ! still, show(get_message()),
    show(unalias(M3)),
    show(catch_error(fun() -> monitor(process, P, [{alias, foo}]) end)),
    show(catch_error(fun() -> alias([foo]) end)),
    P ! stop.

server() -> receive {ask, Alias, X} -> Alias ! {Alias, X + 100}, server() end.

names() ->
    P = spawn(fun loop/0),
    show(register(name1, P)), show(whereis(name1) =:= P), show(whereis(none)),
    [show(catch_error(F))
     || F <- [fun() -> register(name1, self()) end, fun() -> register(name2, P) end, fun() -> register(undefined, self()) end,
              fun() -> register(1, P) end, fun() -> unregister(none) end, fun() -> none ! x end, fun() -> erlang:send(none, x, []) end]],
    show({none, node()} ! lost),
    show(erlang:send(name1, ignored, [nosuspend])),
    show(unregister(name1)), show(whereis(name1)),
    register(name3, P), M = monitor(process, P), name3 ! stop,
    show(receive {'DOWN', M, _, _, R} -> {R, whereis(name3)} end),
    show(catch_error(fun() -> register(name4, P) end)),
    register(me, self()), me ! hello, show(get_message()), {me, node()} ! again, show(get_message()),
    unregister(me).

flags() ->
    show(process_flag(trap_exit, false)), show(process_flag(priority, low)), show(process_flag(priority, normal)),
    show(process_flag(message_queue_data, off_heap)), show(process_flag(message_queue_data, on_heap)),
    show(process_flag(max_heap_size, 0)),
    show(process_flag(max_heap_size, #{size => 100000, kill => false})), show(process_flag(max_heap_size, 0)),
    [show(catch_error(fun() -> process_flag(F, V) end))
     || {F, V} <- [{foo, 1}, {trap_exit, 1}, {priority, urgent}, {max_heap_size, 1}, {message_queue_data, x}]].

%% Answers now, or by a message.
collections() ->
    P = spawn(?MODULE, loop, []),
    show([garbage_collect(), garbage_collect(P), garbage_collect(P, [{type, minor}]), garbage_collect(self(), [{type, major}])]),
    show(garbage_collect(self(), [{async, {mine, 1}}])), show(get_message()),
    show(garbage_collect(P, [{type, minor}, {async, [other]}])), show(get_message()),
    M = monitor(process, P), P ! stop, receive {'DOWN', M, _, _, _} -> ok end,
    show([garbage_collect(P), garbage_collect(P, [{async, dead}])]), show(get_message()),
    [show(catch_error(fun() -> garbage_collect(self(), Options) end))
     || Options <- [x, [async], [{type, all}], [{speed, 1}], [{async, x} | y], [{async, x, y}]]],
    {heap_size, Words} = process_info(spawn_opt(?MODULE, loop, [], [{min_heap_size, 5000}]), heap_size), show(Words >= 5000).

requests() ->
    Self = self(),
    R = spawn_request(fun() -> Self ! ran end, [{reply_tag, started}]),
    show(receive {started, R, ok, P} -> is_pid(P) end), show(get_message()),
    R2 = spawn_request(?MODULE, child, [Self, 2], [monitor]),
    show(receive {spawn_reply, R2, ok, P2} -> is_pid(P2) end), show(get_message()),
    show(receive {'DOWN', R2, process, _, D} -> D end),
    R3 = spawn_request(fun() -> ok end, [bad_option]),
    show(receive {spawn_reply, R3, error, E} -> E end),
    spawn_request(fun() -> Self ! silent end, [{reply, no}]), show(get_message()), show(receive X -> X after 0 -> none end),
    [show(receive {spawn_reply, Bad, Kind, Why} -> {Kind, Why} end)
     || Bad <- [spawn_request(fun() -> ok end, [{reply, Value}]) || Value <- [perhaps, 1]]],
    show(spawn_request_abandon(make_ref())).

dead() ->
    P = spawn(fun() -> ok end),
    receive after 10 -> ok end,
    show([is_process_alive(P), P ! lost, exit(P, kill), process_info(P), process_info(P, status), unlink(P)]).

leaders() ->
    G = group_leader(),
    Self = self(),
    spawn(fun() -> Self ! {same, group_leader() =:= G} end), show(get_message()),
    P = spawn(fun loop/0),
    show(group_leader(P, P)), show(process_info(P, group_leader) =:= {group_leader, P}),
    P ! stop,
    show(catch_error(fun() -> group_leader(foo, self()) end)).

hibernation() ->
    Self = self(),
    {P, M} = spawn_monitor(fun() -> try erlang:hibernate(?MODULE, echo, [Self]) catch _:_ -> Self ! caught end end),
    receive after 5 -> ok end,
    P ! wake, show(get_message()),
    show(receive {'DOWN', M, _, _, R} -> R end),
    {P2, M2} = spawn_monitor(fun() -> self() ! early, erlang:hibernate(?MODULE, echo, [Self]) end),
    show(get_message()), show(receive {'DOWN', M2, _, P2, R2} -> R2 end),
    {P3, M3} = spawn_monitor(fun() -> erlang:hibernate(?MODULE, echo, [Self]) end),
    P3 ! before_it_runs,
    show(get_message()), show(receive {'DOWN', M3, _, P3, R3} -> R3 end),
    show(catch_error(fun() -> erlang:hibernate(1, echo, []) end)).

errors() ->
    show(catch_error(fun() -> is_process_alive(foo) end)),
    show(catch_error(fun() -> process_info(self(), no_key) end)),
    show(catch_error(fun() -> process_info(foo) end)),
    show(process_info(self(), registered_name)),
    show(process_info(self(), [status, trap_exit, priority, message_queue_len, registered_name])),
    show([K || {K, _} <- process_info(self())]).

many() ->
    Self = self(),
    N = 1000,
    [spawn(fun() -> Self ! {I, work(I rem 50)} end) || I <- numbers(N, [])],
    show(collect(N, 0)),
    %% A ring.
    Ring = ring(100, self()),
    Ring ! {token, 1000},
    show(receive {token, T} -> T end).

numbers(0, Acc) -> Acc;
numbers(N, Acc) -> numbers(N - 1, [N | Acc]).

work(0) -> 1;
work(N) -> 1 + work(N - 1).

collect(0, Sum) -> Sum;
collect(N, Sum) -> receive {_, X} -> collect(N - 1, Sum + X) end.

ring(0, Next) -> Next;
ring(N, Next) -> ring(N - 1, spawn(fun() -> receive {token, T} -> Next ! {token, T - 1} end end)).
