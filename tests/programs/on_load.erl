%% -on_load: called once, before main/1, in a process of its own; not exported; it may call the module's functions.
-module(on_load).
-export([main/1, count/0, table/0]).
-on_load(init/0).

init() ->
    io:format("loading~n"),
    counted = count(),
    persistent_term:put(?MODULE, {loaded_by, self()}),
    ets:new(on_load_table, [named_table]),
    ok.

main(_) ->
    io:format("main ~p~n", [count()]),
    {loaded_by, Pid} = persistent_term:get(?MODULE),
    io:format("in this process: ~p, alive: ~p, its table: ~p~n", [Pid =:= self(), is_process_alive(Pid), table()]),
    io:format("~p~n", [lists:keyfind(on_load, 1, on_load:module_info(attributes))]),
    io:format("~p~n", [[lists:member(F, on_load:module_info(exports)) || F <- [{init, 0}, {count, 0}]]]),
    needed(),
    refused().

count() -> counted.

table() -> ets:info(on_load_table, size).

%% What needs another module whose function runs first.
needed() ->
    io:format("~p~n", [on_load_needed:get()]).

%% A module whose function gives anything but ok is not there.
refused() ->
    M = on_load_refused,
    [io:format("~p~n", [Result]) ||
     Result <- [top(fun() -> on_load_refused:there(one, 2) end),
                top(fun() -> on_load_refused:same(1) end),
                top(fun() -> on_load_refused:same(none) end),
                top(fun() -> M:same(1) end),
                top(fun() -> apply(M, list_to_atom("same"), [1]) end),
                top(fun on_load_refused:nothing/0),
                top(fun() -> M:module_info(module) end),
                top(fun() -> lists:map(fun M:same/1, [1]) end),
                spawned(fun() -> spawn_monitor(M, same, [1]) end),
                is_function(fun M:same/1, 1)]].

top(Fun) ->
    try Fun() of
        Result -> {result, Result}
    catch
        Class:Reason:Trace ->
            [{M, F, A, _}, {CallerModule, Caller, Arity, _} | _] = Trace,
            {Class, Reason, {M, F, A}, is_list(Arity) orelse {CallerModule, Caller, Arity}}
    end.

spawned(Spawn) ->
    {_, Monitor} = Spawn(),
    receive
        {'DOWN', Monitor, process, _, {Reason, [{M, F, A, _} | More]}} -> {Reason, {M, F, A}, length(More)}
    end.
