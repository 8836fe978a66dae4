%% Binding processes to schedulers, and schedulers that stand by. What is shown does not depend on how many there are.
-module(scheduler_flags).
-export([main/1]).

main(_) ->
    binding(),
    bound_work(),
    bad_input(),
    blocking(),
    blocker_ends(),
    online(),
    bound_meanwhile(),
    priorities().

show(Term) -> erlang:display(Term).

try_it(F) -> try F() catch C:R -> {C, R} end.

%% On another scheduler each time, and then on that one only.
binding() ->
    Last = erlang:system_info(schedulers),
    show(process_flag(scheduler, 0)),
    show(process_flag(scheduler, Last)),
    show([erlang:system_info(scheduler_id) =:= Last || _ <- lists:seq(1, 3)]),
    show(process_flag(scheduler, 1) =:= Last),
    show(erlang:system_info(scheduler_id)),
    erlang:yield(),
    show(erlang:system_info(scheduler_id)),
    show(process_flag(scheduler, 0)),
    {_, M} = spawn_opt(fun() -> exit({erlang:system_info(scheduler_id) =:= Last, process_flag(scheduler, 0) =:= Last}) end,
                       [monitor, {scheduler, Last}]),
    show(reason(M)).

reason(M) -> receive {'DOWN', M, _, _, Reason} -> Reason end.

%% Many that are bound, while others are free: none runs anywhere else, whatever is stolen.
bound_work() ->
    Schedulers = erlang:system_info(schedulers),
    Bound = [spawn_opt(fun() -> exit(stays(200, 1 + I rem Schedulers)) end, [monitor, {scheduler, 1 + I rem Schedulers}]) || I <- lists:seq(1, 40)],
    Free = [spawn_monitor(fun() -> exit(work(200)) end) || _ <- lists:seq(1, 40)],
    Moving = [spawn_monitor(fun() -> exit(moves(100, 1, Schedulers)) end) || _ <- lists:seq(1, 10)],
    show(lists:usort([reason(M) || {_, M} <- Bound])),
    show(lists:usort([reason(M) || {_, M} <- Free])),
    show(lists:usort([reason(M) || {_, M} <- Moving])).

stays(0, _) -> stayed;
stays(N, Id) ->
    case erlang:system_info(scheduler_id) of
        Id -> work(1), erlang:yield(), stays(N - 1, Id);
        Other -> {strayed, Other}
    end.

work(0) -> done;
work(N) -> lists:sum(lists:seq(1, 300)), erlang:yield(), work(N - 1).

moves(0, _, _) -> process_flag(scheduler, 0), moved;
moves(N, Id, Schedulers) ->
    process_flag(scheduler, Id),
    Id = erlang:system_info(scheduler_id),
    moves(N - 1, 1 + Id rem Schedulers, Schedulers).

bad_input() ->
    Many = erlang:system_info(schedulers) + 1,
    show([try_it(fun() -> process_flag(scheduler, N) end) || N <- [Many, -1, a, 1.0, 1 bsl 70]]),
    show([try_it(fun() -> spawn_opt(fun() -> ok end, [{scheduler, N}]) end) || N <- [Many, -1, a, 1 bsl 70]]),
    show([try_it(fun() -> erlang:system_flag(F, V) end)
          || {F, V} <- [{multi_scheduling, a}, {multi_scheduling, 1}, {schedulers_online, Many}, {schedulers_online, 0}, {schedulers_online, a}]]).

state() ->
    Self = self(),
    Names = fun(Pids) -> [case P of Self -> self; _ -> other end || P <- Pids] end,
    %% On OTP they come back one after the other.
    IsBlocked = erlang:system_info(multi_scheduling) =/= enabled,
    {_, _, Active} = erlang:system_info(schedulers_state),
    {erlang:system_info(multi_scheduling), Names(erlang:system_info(multi_scheduling_blockers)),
     Names(erlang:system_info(normal_multi_scheduling_blockers)), IsBlocked andalso Active =:= 1}.

