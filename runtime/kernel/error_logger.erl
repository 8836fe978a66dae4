%% Stands in for OTP's module of the same name in the minimal runtime: the functions that report, and report handlers. As on OTP these are
%% handlers of an event manager, which a handler of the logger sends to; both exist while there are report handlers. Files and
%% terminals as targets (logfile/1, tty/1) do not exist.
-module(error_logger).
-export([error_msg/1, error_msg/2, format/2, error_report/1, error_report/2, warning_msg/1, warning_msg/2, warning_report/1,
         warning_report/2, info_msg/1, info_msg/2, info_report/1, info_report/2, get_format_depth/0, limit_term/1, warning_map/0]).
-export([add_report_handler/1, add_report_handler/2, delete_report_handler/1, which_report_handlers/0]).
-export([adding_handler/1, removing_handler/1, log/2]).

-define(IS_STRING(S), (is_list(S) orelse is_binary(S))).

error_msg(Format) -> error_msg(Format, []).
error_msg(Format, Arguments) -> message(error, error_msg, error, Format, Arguments).
format(Format, Arguments) -> error_msg(Format, Arguments).

warning_msg(Format) -> warning_msg(Format, []).
warning_msg(Format, Arguments) -> message(warning, warning_msg, warning_msg, Format, Arguments).

info_msg(Format) -> info_msg(Format, []).
info_msg(Format, Arguments) -> message(notice, info_msg, info_msg, Format, Arguments).

error_report(Report) -> error_report(std_error, Report).
error_report(Type, Report) -> report(error, error_report, std_error, Type, Report).

warning_report(Report) -> warning_report(std_warning, Report).
warning_report(Type, Report) -> report(warning, warning_report, std_warning, Type, Report).

info_report(Report) -> info_report(std_info, Report).
info_report(Type, Report) -> report(notice, info_report, std_info, Type, Report).

warning_map() -> warning.

%% How deep reports show terms; the program may set it.
get_format_depth() ->
    case application:get_env(kernel, error_logger_format_depth) of
        {ok, Depth} when is_integer(Depth) -> max(10, Depth);
        _ -> unlimited
    end.

limit_term(Term) ->
    case get_format_depth() of
        unlimited -> Term;
        Depth -> io_lib:limit_term(Term, Depth)
    end.

message(Level, Label, Tag, Format, Arguments) ->
    logger:log(Level, #{label => {?MODULE, Label}, format => Format, args => Arguments},
               #{?MODULE => #{tag => Tag}, report_cb => fun text/1}).

%% One of another type is not for the default handler, which leaves out what has a domain it does not know.
report(Level, Tag, Standard, Type, Report) ->
    Meta = #{?MODULE => #{tag => Tag, type => Type}, report_cb => fun text/1},
    logger:log(Level, #{label => {?MODULE, Tag}, report => Report},
               if Type =:= Standard -> Meta; true -> Meta#{domain => [Type]} end).

text(#{format := Format, args := Arguments}) ->
    try io_lib:scan_format(Format, Arguments) of
        _ -> {Format, Arguments}
    catch
        _:_ -> {"ERROR: ~tp - ~tp", [Format, Arguments]}
    end;
%% A map of the user's own stays one.
text(#{report := Report}) when is_map(Report) -> {"~tp\n", [Report]};
text(#{report := Report}) -> logger:format_otp_report(Report).

%% --- report handlers

add_report_handler(Module) -> add_report_handler(Module, []).

add_report_handler(Module, Arguments) when is_atom(Module) ->
    _ = logger:add_handler(?MODULE, ?MODULE, #{level => info}),
    gen_event:add_handler(?MODULE, Module, Arguments).

delete_report_handler(Module) when is_atom(Module) ->
    case whereis(?MODULE) of
        undefined -> ok;
        _ ->
            Result = gen_event:delete_handler(?MODULE, Module, []),
            case which_report_handlers() of
                [] -> _ = logger:remove_handler(?MODULE);
                _ -> ok
            end,
            Result
    end.

which_report_handlers() ->
    case whereis(?MODULE) of
        undefined -> [];
        _ -> gen_event:which_handlers(?MODULE)
    end.

%% --- the handler of the logger that sends to them

adding_handler(#{id := ?MODULE} = Config) ->
    case gen_event:start({local, ?MODULE}) of
        {ok, _} -> {ok, Config};
        {error, {already_started, _}} -> {ok, Config};
        Error -> Error
    end.

removing_handler(#{id := ?MODULE}) ->
    catch gen_event:stop(?MODULE, {shutdown, stopped}, infinity),
    ok.

%% Only what says how: error_logger's own reports, and those of OTP's that were error_logger's once.
log(#{msg := Message, meta := #{?MODULE := #{tag := Tag} = Mine, pid := Pid, gl := Leader} = Meta}, _Config) ->
    From = case Mine of #{emulator := true} -> emulator; _ -> Pid end,
    case contents(Message, Mine, Meta) of
        ignore -> ok;
        {First, Second} -> gen_event:notify(?MODULE, {Tag, Leader, {From, First, Second}})
    end;
log(_, _) -> ok.

%% A type and a report, or a format and arguments.
contents({report, #{label := _, report := Report}}, #{type := Type}, _) -> {Type, Report};
contents({report, Report}, #{type := Type}, _) -> {Type, Report};
contents({report, #{label := _, format := Format, args := Arguments}}, _, _) -> {Format, Arguments};
contents({report, Report}, Mine, Meta) -> by_callback(maps:get(report_cb, maps:merge(Meta, Mine), fun logger:format_report/1), Report);
contents({Format, Arguments}, _, _) when is_list(Format), is_list(Arguments) -> {Format, Arguments};
contents(_, _, _) -> ignore.

by_callback(Callback, Report) when is_function(Callback, 1) ->
    try Callback(Report) of
        {Format, Arguments} when is_list(Format), is_list(Arguments) -> {Format, Arguments};
        Other -> {"REPORT_CB ERROR: ~tp; Returned: ~tp", [Report, Other]}
    catch
        Class:Reason:Stack -> {"REPORT_CB CRASH: ~tp; Reason: ~tp", [Report, {Class, Reason, Stack}]}
    end;
by_callback(Callback, Report) when is_function(Callback, 2) ->
    try Callback(Report, #{depth => get_format_depth(), chars_limit => unlimited, single_line => false}) of
        Text when ?IS_STRING(Text) -> {"~ts", [Text]};
        Other -> {"REPORT_CB ERROR: ~tp; Returned: ~tp", [Report, Other]}
    catch
        Class:Reason -> {"REPORT_CB CRASH: ~tp; Reason: ~tp", [Report, {Class, Reason}]}
    end.
