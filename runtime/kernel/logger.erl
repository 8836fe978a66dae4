%% Stands in for OTP's module of the same name in the minimal runtime: levels, metadata and reports as OTP has them, and a default handler
%% like OTP's in what it lets through and, by logger_text, in its text. It writes to standard error, in the process that logs,
%% so that nothing is lost when the program ends. What programs set about handlers, filters and levels is in logger_server, which only
%% those that set something have. Levels of applications, and what is sent to processes of other nodes, need OTP's kernel; their functions
%% do not exist here, and the link step says so.
%%
%% The runtime itself sends what it has to say of crashed processes to the process `logger`.
-module(logger).
-export([emergency/1, emergency/2, emergency/3, alert/1, alert/2, alert/3, critical/1, critical/2, critical/3, error/1, error/2,
         error/3, warning/1, warning/2, warning/3, notice/1, notice/2, notice/3, info/1, info/2, info/3, debug/1, debug/2, debug/3,
         log/2, log/3, log/4]).
-export([allow/2, macro_log/3, macro_log/4, macro_log/5, timestamp/0, format_report/1, format_otp_report/1, compare_levels/2,
         filter_stacktrace/2]).
-export([add_handler/3, remove_handler/1, set_handler_config/2, set_handler_config/3, update_handler_config/2, update_handler_config/3,
         get_handler_config/0, get_handler_config/1, get_handler_ids/0, update_formatter_config/2, update_formatter_config/3]).
-export([get_primary_config/0, set_primary_config/1, set_primary_config/2, update_primary_config/1, get_config/0]).
-export([add_primary_filter/2, remove_primary_filter/1, add_handler_filter/3, remove_handler_filter/2]).
-export([set_module_level/2, unset_module_level/0, unset_module_level/1, get_module_level/0, get_module_level/1]).
-export([get_process_metadata/0, set_process_metadata/1, update_process_metadata/1, unset_process_metadata/0]).
-export([server/0, flush/0]).

-define(METADATA, '$logger_metadata$').
%% Set by logger_server.
-define(LEVEL, {?MODULE, level}).
-define(MODULES, {?MODULE, modules}).
-define(BACKEND, {?MODULE, backend}).
-define(IS_STRING(S), (is_list(S) orelse is_binary(S))).

emergency(X) -> log(emergency, X).
emergency(X, Y) -> log(emergency, X, Y).
emergency(X, Y, Z) -> log(emergency, X, Y, Z).
alert(X) -> log(alert, X).
alert(X, Y) -> log(alert, X, Y).
alert(X, Y, Z) -> log(alert, X, Y, Z).
critical(X) -> log(critical, X).
critical(X, Y) -> log(critical, X, Y).
critical(X, Y, Z) -> log(critical, X, Y, Z).
error(X) -> log(error, X).
error(X, Y) -> log(error, X, Y).
error(X, Y, Z) -> log(error, X, Y, Z).
warning(X) -> log(warning, X).
warning(X, Y) -> log(warning, X, Y).
warning(X, Y, Z) -> log(warning, X, Y, Z).
notice(X) -> log(notice, X).
notice(X, Y) -> log(notice, X, Y).
notice(X, Y, Z) -> log(notice, X, Y, Z).
info(X) -> log(info, X).
info(X, Y) -> log(info, X, Y).
info(X, Y, Z) -> log(info, X, Y, Z).
debug(X) -> log(debug, X).
debug(X, Y) -> log(debug, X, Y).
debug(X, Y, Z) -> log(debug, X, Y, Z).

