%% supervisor and supervisor_bridge of OTP: strategies, restart types, intensity, shutdown, dynamic children, significant children.
-module(supervisors).
-behaviour(supervisor).
-export([main/1, init/1, start_child/1, start_child/2, terminate/2]).

main(_) ->
    process_flag(trap_exit, true),
    strategies(), types(), intensity(), dynamic(), children(), significant(), shutdown_kinds(), bridge(),
    ok.

show(Name, Value) -> io:format("~p: ~p~n", [Name, scrub(Value)]).

%% Without pids and traces.
scrub(P) when is_pid(P) -> pid;
scrub([{M, F, A, L} | _]) when is_atom(M), is_atom(F), is_list(L), (is_integer(A) orelse is_list(A)) -> trace;
scrub([H | T]) -> [scrub(H) | scrub(T)];
scrub(T) when is_tuple(T) -> list_to_tuple(scrub(tuple_to_list(T)));
scrub(X) -> X.

init({Flags, Specs}) when is_map(Flags) -> {ok, {Flags, Specs}};
init(ignore) -> ignore;
%% supervisor_bridge
init({bridge, Tell}) -> Tell ! {bridge, started}, {ok, spawn_link(timer, sleep, [infinity]), Tell}.

terminate(Reason, Tell) -> Tell ! {bridge, Reason}.

%% Registered by the supervisor: when it has restarted a child, the name is there.
start_child(Name) ->
    {ok, registered(Name, spawn_link(fun() -> child_loop() end))}.
start_child(refuse, _) -> {error, refused};
start_child(stubborn, Name) ->
    Self = self(),
    P = spawn_link(fun() -> process_flag(trap_exit, true), Self ! {ready, self()}, stubborn() end),
    receive {ready, P} -> {ok, registered(Name, P)} end.

registered(Name, P) -> register(Name, P), P.

child_loop() -> receive {exit, R} -> exit(R); crash -> error(crash) end.
stubborn() -> receive _ -> stubborn() end.

spec(Name) -> #{id => Name, start => {?MODULE, start_child, [Name]}}.

wait_for(Name) -> case whereis(Name) of undefined -> timer:sleep(1), wait_for(Name); Pid -> Pid end.
kill(Name, Reason) ->
    P = wait_for(Name), M = monitor(process, P), P ! {exit, Reason},
    receive {'DOWN', M, _, _, R} -> R end, P.

%% The supervisor has seen what happened before.
settle(S) -> _ = supervisor:which_children(S).

