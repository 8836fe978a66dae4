%% Stands in for OTP's logger_server, logger_config and logger_backend in the minimal runtime: what programs set about handlers, filters
%% and levels, and the way of an event by it. Only programs that set something or ask what is set have this module; the others' events go
%% straight to the default handler (logger:handle/1).
%%
%% What is set lies in three persistent terms, and who logs reads them without asking anybody:
%%   {logger, level}     the primary level
%%   {logger, modules}   #{Module => Level}, of those that have a level of their own
%%   {logger, backend}   {Fun, Primary, Handlers}: what takes events, what is set on all of them, [{Id, Config}] newest first
%% Changes are made by the process `logger`, one after the other. A handler's own callbacks run in a process made for one of them, which
%% that process waits for; asking for a change there is an error, as on OTP, since it would never end.
%%
%% Tested by tests/programs/log_handlers.erl.
-module(logger_server).
-export([log/3, add_handler/3, remove_handler/1, add_filter/2, remove_filter/2, set/3, set/2, update/3, update/2, update_formatter/2,
         set_module_level/2, unset_module_level/1, primary/0, handler/1, handler_ids/0, module_levels/0]).

-define(BACKEND, {logger, backend}).
-define(MODULES, {logger, modules}).
-define(LEVEL, {logger, level}).
-define(IN_CALLBACK, '$logger_cb_process').
-define(IS_ACTION(Action), (Action =:= log orelse Action =:= stop)).

%% --- events

%% The event's way: the primary filters, and for each handler its level, its filters, its function.
log(Event0, Primary, Handlers) ->
    #{meta := Meta} = Event0,
    Event1 = Event0#{meta := maps:merge(maps:get(metadata, Primary, #{}), Meta)},
    case filtered(primary, Event1, Primary) of
        stop -> ok;
        Event -> lists:foreach(fun({Id, Config}) -> handle(Id, Event, Config) end, Handlers)
    end.