log(Level, StringOrReport) -> log_if_allowed(Level, StringOrReport, #{}).

log(Level, StringOrReport, Meta) when is_map(Meta), not is_function(StringOrReport) ->
    log_if_allowed(Level, StringOrReport, Meta);
log(Level, FunOrFormat, Arguments) ->
    log_if_allowed(Level, {FunOrFormat, Arguments}, #{}).

log(Level, FunOrFormat, Arguments, Meta) -> log_if_allowed(Level, {FunOrFormat, Arguments}, Meta).

log_if_allowed(Level, What, Meta) ->
    case case Meta of #{mfa := {Module, _, _}} -> allow(Level, Module); _ -> is_allowed(Level) end of
        true -> event(Level, What, Meta);
        false -> ok
    end.

%% --- for the macros of logger.hrl

allow(Level, Module) when is_atom(Module) ->
    case persistent_term:get(?MODULES, #{}) of
        #{Module := Most} -> is_within(Level, Most);
        _ -> is_allowed(Level)
    end.

macro_log(Location, Level, StringOrReport) -> event(Level, StringOrReport, Location).
macro_log(Location, Level, FunOrFormat, Arguments) when is_list(Arguments); is_function(FunOrFormat) ->
    event(Level, {FunOrFormat, Arguments}, Location);
macro_log(Location, Level, StringOrReport, Meta) ->
    event(Level, StringOrReport, maps:merge(Location, Meta)).
macro_log(Location, Level, FunOrFormat, Arguments, Meta) ->
    event(Level, {FunOrFormat, Arguments}, maps:merge(Location, Meta)).

%% --- levels

severity(emergency) -> 0;
severity(alert) -> 1;
severity(critical) -> 2;
severity(error) -> 3;
severity(warning) -> 4;
severity(notice) -> 5;
severity(info) -> 6;
severity(debug) -> 7.

is_allowed(Level) -> is_within(Level, persistent_term:get(?LEVEL, notice)).

is_within(Level, none) -> severity(Level) < 0;
is_within(Level, all) -> severity(Level) >= 0;
is_within(Level, Most) -> severity(Level) =< severity(Most).

compare_levels(A, B) ->
    case {bound(A), bound(B)} of
        {Same, Same} -> eq;
        {X, Y} when X < Y -> gt;
        _ -> lt
    end.

bound(none) -> -1;
bound(all) -> 8;
bound(Level) -> severity(Level).

%% --- what is set (logger_server)

add_handler(Id, Module, Config) -> logger_server:add_handler(Id, Module, Config).
remove_handler(Id) -> logger_server:remove_handler(Id).
set_handler_config(Id, Config) -> logger_server:set(Id, Config).
set_handler_config(Id, Key, Value) -> logger_server:set(Id, Key, Value).
update_handler_config(Id, Config) -> logger_server:update(Id, Config).
update_handler_config(Id, Key, Value) -> logger_server:update(Id, Key, Value).
update_formatter_config(Id, Config) -> logger_server:update_formatter(Id, Config).
update_formatter_config(Id, Key, Value) -> logger_server:update_formatter(Id, #{Key => Value}).
get_handler_config(Id) -> logger_server:handler(Id).
get_handler_ids() -> logger_server:handler_ids().
get_handler_config() ->
    [begin {ok, Config} = get_handler_config(Id), Config end || Id <- get_handler_ids()].

get_primary_config() -> logger_server:primary().
set_primary_config(Config) -> logger_server:set(primary, Config).
set_primary_config(Key, Value) -> logger_server:set(primary, Key, Value).
update_primary_config(Config) -> logger_server:update(primary, Config).
add_primary_filter(Id, Filter) -> logger_server:add_filter(primary, {Id, Filter}).
remove_primary_filter(Id) -> logger_server:remove_filter(primary, Id).
add_handler_filter(Handler, Id, Filter) -> logger_server:add_filter(Handler, {Id, Filter}).
remove_handler_filter(Handler, Id) -> logger_server:remove_filter(Handler, Id).

set_module_level(Module, Level) when is_atom(Module) -> set_module_level([Module], Level);
set_module_level(Modules, Level) -> logger_server:set_module_level(Modules, Level).
unset_module_level() -> logger_server:unset_module_level(all).
unset_module_level(Module) when is_atom(Module) -> unset_module_level([Module]);
unset_module_level(Modules) -> logger_server:unset_module_level(Modules).
get_module_level() -> logger_server:module_levels().
get_module_level(Module) when is_atom(Module) -> get_module_level([Module]);
get_module_level(Modules) when is_list(Modules) -> [Entry || {Module, _} = Entry <- get_module_level(), lists:member(Module, Modules)].

get_config() -> #{primary => get_primary_config(), handlers => get_handler_config(), module_levels => get_module_level()}.

%% --- metadata of a process

set_process_metadata(Meta) when is_map(Meta) -> put(?METADATA, Meta), ok;
set_process_metadata(Meta) -> erlang:error(badarg, [Meta]).

update_process_metadata(Meta) when is_map(Meta) ->
    set_process_metadata(case get(?METADATA) of undefined -> Meta; Old -> maps:merge(Old, Meta) end);
update_process_metadata(Meta) -> erlang:error(badarg, [Meta]).

get_process_metadata() -> get(?METADATA).
unset_process_metadata() -> erase(?METADATA), ok.

timestamp() -> os:system_time(microsecond).

%% --- events

event(Level, {Fun, Argument}, Meta) when is_function(Fun, 1) ->
    try Fun(Argument) of
        {Result, #{} = More} -> event_of_fun(Level, Result, maps:merge(Meta, More), Fun, Argument);
        Result -> event_of_fun(Level, Result, Meta, Fun, Argument)
    catch
        Class:Reason ->
            event(Level, {"LAZY_FUN CRASH: ~tp; Reason: ~tp", [{Fun, Argument}, {Class, Reason}]}, Meta)
    end;
event(Level, What, Meta0) ->
    Meta1 = case get(?METADATA) of undefined -> Meta0; Mine -> maps:merge(Mine, Meta0) end,
    Defaults = #{pid => self(), gl => group_leader(), time => timestamp()},
    handle(#{level => Level, msg => message(What), meta => maps:merge(Defaults, Meta1)}).

event_of_fun(_, ignore, _, _, _) -> ok;
event_of_fun(Level, {Format, Arguments}, Meta, _, _) when ?IS_STRING(Format), is_list(Arguments) ->
    event(Level, {Format, Arguments}, Meta);
event_of_fun(Level, Report, Meta, _, _) when is_map(Report) -> event(Level, Report, Meta);
event_of_fun(Level, [{_, _} | _] = Report, Meta, _, _) -> event(Level, Report, Meta);
event_of_fun(Level, String, Meta, _, _) when ?IS_STRING(String) -> event(Level, String, Meta);
event_of_fun(Level, Other, Meta, Fun, Argument) ->
    event(Level, {"LAZY_FUN ERROR: ~tp; Returned: ~tp", [{Fun, Argument}, Other]}, Meta).

message({Format, Arguments}) when is_atom(Format), is_list(Arguments) -> {atom_to_list(Format), Arguments};
message({Format, Arguments}) when ?IS_STRING(Format), is_list(Arguments) -> {Format, Arguments};
message(Report) when is_map(Report) -> {report, Report};
message([Element | _] = Report) when is_tuple(Element) -> {report, Report};
message(String) when ?IS_STRING(String) -> {string, String};
message(Other) -> erlang:error(badarg, [Other]).

handle(Event) ->
    case persistent_term:get(?BACKEND, default) of
        default -> handle_by_default(Event);
        {Log, Primary, Handlers} -> Log(Event, Primary, Handlers)
    end.

%% OTP's default handler: no domain, or one that [otp, sasl] lies in.
handle_by_default(#{meta := #{domain := Domain}}) when Domain =/= [], Domain =/= [otp], Domain =/= [otp, sasl] -> ok;
handle_by_default(Event) ->
    lumen:write_error(case unicode:characters_to_binary(logger_text:format(Event)) of
                          Bytes when is_binary(Bytes) -> Bytes;
                          {_, Bytes, _} -> Bytes
                      end),
    ok.

%% --- reports as {Format, Arguments}

format_otp_report(#{label := _, report := Report}) -> format_report(Report);
format_otp_report(Report) -> format_report(Report).

format_report(Report) when is_map(Report) -> format_report(maps:to_list(Report));
format_report(Report) ->
    case text_of(Report) of
        {text, Text} -> {"~ts", [Text]};
        empty -> {"~tp", [[]]};
        list -> format_entries(Report);
        other -> {"~tp", [Report]}
    end.

format_entries(Report) ->
    try lists:unzip([entry(Entry) || Entry <- Report]) of
        {Formats, Arguments} -> {lists:append(lists:join("\n", Formats)), lists:append(Arguments)}
    catch
        %% An improper list.
        error:_ -> {"~tp", [Report]}
    end.

entry({Tag, Data}) ->
    case text_of(Data) of
        {text, _} -> {"    ~tp: ~ts", [Tag, Data]};
        _ -> {"    ~tp: ~tp", [Tag, Data]}
    end;
entry(Data) -> {"    ~tp", [Data]}.

%% Whether a term is a deep list of printable characters.
text_of(Term) ->
    try lists:flatten(Term) of
        [] -> empty;
        Flat ->
            case io_lib:printable_unicode_list(Flat) of
                true -> {text, Flat};
                false -> list
            end
    catch
        error:_ -> other
    end.

filter_stacktrace(Module, Trace) -> lists:takewhile(fun({Where, _, _, _}) -> Where =/= Module end, Trace).

%% --- the process `logger`

server() ->
    process_flag(trap_exit, true),
    loop().

loop() ->
    receive
        {lumen_crash, Pid, GroupLeader, Time, Reason} ->
            Meta = #{pid => Pid, gl => GroupLeader, time => Time, error_logger => #{emulator => true, tag => error}},
            Message = {"Error in process ~p with exit value:~n~p~n", [Pid, Reason]},
            case is_allowed(error) of
                true -> handle(#{level => error, msg => Message, meta => Meta});
                false -> ok
            end,
            loop();
        %% From logger_server, which has what is to be done.
        {lumen_change, From, Tag, Change} ->
            From ! {Tag, Change()},
            loop();
        {flush, From, Tag} ->
            From ! {Tag, flushed},
            loop();
        _ ->
            loop()
    end.

%% Waits until what the runtime has reported so far is written.
flush() ->
    Monitor = monitor(process, ?MODULE),
    catch ?MODULE ! {flush, self(), Monitor},
    receive
        {Monitor, flushed} -> demonitor(Monitor, [flush]), ok;
        {'DOWN', Monitor, process, _, _} -> ok
    end.
