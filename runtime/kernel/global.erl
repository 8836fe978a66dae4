%% Stands in for OTP's module of the same name in the minimal runtime, which is one node: names of any term for processes, as
%% {global, Name} takes them, and locks. What joins nodes (sync, disconnect, conflicts of names, and so the functions that resolve them)
%% does not happen; a resolving function is taken and never called.
%%
%% The process `global_name_server` holds all of it; the first name or lock starts it. Names lie in a table that everybody reads. A name
%% and a lock end with their process: who looks up a name sees that at once, the table some time later.
%%
%% Tested by tests/programs/global_names.erl.
-module(global).
-export([register_name/2, register_name/3, re_register_name/2, re_register_name/3, unregister_name/1, whereis_name/1, registered_names/0,
         send/2, set_lock/1, set_lock/2, set_lock/3, del_lock/1, del_lock/2, trans/2, trans/3, trans/4]).
-export([random_exit_name/3, random_notify_name/3, notify_all_name/3]).

-define(SERVER, global_name_server).
-define(NAMES, global_names).

register_name(Name, Pid) -> register_name(Name, Pid, fun random_exit_name/3).
register_name(Name, Pid, _Resolve) when is_pid(Pid) ->
    case ask({register, Name, Pid, application:get_env(kernel, global_multi_name_action)}) of
        {several, Names} ->
            logger:log(error, "global: ~w registered under several names: ~tw\n", [Pid, Names]),
            no;
        Answer -> Answer
    end.

re_register_name(Name, Pid) -> re_register_name(Name, Pid, fun random_exit_name/3).
re_register_name(Name, Pid, _Resolve) when is_pid(Pid) -> ask({re_register, Name, Pid}).

unregister_name(Name) ->
    case whereis_name(Name) of
        undefined -> ok;
        _ -> ask({unregister, Name})
    end.

whereis_name(Name) ->
    case whereis(?SERVER) =/= undefined andalso ets:lookup(?NAMES, Name) of
        [{_, Pid, _}] ->
            case is_process_alive(Pid) of
                true -> Pid;
                false -> undefined
            end;
        _ -> undefined
    end.

registered_names() ->
    case whereis(?SERVER) of
        undefined -> [];
        _ -> [Name || {Name, _, _} <- ets:tab2list(?NAMES)]
    end.

send(Name, Message) ->
    case whereis_name(Name) of
        undefined -> exit({badarg, {Name, Message}});
        Pid ->
            Pid ! Message,
            Pid
    end.

%% --- locks: {Resource, Requester}; a requester may lock one many times, and each process of it once

set_lock(Id) -> set_lock(Id, [node()], infinity).
set_lock(Id, Nodes) -> set_lock(Id, Nodes, infinity).
set_lock({_, _} = Id, Nodes, Retries) when is_list(Nodes), Retries =:= infinity orelse is_integer(Retries) andalso Retries >= 0 ->
    not lists:member(node(), Nodes) orelse lock(Id, Retries, 1).

lock(Id, Retries, Pause) ->
    case ask({lock, Id, self()}) of
        true -> true;
        false when Retries =:= 0 -> false;
        false ->
            receive after Pause -> ok end,
            lock(Id, case Retries of infinity -> infinity; _ -> Retries - 1 end, min(2 * Pause, 1000))
    end.

del_lock(Id) -> del_lock(Id, [node()]).
del_lock({_, _} = Id, Nodes) ->
    case lists:member(node(), Nodes) of
        true -> ask({unlock, Id, self()});
        false -> true
    end.

trans(Id, Fun) -> trans(Id, Fun, [node()], infinity).
trans(Id, Fun, Nodes) -> trans(Id, Fun, Nodes, infinity).
trans(Id, Fun, Nodes, Retries) ->
    case set_lock(Id, Nodes, Retries) of
        true ->
            try
                Fun()
            after
                del_lock(Id, Nodes)
            end;
        false -> aborted
    end.

%% --- what two nodes that meet would call

random_exit_name(_Name, Pid1, Pid2) ->
    exit(max(Pid1, Pid2), kill),
    min(Pid1, Pid2).

random_notify_name(Name, Pid1, Pid2) ->
    max(Pid1, Pid2) ! {global_name_conflict, Name},
    min(Pid1, Pid2).

notify_all_name(Name, Pid1, Pid2) ->
    Pid1 ! {global_name_conflict, Name, Pid2},
    Pid2 ! {global_name_conflict, Name, Pid1},
    none.

%% --- the server