%% As often as it was blocked it has to be unblocked, each way for itself.
blocking() ->
    [show({What, erlang:system_flag(multi_scheduling, What), state()})
     || What <- [block_normal, block_normal, unblock, unblock_normal, unblock_normal, unblock_normal,
                 block, unblock_normal, block_normal, unblock, unblock_normal]],
    erlang:system_flag(multi_scheduling, block_normal),
    Ids = [reason(M) || {_, M} <- [spawn_monitor(fun() -> work(20), exit(erlang:system_info(scheduler_id)) end) || _ <- lists:seq(1, 20)]],
    show(lists:usort(Ids)),
    show(erlang:system_flag(multi_scheduling, unblock_normal)).

%% Blocking ends with the process that blocks.
blocker_ends() ->
    Self = self(),
    {P, M} = spawn_monitor(fun() -> Self ! erlang:system_flag(multi_scheduling, block_normal), receive stop -> ok end end),
    show(receive Answer -> Answer end),
    show(state()),
    P ! stop,
    show(reason(M)),
    show(state()),
    %% Several at once, from wherever they run.
    All = [spawn_monitor(fun() -> blocks(20) end) || _ <- lists:seq(1, 10)],
    show(lists:usort([reason(X) || {_, X} <- All])),
    show(state()).

blocks(0) -> ok;
blocks(N) ->
    blocked_normal = erlang:system_flag(multi_scheduling, block_normal),
    1 = erlang:system_info(scheduler_id),
    erlang:system_flag(multi_scheduling, unblock_normal),
    blocks(N - 1).

online() ->
    Schedulers = erlang:system_info(schedulers),
    show(erlang:system_flag(schedulers_online, 1) =:= Schedulers),
    show({erlang:system_info(schedulers_online), element(2, erlang:system_info(schedulers_state))}),
    Ids = [reason(M) || {_, M} <- [spawn_monitor(fun() -> work(20), exit(erlang:system_info(scheduler_id)) end) || _ <- lists:seq(1, 20)]],
    show(lists:usort(Ids)),
    show(erlang:system_flag(schedulers_online, Schedulers)),
    show(erlang:system_info(schedulers_online) =:= Schedulers),
    %% By many at once.
    Changing = [spawn_monitor(fun() -> [erlang:system_flag(schedulers_online, 1 + (I + J) rem Schedulers) || J <- lists:seq(1, 20)] end) || I <- lists:seq(1, 10)],
    show(lists:usort([reason(M) || {_, M} <- Changing])),
    erlang:system_flag(schedulers_online, Schedulers),
    show(erlang:system_info(schedulers_online) =:= Schedulers).

%% One that is bound to a scheduler that stands by waits for it; timers and messages come all the same.
bound_meanwhile() ->
    Last = erlang:system_info(schedulers),
    Self = self(),
    case Last of
        1 -> [show(X) || X <- [there, waits, there]];
        _ ->
            P = spawn_opt(fun() -> Self ! {id, erlang:system_info(scheduler_id)}, receive go -> Self ! {went, erlang:system_info(scheduler_id)} end end,
                          [{scheduler, Last}]),
            show(receive {id, Last} -> there end),
            erlang:system_flag(multi_scheduling, block_normal),
            P ! go,
            show(receive {went, _} -> too_early after 50 -> waits end),
            erlang:system_flag(multi_scheduling, unblock_normal),
            show(receive {went, Last} -> there end)
    end.

%% What a process of high priority asks of one of low priority does not wait for those between.
priorities() ->
    process_flag(priority, max),
    Hogs = [spawn_opt(fun hog/0, [{priority, high}]) || _ <- lists:seq(1, 2 * erlang:system_info(schedulers))],
    {Low, M} = spawn_opt(fun hog/0, [{priority, low}, monitor]),
    show(erlang:garbage_collect(Low)),
    show(process_info(Low, priority)),
    show(is_process_alive(Low)),
    show(erlang:suspend_process(Low)),
    show(process_info(Low, status)),
    [exit(P, kill) || P <- [Low | Hogs]],
    show(reason(M)),
    show(process_flag(priority, normal)).

hog() -> hog().