strategies() ->
    [begin
         {ok, S} = supervisor:start_link(?MODULE, {#{strategy => Strategy, intensity => 5, period => 10}, [spec(a), spec(b), spec(c)]}),
         Before = [wait_for(N) || N <- [a, b, c]],
         kill(b, oops),
         settle(S),
         After = [wait_for(N) || N <- [a, b, c]],
         show(Strategy, [X =:= Y || {X, Y} <- lists:zip(Before, After)]),
         show(count, supervisor:count_children(S)),
         show(ids, [Id || {Id, _, _, _} <- supervisor:which_children(S)]),
         stop(S)
     end || Strategy <- [one_for_one, one_for_all, rest_for_one]],
    ok.

stop(S) -> unlink(S), exit(S, shutdown), M = monitor(process, S), receive {'DOWN', M, _, _, _} -> ok end.

types() ->
    [begin
         {ok, S} = supervisor:start_link(?MODULE, {#{}, [(spec(a))#{restart => Type}]}),
         P = kill(a, Reason),
         settle(S),
         show({Type, Reason}, case whereis(a) of undefined -> gone; P -> same; _ -> restarted end),
         stop(S)
     end || Type <- [permanent, transient, temporary], Reason <- [normal, shutdown, {shutdown, x}, oops]],
    ok.

intensity() ->
    {ok, S} = supervisor:start_link(?MODULE, {#{intensity => 1, period => 10}, [spec(a)]}),
    kill(a, one), settle(S), kill(a, two),
    receive {'EXIT', S, R} -> show(intensity, R) end.

dynamic() ->
    Spec = #{id => x, start => {?MODULE, start_child, []}, restart => temporary},
    {ok, S} = supervisor:start_link({local, pool}, ?MODULE, {#{strategy => simple_one_for_one}, [Spec]}),
    {ok, P} = supervisor:start_child(pool, [d1]),
    {ok, _} = supervisor:start_child(pool, [d2]),
    show(dynamic, supervisor:count_children(S)),
    show(refused, supervisor:start_child(pool, [refuse, x])),
    show(terminate, supervisor:terminate_child(S, P)),
    show(terminate_again, supervisor:terminate_child(S, P)),
    show(left, length(supervisor:which_children(S))),
    stop(S).

children() ->
    {ok, S} = supervisor:start_link(?MODULE, {#{}, []}),
    {ok, P} = supervisor:start_child(S, spec(a)),
    {error, {already_started, P}} = supervisor:start_child(S, spec(a)),
    show(delete_running, supervisor:delete_child(S, a)),
    show(terminate, supervisor:terminate_child(S, a)),
    show(present, supervisor:start_child(S, spec(a))),
    {ok, _} = supervisor:restart_child(S, a),
    show(restart_running, supervisor:restart_child(S, a)),
    ok = supervisor:terminate_child(S, a),
    show(delete, supervisor:delete_child(S, a)),
    show(delete_again, supervisor:delete_child(S, a)),
    show(get, supervisor:get_childspec(S, a)),
    show(check, supervisor:check_childspecs([spec(a), #{id => b, start => {m, f, []}, shutdown => -1}])),
    show(old_style, supervisor:check_childspecs([{c, {m, f, []}, permanent, 5000, worker, [m]}])),
    show(bad_start, case supervisor:start_child(S, #{id => z, start => {?MODULE, start_child, [refuse, z]}}) of {error, R} -> R end),
    stop(S),
    show(ignored, supervisor:start_link(?MODULE, ignore)),
    show(bad_init, supervisor:start_link(?MODULE, {#{strategy => nonsense}, []})),
    receive {'EXIT', _, R2} -> show(bad_init_exit, R2) after 100 -> ok end,
    flush(),
    show(first_fails, case supervisor:start_link(?MODULE, {#{}, [spec(a), #{id => z, start => {?MODULE, start_child, [refuse, z]}}]}) of
                          {error, {shutdown, {failed_to_start_child, Id, Why}}} -> {Id, Why}
                      end),
    flush(),
    show(a_gone, whereis(a)).

significant() ->
    Flags = #{auto_shutdown => any_significant},
    {ok, S} = supervisor:start_link(?MODULE, {Flags, [(spec(a))#{restart => transient, significant => true}, spec(b)]}),
    kill(a, normal),
    receive {'EXIT', S, R} -> show(significant, R) after 1000 -> show(significant, none) end,
    show(b_gone, whereis(b)).

shutdown_kinds() ->
    {ok, S} = supervisor:start_link(?MODULE, {#{}, [#{id => s, start => {?MODULE, start_child, [stubborn, st]}, shutdown => 20},
                                                    (spec(k))#{shutdown => brutal_kill}]}),
    Ms = [monitor(process, wait_for(N)) || N <- [st, k]],
    stop(S),
    [receive {'DOWN', M, _, _, R} -> show(shutdown, R) end || M <- Ms],
    ok.

bridge() ->
    {ok, B} = supervisor_bridge:start_link(?MODULE, {bridge, self()}),
    receive {bridge, X} -> show(bridge, X) end,
    unlink(B),
    exit(B, shutdown),
    receive {bridge, Y} -> show(bridge, Y) after 1000 -> show(bridge, nothing) end.

flush() -> receive _ -> flush() after 0 -> ok end.