handle(Id, #{level := Level} = Event0, #{module := Module, level := Least} = Config0) ->
    case logger:compare_levels(Level, Least) =/= lt andalso filtered(Id, Event0, Config0) of
        false -> ok;
        stop -> ok;
        Event ->
            Config = maps:without([level, filters, filter_default], Config0),
            try
                call(Module, Event, Config)
            catch
                Class:Reason:Stack ->
                    case remove_handler(Id) of
                        ok ->
                            removed(removed_failing_handler, Id),
                            report(debug, Event, [{logger, removed_failing_handler}, {handler, {Id, Module}}, {log_event, Event},
                                                   {config, Config}, {reason, {Class, Reason, filter_stacktrace(Stack)}}]);
                        {error, _} -> ok
                    end
            end
    end.

%% Its name in full, so that it is linked wherever handlers are.
call(logger_std_h, Event, Config) -> logger_std_h:log(Event, Config);
call(Module, Event, Config) -> Module:log(Event, Config).

filtered(Owner, Event, #{filters := Filters, filter_default := Default}) ->
    case apply_filters(Filters, Owner, Event, ignore) of
        ignore when Default =:= log -> Event;
        ignore -> stop;
        Other -> Other
    end.

%% Nothing is known of the event (ignore), or it is to be logged; the last filter's event counts.
apply_filters([], _, Event, log) -> Event;
apply_filters([], _, _, ignore) -> ignore;
apply_filters([{Id, {Fun, Argument}} | Filters], Owner, Event, State) ->
    try Fun(Event, Argument) of
        stop -> stop;
        ignore -> apply_filters(Filters, Owner, Event, State);
        #{level := Level, msg := {_, _}, meta := #{}} = New when is_atom(Level) -> apply_filters(Filters, Owner, New, log);
        Other -> filter_failed(Owner, Id, Event, {bad_return_value, Other})
    catch
        Class:Reason:Stack -> filter_failed(Owner, Id, Event, {Class, Reason, filter_stacktrace(Stack)})
    end.

filter_failed(Owner, Id, Event, Reason) ->
    case remove_filter(Owner, Id) of
        ok ->
            removed(removed_failing_filter, Id),
            report(debug, Event, [{logger, removed_failing_filter}, {filter, Id}, {owner, Owner}, {log_event, Event}, {reason, Reason}]);
        {error, _} -> ok
    end,
    ignore.

removed(What, Id) ->
    erlang:display_string("Logger - error: "),
    erlang:display({What, Id}).

%% The logger's own reports, from a process of their own; none of them makes another.
report(_, #{meta := #{internal_log_event := true}}, _) -> ok;
report(Level, _, Report) ->
    spawn(fun() -> logger:log(Level, Report, #{internal_log_event => true}) end),
    ok.

filter_stacktrace(Stack) -> logger:filter_stacktrace(?MODULE, Stack).

%% --- what is set

default_primary() -> #{level => persistent_term:get(?LEVEL, notice), metadata => #{}, filters => [], filter_default => log}.

default_handlers() ->
    [{default, (default_handler(default, logger_std_h))#{
                   config => #{type => standard_error}, filter_default => stop,
                   filters => [{domain, {fun logger_filters:domain/2, {log, super, [otp, sasl]}}},
                               {no_domain, {fun logger_filters:domain/2, {log, undefined, []}}}],
                   formatter => {logger_formatter, #{legacy_header => true, single_line => false}}}}].

default_handler(Id, Module) ->
    #{id => Id, module => Module, level => all, filters => [], filter_default => log, formatter => {logger_formatter, #{}}}.

current() ->
    case persistent_term:get(?BACKEND, default) of
        default -> {default_primary(), default_handlers()};
        {_, Primary, Handlers} -> {Primary, Handlers}
    end.

primary() -> element(1, current()).
handler_ids() -> [Id || {Id, _} <- element(2, current())].
module_levels() -> lists:sort(maps:to_list(persistent_term:get(?MODULES, #{}))).

handler(Id) ->
    case find(Id) of
        {ok, #{module := Module} = Config} ->
            case erlang:function_exported(Module, filter_config, 1) of
                true -> {ok, try Module:filter_config(Config) catch _:_ -> Config end};
                false -> {ok, Config}
            end;
        Error -> Error
    end.

find(primary) -> {ok, primary()};
find(Id) ->
    case lists:keyfind(Id, 1, element(2, current())) of
        {_, Config} -> {ok, Config};
        false -> {error, {not_found, Id}}
    end.

store(primary, #{level := Level} = Primary) ->
    persistent_term:put(?LEVEL, Level),
    store_all(Primary, element(2, current()));
store(Id, Config) ->
    {Primary, Handlers} = current(),
    store_all(Primary, lists:keystore(Id, 1, Handlers, {Id, Config})).

store_all(Primary, Handlers) -> persistent_term:put(?BACKEND, {fun log/3, Primary, Handlers}).

%% --- changes

add_handler(Id, Module, Config) ->
    checked(fun() ->
        check_id(Id),
        is_atom(Module) orelse throw({invalid_module, Module}),
        check(Id, Config),
        change({add_handler, Id, Module, Config}, fun() -> do_add_handler(Id, Module, maps:merge(default_handler(Id, Module), Config)) end)
    end).

do_add_handler(Id, Module, Config) ->
    case find(Id) of
        {ok, _} -> {error, {already_exist, Id}};
        {error, _} ->
            case callback(Module, adding_handler, [Config], {ok, Config}) of
                {ok, New} ->
                    case erlang:function_exported(Module, log, 2) of
                        true ->
                            {Primary, Handlers} = current(),
                            store_all(Primary, [{Id, New} | Handlers]);
                        false -> {error, {invalid_handler, {function_not_exported, {Module, log, 2}}}}
                    end;
                {error, Reason} -> {error, {handler_not_added, Reason}}
            end
    end.

remove_handler(Id) ->
    change({remove_handler, Id}, fun() ->
        case Id =/= primary andalso find(Id) of
            {ok, #{module := Module} = Config} ->
                callback(Module, removing_handler, [Config], ok),
                {Primary, Handlers} = current(),
                store_all(Primary, lists:keydelete(Id, 1, Handlers));
            _ -> {error, {not_found, Id}}
        end
    end).

add_filter(Owner, {FilterId, _} = Filter) ->
    checked(fun() ->
        check(Owner, #{filters => [Filter]}),
        change_filters({add_filter, Owner, Filter}, Owner, fun(Filters) ->
            case lists:keymember(FilterId, 1, Filters) of
                true -> {error, {already_exist, FilterId}};
                false -> [Filter | Filters]
            end
        end)
    end).

remove_filter(Owner, FilterId) ->
    change_filters({remove_filter, Owner, FilterId}, Owner, fun(Filters) ->
        case lists:keytake(FilterId, 1, Filters) of
            {value, _, Left} -> Left;
            false -> {error, {not_found, FilterId}}
        end
    end).

change_filters(Request, Owner, Change) ->
    change(Request, fun() ->
        case find(Owner) of
            {ok, #{filters := Filters} = Config} ->
                case Change(Filters) of
                    {error, _} = Error -> Error;
                    New -> store(Owner, Config#{filters := New})
                end;
            Error -> Error
        end
    end).

%% A whole configuration, with defaults for what it leaves out or with what was there before.
set(Owner, Config) -> change_config(set, Owner, Config, fun(Old) -> maps:merge(defaults(Owner, Old), Config) end).
update(Owner, Config) -> change_config(update, Owner, Config, fun(Old) -> maps:merge(Old, Config) end).
%% One key of it.
set(Owner, Key, Value) -> change_config(set, Owner, #{Key => Value}, fun(Old) -> Old#{Key => Value} end).
update(Owner, Key, Value) -> change_config(update, Owner, #{Key => Value}, fun(Old) -> Old#{Key => Value} end).

defaults(primary, _) -> (default_primary())#{level := notice};
defaults(Id, #{module := Module}) -> default_handler(Id, Module).

change_config(How, Owner, Change, Make) ->
    checked(fun() ->
        check(Owner, Change),
        change({change_config, How, Owner, Change}, fun() ->
            case find(Owner) of
                {ok, Old} when Owner =:= primary -> store(primary, Make(Old));
                {ok, #{id := Id, module := Module} = Old} ->
                    case Make(Old) of
                        #{id := Id, module := Module} = New -> change_handler(How, Module, Old, New);
                        New ->
                            Differing = [Key || Key <- [id, module], map_get(Key, Old) =/= map_get(Key, New)],
                            {error, {illegal_config_change, maps:with(Differing, Old), maps:with(Differing, New)}}
                    end;
                Error -> Error
            end
        end)
    end).

change_handler(How, Module, #{id := Id} = Old, New) ->
    Changed =
        case erlang:function_exported(Module, changing_config, 3) of
            true -> callback(Module, changing_config, [How, Old, New], {ok, New});
            false -> callback(Module, changing_config, [Old, New], {ok, New})
        end,
    case Changed of
        {ok, Config} -> store(Id, Config);
        Error -> Error
    end.

update_formatter(Id, Change) when is_map(Change) ->
    change({update_formatter_config, Id, Change}, fun() ->
        case Id =/= primary andalso find(Id) of
            {ok, #{formatter := {Module, Old}} = Config} ->
                checked(fun() ->
                    Formatter = {Module, maps:merge(Old, Change)},
                    check_formatter(Formatter),
                    store(Id, Config#{formatter := Formatter})
                end);
            _ -> {error, {not_found, Id}}
        end
    end);
update_formatter(_, Change) -> {error, {invalid_formatter_config, Change}}.

set_module_level(Modules, Level) ->
    checked(fun() ->
        check_modules(Modules),
        check_level(Level),
        change_modules(fun(Levels) -> maps:merge(Levels, maps:from_keys(Modules, Level)) end)
    end).

unset_module_level(all) -> change_modules(fun(_) -> #{} end);
unset_module_level(Modules) ->
    checked(fun() ->
        check_modules(Modules),
        change_modules(fun(Levels) -> maps:without(Modules, Levels) end)
    end).

check_modules(Modules) ->
    is_list(Modules) andalso lists:all(fun erlang:is_atom/1, Modules) orelse throw({not_a_list_of_modules, Modules}).

change_modules(Change) -> change(module_levels, fun() -> persistent_term:put(?MODULES, Change(persistent_term:get(?MODULES, #{}))) end).

%% What the fun gives, in the process `logger`.
change(Request, Fun) ->
    case get(?IN_CALLBACK) =:= true orelse whereis(logger) =:= self() of
        true -> {error, {attempting_syncronous_call_to_self, Request}};
        false ->
            Monitor = monitor(process, logger),
            catch logger ! {lumen_change, self(), Monitor, Fun},
            receive
                {Monitor, Result} ->
                    demonitor(Monitor, [flush]),
                    Result;
                {'DOWN', Monitor, process, _, Reason} -> exit(Reason)
            end
    end.

%% A handler's callback, where it has it.
callback(Module, Function, Arguments, Default) ->
    case erlang:function_exported(Module, Function, length(Arguments)) of
        false -> Default;
        true ->
            {Pid, Monitor} = spawn_monitor(fun() ->
                put(?IN_CALLBACK, true),
                exit({result, try
                                  apply(Module, Function, Arguments)
                              catch
                                  Class:Reason:Stack ->
                                      Why = {Class, Reason, filter_stacktrace(Stack)},
                                      report(error, none, [{logger, callback_crashed}, {process, logger}, {reason, Why}]),
                                      {error, {callback_crashed, Why}}
                              end})
            end),
            receive
                {'DOWN', Monitor, process, Pid, {result, Result}} -> Result;
                {'DOWN', Monitor, process, Pid, Reason} -> {error, {logger_process_exited, Pid, Reason}}
            end
    end.

%% --- checks: each throws what is wrong

checked(Fun) ->
    try
        Fun()
    catch
        throw:Error -> {error, Error}
    end.

check(Owner, Config) ->
    check_id(Owner),
    is_map(Config) orelse throw({invalid_config, Config}),
    lists:foreach(fun({Key, Value}) -> check(Owner, Key, Value) end, maps:to_list(Config)).

check(_, level, Level) -> check_level(Level);
check(_, filters, Filters) -> check_filters(Filters);
check(_, filter_default, Action) -> ?IS_ACTION(Action) orelse throw({invalid_filter_default, Action});
check(primary, metadata, Meta) when is_map(Meta) -> ok;
check(primary, Key, Value) -> throw({invalid_primary_config, {Key, Value}});
check(_, formatter, Formatter) -> check_formatter(Formatter);
%% Handlers have keys of their own.
check(_, _, _) -> ok.

check_id(Id) -> is_atom(Id) orelse throw({invalid_id, Id}).

check_level(Level) ->
    lists:member(Level, [none, emergency, alert, critical, error, warning, notice, info, debug, all]) orelse throw({invalid_level, Level}).

check_filters([]) -> ok;
check_filters([{Id, {Fun, _}} | Filters]) when is_atom(Id), is_function(Fun, 2) -> check_filters(Filters);
check_filters([Filter | _]) -> throw({invalid_filter, Filter});
check_filters(Filters) -> throw({invalid_filters, Filters}).

check_formatter({Module, Config}) when is_atom(Module) ->
    case erlang:function_exported(Module, check_config, 1) of
        false -> ok;
        true ->
            try Module:check_config(Config) of
                ok -> ok;
                {error, Error} -> throw(Error)
            catch
                error:Reason:Stack -> throw({callback_crashed, {error, Reason, filter_stacktrace(Stack)}});
                exit:Reason:Stack -> throw({callback_crashed, {exit, Reason, filter_stacktrace(Stack)}})
            end
    end;
check_formatter({Module, _}) -> throw({invalid_module, Module});
check_formatter(Formatter) -> throw({invalid_formatter, Formatter}).
