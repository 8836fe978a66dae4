%% Names and locks of module global on one node: what registers, what looks up, what ends with a process; locks of several holders.
-module(global_names).
-behaviour(gen_server).
-export([main/1, init/1, handle_call/3, handle_cast/2]).

main(_) ->
    names(),
    servers(),
    locks(),
    many().

init(State) -> {ok, State}.
handle_call(Request, _, State) -> {reply, {State, Request}, State}.
handle_cast(_, State) -> {noreply, State}.

idle() -> spawn(fun() -> receive stop -> ok end end).

stop(Pid) ->
    Monitor = monitor(process, Pid),
    Pid ! stop,
    receive {'DOWN', Monitor, _, _, _} -> ok end.

show(What, Term) -> io:format("~s: ~tp~n", [What, Term]).

failing(Fun) ->
    try Fun() catch Class:Reason -> {Class, Reason} end.

names() ->
    show("nobody", {global:whereis_name({a, b}), global:registered_names(), global:unregister_name(x)}),
    show("send to nobody", failing(fun() -> global:send({a, b}, hello) end)),
    show("no pid", element(2, failing(fun() -> global:register_name(x, y) end))),
    A = idle(),
    B = idle(),
    show("register", global:register_name({a, b}, A)),
    show("taken", global:register_name({a, b}, B)),
    show("1 and 1.0", {global:register_name(1, B), global:whereis_name(1.0)}),
    show("there", {global:whereis_name({a, b}) =:= A, lists:sort(global:registered_names())}),
    show("re-register", {global:re_register_name({a, b}, self()), global:whereis_name({a, b}) =:= self()}),
    show("send", global:send({a, b}, hello) =:= self()),
    show("got", receive hello -> hello end),
    show("unregister", {global:unregister_name({a, b}), global:whereis_name({a, b})}),
    show("resolver", global:register_name(again, A, fun global:notify_all_name/3)),
    %% A dead process has no name, from the moment it is dead.
    stop(A),
    show("dead", global:whereis_name(again)),
    show("name of the dead", global:register_name(again, self())),
    show("there again", global:whereis_name(again) =:= self()),
    global:unregister_name(again),
    stop(B),
    wait(fun() -> global:registered_names() =:= [] end).

wait(Done) ->
    case Done() of
        true -> ok;
        false -> receive after 1 -> ok end, wait(Done)
    end.

servers() ->
    Name = {?MODULE, "server"},
    {ok, Pid} = gen_server:start_link({global, Name}, ?MODULE, state, []),
    show("call", {gen_server:call({global, Name}, hi), gen_server:call({via, global, Name}, ho)}),
    {error, {already_started, Pid}} = gen_server:start({global, Name}, ?MODULE, other, []),
    show("same", global:whereis_name(Name) =:= Pid),
    show("cast", gen_server:cast({global, nobody}, x)),
    ok = gen_server:stop({global, Name}),
    show("stopped", element(1, failing(fun() -> gen_server:call({global, Name}, hi) end))).

locks() ->
    Me = self(),
    show("lock", global:set_lock({r, me})),
    show("again", global:set_lock({r, me})),
    show("another requester", global:set_lock({r, you}, [node()], 0)),
    Other = spawn(fun() -> Me ! {other, global:set_lock({r, me}, [node()], 0)}, receive stop -> ok end end),
    show("another holder", receive {other, Result} -> Result end),
    show("delete", global:del_lock({r, me})),
    show("still", global:set_lock({r, you}, [node()], 0)),
    %% What a process holds ends with it; who waits gets it.
    Waiting = spawn(fun() -> Me ! {waited, global:trans({r, you}, fun() -> done end)} end),
    stop(Other),
    show("waited", receive {waited, Done} -> Done end),
    stop(Waiting),
    show("aborted", begin
        true = global:set_lock({s, self()}),
        global:trans({s, other}, fun() -> never end, [node()], 1)
    end),
    show("no node", {global:set_lock({s, other}, []), global:del_lock({s, other}, [])}),
    true = global:del_lock({s, self()}),
    show("raises", failing(fun() -> global:trans({s, self()}, fun() -> error(oops) end) end)),
    show("and unlocks", global:set_lock({s, other}, [node()], 0)).

%% Processes that count under a lock lose nothing.
many() ->
    put(counter, 0),
    Me = self(),
    Table = ets:new(counter, [public]),
    ets:insert(Table, {n, 0}),
    Pids = [spawn_link(fun() ->
        [global:trans({counter, self()}, fun() ->
             [{n, N}] = ets:lookup(Table, n),
             erlang:yield(),
             ets:insert(Table, {n, N + 1})
         end) || _ <- lists:seq(1, 5)],
        Me ! {done, self()}
    end) || _ <- lists:seq(1, 4)],
    [receive {done, Pid} -> ok end || Pid <- Pids],
    show("counted", ets:lookup(Table, n)).
