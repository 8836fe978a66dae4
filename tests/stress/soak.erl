%% What a server goes through in months, in minutes: a million processes at once, ten million one after the other, children killed and restarted,
%% timers by the million. After each part nothing may be left. The script beside it looks at the program's memory, and says by a line on standard
%% input when to go on.
%%
%% Arguments: processes alive at once, processes one after the other, seconds of killing children, timers.
-module(soak).
-behaviour(supervisor).
-export([main/1, init/1, start_child/0, child/0]).

main(Arguments) ->
    [Alive, Spawned, Seconds, Timers] = [list_to_integer(A) || A <- Arguments],
    part(warm_up, fun() -> crowd(Alive div 100), spawns(Spawned div 100), timers(Timers div 100), children(1) end),
    part(crowd, fun() -> crowd(Alive) end),
    part(spawns, fun() -> spawns(Spawned) end),
    part(children, fun() -> children(Seconds) end),
    part(timers, fun() -> timers(Timers) end),
    io:format("done~n").

part(Name, F) ->
    Before = erlang:system_info(process_count),
    Names = lists:sort(registered()),
    {P, M} = spawn_monitor(F),
    receive {'DOWN', M, process, P, normal} -> ok; {'DOWN', M, process, P, R} -> exit({Name, R}) end,
    settle(Name, Before, 1000),
    Names = lists:sort(registered()),
    io:format("~p~n", [Name]),
    "go\n" = io:get_line("").

settle(Name, Before, 0) -> exit({Name, Before, erlang:system_info(process_count)});
settle(Name, Before, Tries) ->
    case erlang:system_info(process_count) of
        Before -> ok;
        _ -> timer:sleep(10), settle(Name, Before, Tries - 1)
    end.

%% All alive at the same time, each sends to the next.
crowd(N) ->
    Self = self(),
    First = crowd(N, Self),
    First ! {pass, 0},
    receive {pass, N} -> ok end.
crowd(0, Next) -> Next;
crowd(N, Next) -> crowd(N - 1, spawn(fun() -> receive {pass, X} -> Next ! {pass, X + 1} end end)).

spawns(N) ->
    Spawners = 8,
    Ms = [element(2, spawn_monitor(fun() -> spawn_one_by_one(N div Spawners) end)) || _ <- lists:seq(1, Spawners)],
    [receive {'DOWN', M, process, _, normal} -> ok end || M <- Ms],
    ok.
spawn_one_by_one(0) -> ok;
spawn_one_by_one(N) ->
    Self = self(),
    P = spawn(fun() -> Self ! {self(), lists:seq(1, N rem 50)} end),
    receive {P, L} when length(L) =:= N rem 50 -> spawn_one_by_one(N - 1) end.

%% A supervisor whose children are killed at random.
children(Seconds) ->
    process_flag(trap_exit, true),
    {ok, S} = supervisor:start_link(?MODULE, []),
    [{ok, _} = supervisor:start_child(S, []) || _ <- lists:seq(1, 100)],
    Kills = kill_children(S, erlang:monotonic_time(millisecond) + Seconds * 1000, 0),
    #{active := 100} = maps:from_list(supervisor:count_children(S)),
    true = Kills > 0,
    unlink(S),
    exit(S, shutdown),
    M = monitor(process, S),
    receive {'DOWN', M, process, S, _} -> ok end.
kill_children(S, End, Kills) ->
    case erlang:monotonic_time(millisecond) < End of
        false -> Kills;
        true ->
            Pids = [P || {_, P, _, _} <- supervisor:which_children(S), is_pid(P)],
            Victims = [P || P <- Pids, rand:uniform(3) =:= 1],
            Ms = [monitor(process, P) || P <- Victims],
            [exit(P, kill) || P <- Victims],
            [receive {'DOWN', M, process, _, _} -> ok end || M <- Ms],
            kill_children(S, End, Kills + length(Victims))
    end.

init([]) ->
    Child = #{id => child, start => {?MODULE, start_child, []}, shutdown => brutal_kill},
    {ok, {#{strategy => simple_one_for_one, intensity => 1000000, period => 1}, [Child]}}.
start_child() -> {ok, spawn_link(?MODULE, child, [])}.
child() -> receive stop -> ok after rand:uniform(100) -> child() end.

%% Half of them are cancelled, the others come.
timers(N) ->
    Refs = [erlang:send_after(1 + I rem 2000, self(), tick) || I <- lists:seq(1, N)],
    Cancelled = cancel(Refs, 0),
    ticks(N - Cancelled).
cancel([T, _ | Rest], N) -> case erlang:cancel_timer(T) of false -> cancel(Rest, N); _ -> cancel(Rest, N + 1) end;
cancel(_, N) -> N.
ticks(0) -> receive tick -> exit(too_many) after 2100 -> ok end;
ticks(N) -> receive tick -> ticks(N - 1) end.
