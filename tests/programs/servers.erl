%% gen_server, proc_lib and sys of OTP: calls, casts, timeouts, hibernation, continue, code change, failing callbacks, stops, names, starts
%% that fail, replies late and to nobody, multi calls of request ids, system messages.
-module(servers).
-behaviour(gen_server).
-export([main/1]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2, handle_continue/2, terminate/2, code_change/3, format_status/1]).
-export([proc_init/2, proc_fails/1, task/1]).

main(_) ->
    process_flag(trap_exit, true),
    calls(), names(), starts(), failures(), stops(), requests(), timeouts(), system(), tasks(), abnormal(),
    ok.

show(Name, Value) -> io:format("~p: ~p~n", [Name, scrub(Value)]).

%% Without pids and traces.
scrub(P) when is_pid(P) -> pid;
scrub([{M, F, A, L} | _]) when is_atom(M), is_atom(F), is_list(L), (is_integer(A) orelse is_list(A)) -> trace;
scrub([H | T]) -> [scrub(H) | scrub(T)];
scrub(T) when is_tuple(T) -> list_to_tuple(scrub(tuple_to_list(T)));
scrub(X) -> X.

calls() ->
    {ok, P} = gen_server:start_link(?MODULE, [1], []),
    show(get, gen_server:call(P, get)),
    ok = gen_server:cast(P, {add, 41}),
    show(added, gen_server:call(P, get)),
    P ! {info, self()},
    receive {info, V} -> show(info, V) end,
    show(continued, gen_server:call(P, continue)),
    show(after_continue, gen_server:call(P, get)),
    show(late, gen_server:call(P, late)),
    show(hibernated, gen_server:call(P, hibernate)),
    show(after_hibernate, gen_server:call(P, get)),
    show(timeout, catch gen_server:call(P, never, 10)),
    show(stopped, gen_server:stop(P)),
    receive {'EXIT', P, R} -> show(exit, R) end,
    show(dead, catch gen_server:call(P, get)).

names() ->
    {ok, P} = gen_server:start_link({local, served}, ?MODULE, [7], []),
    show(by_name, gen_server:call(served, get)),
    {error, {already_started, P}} = gen_server:start_link({local, served}, ?MODULE, [7], []),
    show(registered, process_info(P, registered_name)),
    show(initial_call, proc_lib:translate_initial_call(P)),
    show(nobody, catch gen_server:call(nobody_there, get)),
    show(cast_nobody, gen_server:cast(nobody_there, get)),
    show(via, catch gen_server:call({via, servers_via, x}, get)),
    gen_server:stop(served),
    flush().

starts() ->
    show(ignored, gen_server:start(?MODULE, ignore, [])),
    show(refused, gen_server:start(?MODULE, {stop, because}, [])),
    {error, {crash, [_ | _]}} = gen_server:start(?MODULE, crash, []),
    show(bad, gen_server:start(?MODULE, bad, [])),
    show(linked_refused, gen_server:start_link(?MODULE, {stop, because}, [])),
    show(slow, gen_server:start(?MODULE, slow, [{timeout, 10}])),
    {ok, {P, M}} = gen_server:start_monitor(?MODULE, [3], []),
    show(monitored, gen_server:call(P, get)),
    gen_server:stop(P, shutdown, 1000),
    receive {'DOWN', M, process, P, R} -> show(down, R) end,
    flush().

failures() ->
    [begin
         {ok, P} = gen_server:start_link(?MODULE, [1], []),
         Result = try gen_server:call(P, {fail, How}) catch C:{R, {gen_server, call, _}} -> {C, strip(R)}; C:R -> {C, strip(R)} end,
         show({fail, How}, Result),
         receive {'EXIT', P, Reason} -> show(reason, strip(Reason)) end
     end || How <- [exit, error, throw, bad_return, stop, stop_reply, function_clause]],
    ok.

%% Without the trace.
strip({R, [{_, _, _, _} | _]}) -> {R, trace};
strip({bad_return_value, V}) -> {bad_return_value, V};
strip(R) -> R.

stops() ->
    {ok, P} = gen_server:start(?MODULE, {told, self()}, []),
    show(stop, gen_server:stop(P, {shutdown, x}, infinity)),
    receive {terminated, R} -> show(terminated, R) end,
    show(stop_dead, catch gen_server:stop(P)),
    %% A linked parent that ends takes its server along, in order.
    Self = self(),
    Parent = spawn(fun() -> {ok, C} = gen_server:start_link(?MODULE, {told, Self}, []), Self ! {child, C}, receive go -> exit(over) end end),
    Child = receive {child, C} -> C end,
    M = monitor(process, Child),
    Parent ! go,
    receive {'DOWN', M, _, _, R2} -> show(orphan, R2) end,
    receive {terminated, R3} -> show(orphan_terminated, R3) after 100 -> show(orphan_terminated, none) end.

requests() ->
    {ok, P} = gen_server:start_link(?MODULE, [5], []),
    Id = gen_server:send_request(P, get),
    show(response, gen_server:wait_response(Id, 1000)),
    Id2 = gen_server:send_request(P, late),
    show(received, gen_server:receive_response(Id2, 1000)),
    Ids0 = gen_server:reqids_new(),
    Ids1 = gen_server:send_request(P, get, a, Ids0),
    Ids2 = gen_server:send_request(P, late, b, Ids1),
    {R1, L1, Ids3} = gen_server:receive_response(Ids2, 1000, true),
    {R2, L2, Ids4} = gen_server:receive_response(Ids3, 1000, true),
    show(collected, lists:sort([{R1, L1}, {R2, L2}])),
    show(left, gen_server:reqids_size(Ids4)),
    show(multi, gen_server:multi_call([node()], nobody, x)),
    gen_server:stop(P),
    show(gone, case gen_server:receive_response(gen_server:send_request(P, get), 1000) of {error, {R, _}} -> R end),
    flush().

