%% What few ask of a process: its stack as text, its binaries, its heap's parts; what it and spawn_request refuse; internal states.
-module(process_details).
-export([main/1]).

main(_) ->
    keys(),
    heaps(),
    binaries(),
    backtrace(),
    requests(),
    states(),
    sizes(),
    ended().

show(Term) -> erlang:display(Term).

try_it(F) -> try F() catch C:R -> {C, R} end.

waiting() -> receive stop -> ok end.

keys() ->
    P = spawn(fun waiting/0),
    [show({process_info(P, Key), process_info(self(), Key)}) || Key <- [trace, last_calls, sequential_trace_token, min_bin_vheap_size]],
    {garbage_collection_info, Sizes} = process_info(P, garbage_collection_info),
    show([Key || {Key, Size} <- Sizes, is_integer(Size)]),
    show([try_it(fun() -> process_info(X, Y) end) || {X, Y} <- [{P, foo}, {a, trace}, {P, [trace, foo]}, {P, [trace | last_calls]}]]),
    show(process_info(P, [trace, last_calls, trace])),
    P ! stop.

heaps() ->
    Old = process_flag(min_bin_vheap_size, 318187),
    show(Old),
    show(process_info(self(), min_bin_vheap_size)),
    {garbage_collection, GC} = process_info(self(), garbage_collection),
    show(lists:keyfind(min_bin_vheap_size, 1, GC)),
    show(process_flag(min_bin_vheap_size, Old)),
    show([try_it(fun() -> process_flag(min_bin_vheap_size, X) end) || X <- [-1, a, 1.0]]),
    show([try_it(fun() -> spawn_opt(fun waiting/0, [{min_bin_vheap_size, X}]) end) || X <- [-1, a]]).

binaries() ->
    Self = self(),
    Make = fun(N) -> binary:copy(<<"0123456789">>, N) end,
    P = spawn(fun() -> Binary = Make(100), Self ! Binary, receive stop -> Self ! byte_size(Binary) end end),
    Received = receive Binary -> Binary end,
    {binary, [{Id, 1000, 2}]} = process_info(P, binary),
    {binary, Own} = process_info(self(), binary),
    show(lists:keymember(Id, 1, Own)),
    P ! stop,
    show(receive Size -> Size end =:= byte_size(Received)),
    show(process_info(spawn(fun waiting/0), binary)).

backtrace() ->
    Self = self(),
    P = spawn(fun() -> deep(3, Self) end),
    receive ready -> ok end,
    true = erlang:suspend_process(P),
    {backtrace, Text} = process_info(P, backtrace),
    show(is_binary(Text)),
    show(length(binary:matches(Text, <<"process_details:deep/2">>)) >= 3),
    exit(P, kill).

deep(0, Parent) -> Parent ! ready, waiting(), 0;
deep(N, Parent) -> N + deep(N - 1, Parent).

requests() ->
    show([try_it(fun() -> spawn_request(F, []) end) || F <- [fun(X) -> X end, a, fun lists:map/2]]),
    show([try_it(fun() -> spawn_request(node(), F, []) end) || F <- [fun(X) -> X end]]),
    R = spawn_request(fun() -> ok end, []),
    show(receive {spawn_reply, R, ok, P} -> is_pid(P) end).

