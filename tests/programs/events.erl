%% gen_event of OTP: handlers added, swapped, deleted, supervised, failing; notifications and calls.
-module(events).
-behaviour(gen_event).
-export([main/1]).
-export([init/1, handle_event/2, handle_call/2, handle_info/2, terminate/2]).

main(_) ->
    process_flag(trap_exit, true),
    {ok, M} = gen_event:start_link({local, manager}),
    show(add, gen_event:add_handler(M, ?MODULE, {self(), a})),
    show(add_again, gen_event:add_handler(M, ?MODULE, {self(), b})),
    show(add_id, gen_event:add_handler(M, {?MODULE, two}, {self(), c})),
    show(add_bad, gen_event:add_handler(M, {?MODULE, three}, refuse)),
    show(add_crash, case gen_event:add_handler(M, {?MODULE, three}, crash) of {'EXIT', {R, _}} -> R end),
    show(which, lists:sort(gen_event:which_handlers(M))),
    gen_event:notify(M, {event, 1}),
    expect(), expect(),
    show(sync, gen_event:sync_notify(M, {event, 2})),
    expect(), expect(),
    show(call, gen_event:call(M, ?MODULE, get)),
    show(call_two, gen_event:call(M, {?MODULE, two}, get)),
    show(call_nobody, gen_event:call(M, nobody, get)),
    show(call_fails, case gen_event:call(M, {?MODULE, two}, fail) of {error, {'EXIT', {R2, _}}} -> R2 end),
    expect(),
    show(which_left, gen_event:which_handlers(M)),
    M ! {plain, x},
    expect(),
    show(swap, gen_event:swap_handler(M, {?MODULE, swapped}, {{?MODULE, new}, self()})),
    expect(),
    show(delete, gen_event:delete_handler(M, {?MODULE, new}, bye)),
    expect(),
    show(delete_nobody, gen_event:delete_handler(M, nobody, bye)),
    show(sup, gen_event:add_sup_handler(M, {?MODULE, sup}, {self(), s})),
    gen_event:notify(M, remove),
    receive {gen_event_EXIT, H, R3} -> show(sup_exit, {H, R3}) after 1000 -> show(sup_exit, none) end,
    expect(),
    show(stop, gen_event:stop(M)),
    receive {'EXIT', M, R4} -> show(exit, R4) end,
    ok.

show(Name, Value) -> io:format("~p: ~p~n", [Name, scrub(Value)]).

%% Without pids and traces.
scrub(P) when is_pid(P) -> pid;
scrub([{M, F, A, L} | _]) when is_atom(M), is_atom(F), is_list(L), (is_integer(A) orelse is_list(A)) -> trace;
scrub([H | T]) -> [scrub(H) | scrub(T)];
scrub(T) when is_tuple(T) -> list_to_tuple(scrub(tuple_to_list(T)));
scrub(X) -> X.
expect() -> receive {?MODULE, What} -> show(got, What) after 1000 -> show(got, nothing) end.

init(refuse) -> {error, refused};
init(crash) -> error(crash);
init({Pid, {swap, Old}}) -> {ok, {Pid, {swapped, Old}}};
init({{Pid, new}, Old}) when is_pid(Pid) -> {ok, {Pid, Old}};
init({Pid, {state, Old}}) when is_pid(Pid) -> {ok, {Pid, Old}};
init({Pid, Name}) -> {ok, {Pid, Name}}.

handle_event({event, N}, {Pid, Name}) -> Pid ! {?MODULE, {Name, N}}, {ok, {Pid, Name}};
handle_event(remove, _) -> remove_handler.

handle_call(get, {_, Name} = S) -> {ok, Name, S};
handle_call(fail, _) -> error(failed).

handle_info(Info, {Pid, Name}) -> Pid ! {?MODULE, {Name, Info}}, {ok, {Pid, Name}}.

terminate(swapped, {Pid, Name}) -> Pid ! {?MODULE, {Name, swapped}}, {state, Name};
terminate({error, _}, {Pid, Name}) -> Pid ! {?MODULE, {Name, failed}};
terminate(Reason, {Pid, Name}) -> Pid ! {?MODULE, {Name, Reason}}, {bye, Name}.