ask(Request) ->
    Server = server(),
    Monitor = monitor(process, Server),
    Server ! {Request, self(), Monitor},
    receive
        {Monitor, Answer} ->
            demonitor(Monitor, [flush]),
            Answer;
        {'DOWN', Monitor, process, _, Reason} -> exit({Reason, {?MODULE, Request}})
    end.

%% Several may start it at once: the table's name goes to one, the others' processes end.
server() ->
    case whereis(?SERVER) of
        undefined ->
            Asking = self(),
            Ready = make_ref(),
            {_, Monitor} = spawn_monitor(fun() -> start(Asking, Ready) end),
            receive
                Ready -> demonitor(Monitor, [flush]);
                {'DOWN', Monitor, process, _, _} -> erlang:yield()
            end,
            server();
        Pid -> Pid
    end.

start(Asking, Ready) ->
    try ets:new(?NAMES, [named_table, protected, {read_concurrency, true}]) of
        _ ->
            register(?SERVER, self()),
            Asking ! Ready,
            loop(#{}, #{})
    catch
        error:badarg -> ok
    end.

%% Monitors: to {name, Name} or {lock, Resource}. Locks: resources to {Requester, #{Pid => Monitor}}.
loop(Monitors, Locks) ->
    receive
        {{lock, {Resource, Requester}, Pid}, From, Tag} ->
            case Locks of
                #{Resource := {Requester, #{Pid := _}}} -> answer(From, Tag, true, Monitors, Locks);
                #{Resource := {Requester, Holders}} -> add_lock(Resource, Requester, Holders, Pid, From, Tag, Monitors, Locks);
                #{Resource := _} -> answer(From, Tag, false, Monitors, Locks);
                #{} -> add_lock(Resource, Requester, #{}, Pid, From, Tag, Monitors, Locks)
            end;
        {{unlock, {Resource, Requester}, Pid}, From, Tag} ->
            case Locks of
                #{Resource := {Requester, #{Pid := Monitor}}} ->
                    demonitor(Monitor, [flush]),
                    answer(From, Tag, true, maps:remove(Monitor, Monitors), remove_lock(Resource, Pid, Locks));
                #{} -> answer(From, Tag, true, Monitors, Locks)
            end;
        {{register, Name, Pid, SeveralNames}, From, Tag} ->
            case {whereis_name(Name), ets:match(?NAMES, {'$1', Pid, '_'})} of
                {undefined, Others} when Others =:= []; SeveralNames =:= {ok, allow} ->
                    answer(From, Tag, yes, name(Name, Pid, Monitors), Locks);
                {undefined, Others} -> answer(From, Tag, {several, [Name | lists:append(Others)]}, Monitors, Locks);
                _ -> answer(From, Tag, no, Monitors, Locks)
            end;
        {{re_register, Name, Pid}, From, Tag} -> answer(From, Tag, yes, name(Name, Pid, Monitors), Locks);
        {{unregister, Name}, From, Tag} -> answer(From, Tag, ok, forget(Name, Monitors), Locks);
        {'DOWN', Monitor, process, Pid, _} ->
            case maps:take(Monitor, Monitors) of
                {{name, Name}, Left} ->
                    ets:delete(?NAMES, Name),
                    loop(Left, Locks);
                {{lock, Resource}, Left} -> loop(Left, remove_lock(Resource, Pid, Locks));
                error -> loop(Monitors, Locks)
            end;
        _ -> loop(Monitors, Locks)
    end.

answer(From, Tag, Answer, Monitors, Locks) ->
    From ! {Tag, Answer},
    loop(Monitors, Locks).

name(Name, Pid, Monitors0) ->
    Monitors = forget(Name, Monitors0),
    Monitor = monitor(process, Pid),
    ets:insert(?NAMES, {Name, Pid, Monitor}),
    Monitors#{Monitor => {name, Name}}.

forget(Name, Monitors) ->
    case ets:take(?NAMES, Name) of
        [{_, _, Monitor}] ->
            demonitor(Monitor, [flush]),
            maps:remove(Monitor, Monitors);
        [] -> Monitors
    end.

add_lock(Resource, Requester, Holders, Pid, From, Tag, Monitors, Locks) ->
    Monitor = monitor(process, Pid),
    answer(From, Tag, true, Monitors#{Monitor => {lock, Resource}}, Locks#{Resource => {Requester, Holders#{Pid => Monitor}}}).

remove_lock(Resource, Pid, Locks) ->
    #{Resource := {Requester, Holders}} = Locks,
    case maps:remove(Pid, Holders) of
        Left when Left =:= #{} -> maps:remove(Resource, Locks);
        Left -> Locks#{Resource := {Requester, Left}}
    end.
