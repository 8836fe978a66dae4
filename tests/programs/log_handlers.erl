%% Handlers, filters, formatters and levels of the logger that a program sets; report handlers of error_logger.
-module(log_handlers).
-export([main/1, log/2, adding_handler/1, removing_handler/1, changing_config/3, format/2, check_config/1]).
-export([init/1, handle_event/2, handle_call/2, terminate/2]).

%% As logger.hrl has them.
-define(LOG(Level, What, Meta), case logger:allow(Level, ?MODULE) of
                                    true -> logger:macro_log(#{mfa => {?MODULE, ?FUNCTION_NAME, ?FUNCTION_ARITY}, line => ?LINE}, Level, What, Meta);
                                    false -> ok
                                end).

main(_) ->
    ok = logger:set_handler_config(default, level, none),
    ok = logger:set_primary_config(level, notice),
    register(main, self()),
    [show(What, Term) || {What, Term} <- failures()],
    handlers(),
    levels(),
    filters(),
    configurations(),
    formatters(),
    crashes(),
    report_handlers().

show(What, Term) -> io:format("~s: ~tp~n", [What, Term]).

%% --- the handler: tells the process `main`, which prints

log(#{level := Level, msg := Message, meta := Meta}, #{id := Id} = Config) ->
    case Message of
        {string, "crash"} -> error(crash);
        _ -> ok
    end,
    main ! {Id, Level, Message, maps:get(config, Config, none), maps:with([domain, own, tag, mfa], Meta),
            lists:sort(maps:keys(maps:without([config], Config)))},
    ok.

adding_handler(#{config := refuse}) -> {error, refused};
adding_handler(#{config := fail}) -> error(failing);
adding_handler(#{config := configure} = Config) -> {ok, Config#{config => logger:remove_handler(first)}};
adding_handler(Config) ->
    main ! {adding, maps:get(id, Config)},
    {ok, Config}.

removing_handler(#{id := Id}) ->
    main ! {removing, Id},
    ok.

changing_config(_, _, #{config := wrong}) -> {error, wrong};
changing_config(How, #{config := Old}, #{config := New} = Config) ->
    main ! {changing, How, Old, New},
    {ok, Config};
changing_config(How, _, Config) ->
    main ! {changing, How},
    {ok, Config}.

%% All that came. Each handler runs in the process that logs, so nothing is on its way.
told() ->
    receive Message -> [Message | told()] after 0 -> [] end.

handlers() ->
    show("add", logger:add_handler(first, ?MODULE, #{config => a})),
    show("again", logger:add_handler(first, ?MODULE, #{})),
    show("add", logger:add_handler(second, ?MODULE, #{config => b, level => error})),
    show("told", told()),
    show("ids", logger:get_handler_ids()),
    logger:notice("to the first"),
    logger:error("to ~p", [both]),
    ?LOG(error, #{a => report}, #{own => 1}),
    logger:error([{list, report}]),
    logger:error(fun(X) -> {"fun ~p", [X]} end, argument),
    show("told", [setelement(5, Told, map_get_own(element(5, Told))) || Told <- told()]),
    show("bad id", logger:add_handler("x", ?MODULE, #{})),
    show("bad module", logger:add_handler(x, "x", #{})),
    show("bad configuration", logger:add_handler(x, ?MODULE, y)),
    show("bad level", logger:add_handler(x, ?MODULE, #{level => loud})),
    show("bad filters", logger:add_handler(x, ?MODULE, #{filters => [y]})),
    show("bad default", logger:add_handler(x, ?MODULE, #{filter_default => y})),
    show("bad formatter", logger:add_handler(x, ?MODULE, #{formatter => y})),
    show("no log/2", logger:add_handler(x, sets, #{})),
    show("refused", logger:add_handler(x, ?MODULE, #{config => refuse})),
    {error, {handler_not_added, {callback_crashed, {error, failing, _}}}} = logger:add_handler(x, ?MODULE, #{config => fail}),
    show("report", wait_for_report()),
    ok = logger:add_handler(configuring, ?MODULE, #{config => configure}),
    {ok, #{config := InCallback}} = logger:get_handler_config(configuring),
    show("in a callback", InCallback),
    show("remove", [logger:remove_handler(Id) || Id <- [second, second, configuring]]),
    show("told", [Told || Told <- told(), tuple_size(Told) =:= 2]).

%% What the logger says of callbacks that failed comes from another process.
wait_for_report() ->
    receive {first, error, {report, [{logger, What}, {process, logger}, {reason, {Class, Reason, _}}]}, _, _, _} -> {What, Class, Reason} end.

map_get_own(Meta) -> maps:get(own, Meta, none).

texts() -> [{Id, Level, Message} || {Id, Level, Message, _, _, _} <- told()].

levels() ->
    logger:info("not at notice"),
    show("set", logger:set_primary_config(level, info)),
    logger:info("at info"),
    show("bad", logger:set_primary_config(level, 7)),
    show("module", logger:set_module_level(?MODULE, debug)),
    ?LOG(debug, "of the module", #{}),
    logger:debug("of no module"),
    show("bad module", logger:set_module_level([1], debug)),
    show("levels", {logger:get_module_level(), logger:get_module_level(other)}),
    show("unset", logger:unset_module_level(?MODULE)),
    ?LOG(debug, "not any more", #{}),
    logger:set_module_level([?MODULE, other], none),
    ?LOG(error, "silenced", #{}),
    show("levels", logger:get_module_level()),
    logger:unset_module_level(),
    logger:set_primary_config(level, none),
    logger:emergency("nothing"),
    logger:set_primary_config(level, all),
    logger:debug("everything"),
    logger:set_handler_config(first, level, warning),
    logger:notice("not for the handler"),
    logger:warning("for the handler"),
    logger:set_handler_config(first, level, all),
    logger:set_primary_config(level, notice),
    show("told", texts()),
    show("compare", [logger:compare_levels(A, B) || {A, B} <- [{error, info}, {info, error}, {all, debug}, {none, emergency}, {info, info}]]).

filters() ->
    Only = fun(#{msg := {string, Text}} = Event, Text) -> Event; (_, _) -> ignore end,
    Stop = fun(#{msg := {string, Text}}, Text) -> stop; (_, _) -> ignore end,
    Mark = fun(#{msg := {string, Text}} = Event, Sign) -> Event#{msg := {string, Sign ++ Text}}; (_, _) -> ignore end,
    show("add", logger:add_primary_filter(stop, {Stop, "stop"})),
    show("again", logger:add_primary_filter(stop, {Stop, "stop"})),
    show("bad", element(1, element(2, logger:add_primary_filter(stop, Stop)))),
    show("no handler", logger:add_handler_filter(nobody, stop, {Stop, "stop"})),
    logger:error("stop"),
    logger:error("go"),
    show("of the handler", logger:add_handler_filter(first, mark, {Mark, "!"})),
    logger:error("marked"),
    logger:set_handler_config(first, filter_default, stop),
    logger:error("marked again"),
    logger:set_handler_config(first, filters, [{only, {Only, "this"}}]),
    logger:error("this"),
    logger:error("that"),
    show("remove", {logger:remove_handler_filter(first, only), logger:remove_handler_filter(first, only), logger:remove_primary_filter(stop)}),
    logger:error("none says yes"),
    logger:set_handler_config(first, filter_default, log),
    show("domains", logger:add_handler_filter(first, domain, {fun logger_filters:domain/2, {stop, sub, [mine]}})),
    logger:error("below", #{domain => [mine, own]}),
    logger:error("beside", #{domain => [yours]}),
    show("level", logger:add_handler_filter(first, level, {fun logger_filters:level/2, {stop, lt, error}})),
    logger:warning("less"),
    logger:critical("more"),
    logger:set_handler_config(first, filters, []),
    show("told", texts()).

configurations() ->
    {ok, Config} = logger:get_handler_config(first),
    show("of the handler", Config),
    show("of nobody", logger:get_handler_config(nobody)),
    show("primary", logger:get_primary_config()),
    show("metadata", logger:update_primary_config(#{metadata => #{own => primary, tag => 1}})),
    logger:set_process_metadata(#{tag => 2}),
    logger:error("with metadata", #{domain => [x]}),
    logger:unset_process_metadata(),
    show("told", [Meta || {_, _, _, _, Meta, _} <- told()]),
    show("bad", logger:set_primary_config(#{colour => red})),
    show("set", logger:set_primary_config(#{level => warning})),
    show("primary", logger:get_primary_config()),
    logger:set_primary_config(level, notice),
    show("update", logger:update_handler_config(first, #{config => c, mine => 1})),
    show("update", logger:update_handler_config(first, config, d)),
    show("set", logger:set_handler_config(first, #{config => e})),
    show("wrong", logger:set_handler_config(first, config, wrong)),
    show("id", logger:set_handler_config(first, id, other)),
    show("nobody", logger:set_handler_config(nobody, config, x)),
    show("told", told()),
    {ok, Last} = logger:get_handler_config(first),
    show("of the handler", Last).

%% --- formatters

format(#{msg := {string, Text}}, #{sign := Sign}) -> [Sign, $\s, Text, $\n];
format(_, _) -> "other\n".

check_config(#{sign := Sign}) when is_integer(Sign) -> ok;
check_config(Other) -> {error, {no_sign, Other}}.

%% OTP's handler writes from a process of its own.
written() -> ok = logger_std_h:filesync(out).

formatters() ->
    show("no sign", logger:add_handler(out, logger_std_h, #{formatter => {?MODULE, #{}}})),
    show("add", logger:add_handler(out, logger_std_h, #{formatter => {?MODULE, #{sign => $*}}, config => #{type => standard_io}})),
    logger:error("formatted"),
    written(),
    show("update", logger:update_formatter_config(out, sign, $#)),
    logger:error("formatted"),
    written(),
    show("bad update", {logger:update_formatter_config(out, sign, x), logger:update_formatter_config(out, y),
                        logger:update_formatter_config(nobody, #{sign => $+})}),
    show("template", logger:set_handler_config(out, formatter, {logger_formatter, #{template => ["[", level, "] ", msg, {tag, [" ", tag], []}, "\n"],
                                                                                   single_line => false}})),
    logger:error("text"),
    written(),
    logger:error("~p", [lists:seq(1, 60)], #{tag => here}),
    logger:notice(#{a => [1, 2], b => "text"}),
    written(),
    show("limit", logger:update_formatter_config(out, #{max_size => 50})),
    logger:error(lists:duplicate(100, $x)),
    written(),
    show("bad template", logger:update_formatter_config(out, template, 7)),
    show("remove", logger:remove_handler(out)),
    told().

%% What fails is removed, which is said by erlang:display: not to be mixed with what else is written, this comes first.
failures() ->
    ok = logger:add_handler(first, ?MODULE, #{config => a}),
    ok = logger:add_handler(crashing, ?MODULE, #{}),
    told(),
    logger:error("crash"),
    %% Both crashed, and are gone.
    Left = [Id || Id <- logger:get_handler_ids(), Id =/= default],
    logger:error("nobody hears"),
    Told = lists:sort(told()),
    ok = logger:add_handler(first, ?MODULE, #{config => a}),
    ok = logger:add_handler_filter(first, failing, {fun(_, _) -> error(failing) end, x}),
    ok = logger:add_handler_filter(first, wrong, {fun(_, _) -> wrong end, x}),
    logger:error("filtered"),
    {ok, #{filters := Filters}} = logger:get_handler_config(first),
    Filtered = [Text || Text <- texts(), element(1, Text) =/= adding],
    ok = logger:remove_handler(first),
    told(),
    [{"left", Left}, {"told", Told}, {"filters", [Id || {Id, _} <- Filters]}, {"filtered", Filtered}].

%% What the runtime and proc_lib say of processes that crash.
crashes() ->
    {Pid, Monitor} = spawn_monitor(fun() -> error({crashed, 1}) end),
    receive {'DOWN', Monitor, process, Pid, _} -> ok end,
    receive {first, error, {Format, [_, {Reason, [{?MODULE, _, 0, _}]}]}, _, _, _} -> show("crash", {Format, Reason}) end,
    {ok, Other} = proc_lib:start(erlang, apply, [fun() -> proc_lib:init_ack({ok, self()}), receive go -> exit(oops) end end, []]),
    Other ! go,
    receive
        {first, error, {report, #{label := Label, report := [Info, Linked]}}, _, #{domain := Domain}, _} ->
            show("proc_lib", {Label, Domain, proplists:get_value(registered_name, Info), element(1, proplists:get_value(error_info, Info)), Linked})
    end,
    show("remove", logger:remove_handler(first)),
    told().

%% --- report handlers

init(Arguments) -> {ok, Arguments}.
handle_event(Event, State) ->
    main ! {event, State, Event},
    {ok, State}.
handle_call(Request, State) -> {ok, {Request, State}, State}.
terminate(How, State) -> {terminated, How, State}.

report_handlers() ->
    show("none", {error_logger:which_report_handlers(), error_logger:delete_report_handler(?MODULE)}),
    show("add", error_logger:add_report_handler(?MODULE, state)),
    show("which", error_logger:which_report_handlers()),
    Me = self(),
    Mine = fun({event, State, {Tag, Leader, {From, A, B}}}) -> {State, Tag, Leader =:= group_leader(), From =:= Me, A, B} end,
    error_logger:error_msg("message ~p~n", [1]),
    error_logger:warning_msg("warning"),
    error_logger:info_msg("info ~p", [x]),
    error_logger:error_report([{a, 1}]),
    error_logger:error_report(my_type, #{my => report}),
    error_logger:warning_report("text"),
    error_logger:info_report(x),
    logger:error("not error_logger's"),
    error_logger:error_msg("bad arguments ~p"),
    [show("event", Mine(receive {event, _, _} = Event -> Event end)) || _ <- lists:seq(1, 8)],
    show("call", gen_event:call(error_logger, ?MODULE, question)),
    show("another", {error_logger:add_report_handler(?MODULE, other), error_logger:which_report_handlers()}),
    show("delete", error_logger:delete_report_handler(?MODULE)),
    show("the other", error_logger:delete_report_handler(?MODULE)),
    show("gone", {whereis(error_logger), error_logger:which_report_handlers(), lists:member(error_logger, logger:get_handler_ids())}).