timeouts() ->
    {ok, P} = gen_server:start_link(?MODULE, [0], []),
    gen_server:cast(P, {timeout, 10, self()}),
    receive {timed_out, N} -> show(timed_out, N) after 5000 -> show(timed_out, never) end,
    gen_server:stop(P),
    flush().

system() ->
    {ok, P} = gen_server:start_link(?MODULE, [9], []),
    show(state, sys:get_state(P)),
    show(replaced, sys:replace_state(P, fun(X) -> X + 1 end)),
    {status, P, {module, gen_server}, [_Dict, running, _, [], Misc]} = sys:get_status(P),
    show(status, [X || {data, [{"Status", X} | _]} <- Misc]),
    show(suspended, sys:suspend(P)),
    show(call_suspended, catch case gen_server:call(P, get, 20) of X -> X end),
    show(changed, sys:change_code(P, ?MODULE, old, extra)),
    show(resumed, sys:resume(P)),
    show(after_change, gen_server:call(P, get)),
    show(statistics, sys:statistics(P, true)),
    gen_server:call(P, get),
    {ok, Statistics} = sys:statistics(P, get),
    show(messages_in, proplists:get_value(messages_in, Statistics)),
    show(log, sys:log(P, true)),
    gen_server:call(P, get),
    {ok, Log} = sys:log(P, get),
    show(logged, length(Log)),
    show(installed, sys:install(P, {fun(N, _, _) when N > 3 -> done; (N, _, _) -> N + 1 end, 0})),
    show(terminated, sys:terminate(P, normal)),
    flush().

tasks() ->
    show(start, proc_lib:start(?MODULE, proc_init, [self(), x])),
    receive {init, X} -> show(init, X) end,
    show(start_link, proc_lib:start_link(?MODULE, proc_fails, [self()])),
    {_, {R, _}} = {x, proc_lib:start(?MODULE, task, [error])},
    show(start_error, strip({R, []})),
    P = proc_lib:spawn_link(?MODULE, task, [shutdown]),
    receive {'EXIT', P, R2} -> show(task, R2) end,
    Self = self(),
    proc_lib:spawn(fun() -> Self ! {get('$ancestors') =:= [Self], proc_lib:translate_initial_call(self())} end),
    receive {Ancestors, Call} -> show(ancestors, {Ancestors, element(1, Call)}) end,
    show(timeout, proc_lib:start(timer, sleep, [1000], 10)),
    flush().

abnormal() ->
    {ok, P} = gen_server:start(?MODULE, [1], []),
    P ! unexpected_but_fine,
    show(unknown, gen_server:call(P, get)),
    exit(P, kill),
    M = monitor(process, P),
    receive {'DOWN', M, _, _, R} when R =:= killed; R =:= noproc -> ok end,
    show(killed, catch element(1, element(2, catch gen_server:call(P, get)))).

flush() -> receive _ -> flush() after 0 -> ok end.

proc_init(Parent, X) ->
    proc_lib:init_ack(Parent, {ok, started}),
    Parent ! {init, X}.
proc_fails(Parent) -> proc_lib:init_ack(Parent, {error, refused}).
task(Reason) -> exit(Reason).

init([N]) -> {ok, N};
init({told, Pid}) -> process_flag(trap_exit, true), {ok, {told, Pid}};
init(ignore) -> ignore;
init({stop, R}) -> {stop, R};
init(crash) -> error(crash);
init(slow) -> timer:sleep(1000), {ok, 0};
init(bad) -> bad.

handle_call(get, _, S) -> {reply, S, S};
handle_call(continue, _, S) -> {reply, going, S, {continue, {multiply, 2}}};
handle_call(late, From, S) -> self() ! {reply_to, From}, {noreply, S};
handle_call(hibernate, _, S) -> {reply, ok, S, hibernate};
handle_call(never, _, S) -> {noreply, S};
handle_call({fail, exit}, _, _) -> exit(failed);
handle_call({fail, error}, _, _) -> error(failed);
handle_call({fail, throw}, _, _) -> throw(failed);
handle_call({fail, bad_return}, _, _) -> {what, is, this};
handle_call({fail, stop}, _, S) -> {stop, stopped, S};
handle_call({fail, stop_reply}, _, S) -> {stop, {shutdown, stopped}, answer, S}.

handle_cast({timeout, Time, Pid}, _) -> {noreply, Pid, Time};
handle_cast({add, N}, S) -> {noreply, S + N}.

handle_info({info, From}, S) -> From ! {info, S}, {noreply, S};
handle_info({reply_to, From}, S) -> gen_server:reply(From, late_answer), {noreply, S};
handle_info(timeout, Pid) when is_pid(Pid) -> Pid ! {timed_out, 1}, {noreply, 0};
handle_info(_, S) -> {noreply, S}.

handle_continue({multiply, N}, S) -> {noreply, S * N}.

terminate(Reason, {told, Pid}) -> Pid ! {terminated, Reason};
terminate(_, _) -> ok.

code_change(Old, S, Extra) -> show(code_change, {Old, Extra}), {ok, {changed, S}}.

format_status(Status) -> Status.
