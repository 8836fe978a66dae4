%% Stands in for OTP's module of the same name in the minimal runtime: the functions that report. There is no event manager, so those
%% that add and remove handlers do not exist.
-module(error_logger).
-export([error_msg/1, error_msg/2, format/2, error_report/1, error_report/2, warning_msg/1, warning_msg/2, warning_report/1,
         warning_report/2, info_msg/1, info_msg/2, info_report/1, info_report/2, get_format_depth/0, limit_term/1, warning_map/0]).

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