states() ->
    show(try_it(fun() -> erts_debug:get_internal_state(processes) end)),
    erts_debug:set_internal_state(available_internal_state, true),
    show(erts_debug:get_internal_state(available_internal_state)),
    show(lists:member(self(), erts_debug:get_internal_state(processes))),  % others come and go
    P = spawn_link(fun waiting/0),
    M = monitor(process, P),
    Self = self(),
    {monitored_by, [Self]} = process_info(P, monitored_by),  % it has heard of both
    show([State || {erl_link, process, Pid, State, _} <- erts_debug:get_internal_state({link_list, Self}), Pid =:= P]),
    show([State || {erl_link, process, Pid, State, _} <- erts_debug:get_internal_state({link_list, P}), Pid =:= Self]),
    show([{Way, Ref =:= M, Pid =:= P, Name} || {erl_monitor, process, Way, Ref, Pid, Name} <- erts_debug:get_internal_state({monitor_list, Self}), Ref =:= M]),
    show([{Way, Ref =:= M, Pid =:= Self, Name} || {erl_monitor, process, Way, Ref, Pid, Name} <- erts_debug:get_internal_state({monitor_list, P})]),
    register(waiting, P),
    N = monitor(process, waiting),
    {monitored_by, [_, _]} = process_info(P, monitored_by),
    show([Name || {erl_monitor, process, origin, Ref, _, Name} <- erts_debug:get_internal_state({monitor_list, Self}), Ref =:= N]),
    show([Name || {erl_monitor, process, target, Ref, _, Name} <- erts_debug:get_internal_state({monitor_list, P}), Ref =:= N]),
    erlang:suspend_process(P),
    show([{Kind, Way, Ref, Pid =:= P, Name} || {erl_monitor, suspend = Kind, Way, Ref, Pid, Name} <- erts_debug:get_internal_state({monitor_list, Self})]),
    erlang:resume_process(P),
    show(erts_debug:get_internal_state({process_status, self()})),
    unlink(P),
    P ! stop,
    receive {'DOWN', M, process, P, normal} -> ok end,
    show([erts_debug:get_internal_state({Key, P}) || Key <- [link_list, monitor_list, process_status]]),
    show([Key || Key <- [status, messages, backtrace, binary], lists:member(Key, erts_debug:get_internal_state(process_info_args))]),
    show([try_it(fun() -> erts_debug:get_internal_state(Key) end) || Key <- [nothing, {nothing, 1}, {process_status, a}, {}, 1]]),
    show([try_it(fun() -> erts_debug:set_internal_state(Key, 1) end) || Key <- [nothing, 1, sleep]]),
    erts_debug:set_internal_state(available_internal_state, false).

%% What is shared counts once, and what is in no heap not at all.
sizes() ->
    Shared = lists:seq(1, 10),
    show({erts_debug:size_shared([Shared, Shared | Shared]), erts_debug:flat_size([Shared, Shared | Shared])}),
    persistent_term:put(process_details, Shared),
    show(erts_debug:size_shared(persistent_term:get(process_details))),
    show(erts_debug:size_shared([persistent_term:get(process_details)])),
    persistent_term:erase(process_details),
    show(erts_debug:size_shared({a, [literal]})).

%% Whoever has been told to end is gone for what is asked of it afterwards.
ended() ->
    show([begin
              {P, M} = spawn_monitor(fun waiting/0),
              exit(P, die),
              Result = try_it(fun() -> Ask(P) end),
              receive {'DOWN', M, process, P, die} -> ok end,
              {Result, try_it(fun() -> Ask(P) end)}
          end || Ask <- [fun(P) -> process_flag(P, save_calls, 0) end, fun erlang:suspend_process/1, fun(P) -> group_leader(self(), P) end,
                         fun is_process_alive/1, fun(P) -> process_info(P, status) end, fun erlang:garbage_collect/1]]),
    {Dead, Mon} = spawn_monitor(fun waiting/0),
    exit(Dead, die),
    try group_leader(self(), Dead) of X -> show(X)
    catch
        error:badarg:Trace ->
            [{erlang, group_leader, [_, Last], _}, Caller | _] = Trace,
            show({Last =:= Dead, setelement(4, Caller, [])})
    end,
    receive {'DOWN', Mon, process, Dead, die} -> ok end,
    %% Of itself a process never hears.
    Own = monitor(process, self()),
    show(process_info(self(), monitors)),
    {monitored_by, Watchers} = process_info(self(), monitored_by),
    show(lists:member(self(), Watchers)),
    show(demonitor(Own)).
