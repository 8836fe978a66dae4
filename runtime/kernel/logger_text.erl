%% The text of an event as OTP's logger_formatter writes it for OTP's default handler: legacy header, several lines, no limit of size. What
%% every program with input and output has in it for the sake of crashed processes; logger_formatter itself, with its templates, times by RFC
%% 3339, regular expressions and Unicode's upper case, is several times as large as the rest of such a program and is there where the
%% program sets formatters or names it. Kept equal to it by the program tests whose standard error holds reports.
-module(logger_text).
-export([format/1]).

-define(IS_STRING(S), (is_list(S) orelse is_binary(S))).
-define(MICROSECONDS, 1000000).
%% What shows a term in a text about a mistake.
-define(TERM, "~tp").

%% Character data. An exception where the event's time is no integer.
format(#{level := Level, msg := Message, meta := Meta}) ->
    [header(Level, Meta), "\n", message(Message, Meta), "\n"].

%% --- the line above a report

header(Level, #{time := Time} = Meta) when is_integer(Time) ->
    Universal = erlang:posixtime_to_universaltime(Time div ?MICROSECONDS),
    {{{Year, Month, Day}, {Hour, Minute, Second}}, Zone} =
        case is_utc() of
            true -> {Universal, "UTC "};
            false -> {erlang:universaltime_to_localtime(Universal), ""}
        end,
    Header = io_lib:format("=~ts==== ~w-~s-~4w::~2..0w:~2..0w:~2..0w.~6..0w ~s===",
                           [title(Level, Meta), Day, element(Month, months()), Year, Hour, Minute, Second, Time rem ?MICROSECONDS, Zone]),
    %% A title of the program's own may hold anything.
    case io_lib:printable_list(lists:flatten(Header)) of
        true -> Header;
        false -> io_lib:format(?TERM, [Header])
    end.

months() -> {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}.

is_utc() ->
    case application:get_env(sasl, utc_log) of
        {ok, IsUtc} when is_boolean(IsUtc) -> IsUtc;
        _ -> application:get_env(stdlib, utc_log) =:= {ok, true}
    end.

title(Level, Meta) ->
    case own_title(Meta) of
        {ok, Title} -> Title;
        none when Level =:= notice, is_map_key(error_logger, Meta) -> "INFO REPORT";
        none -> [Letter - $a + $A || Letter <- atom_to_list(Level)] ++ " REPORT"
    end.

%% The key of metadata for the formatter is its name, made at run time: naming it would keep it in every program (README.md of
%% compiler/codegen, reachability.h). Where no such atom exists nobody has set anything.
own_title(Meta) ->
    try maps:get(binary_to_existing_atom(<<"logger_formatter">>), Meta, none) of
        #{title := Title} -> {ok, Title};
        _ -> none
    catch
        error:badarg -> none
    end.

%% --- what it reports

message({string, Text}, _) -> text("~ts", [Text]);
message({report, Report}, #{report_cb := Callback}) when is_function(Callback, 1) -> by_callback(Report, Callback);
message({report, Report}, #{report_cb := Callback}) when is_function(Callback, 2) -> by_text_callback(Report, Callback);
message({report, Report}, _) -> by_callback(Report, fun logger:format_report/1);
message({Format, Arguments}, _) -> text(Format, Arguments).

by_callback(Report, Callback) ->
    try Callback(Report) of
        {Format, Arguments} when is_list(Format), is_list(Arguments) -> text(Format, Arguments);
        Other -> mistake("REPORT_CB/1 ERROR: ", "; Returned: ", [Report, Other])
    catch
        Class:Reason:Trace -> mistake("REPORT_CB/1 CRASH: ", "; Reason: ", [Report, {Class, Reason, logger:filter_stacktrace(?MODULE, Trace)}])
    end.

by_text_callback(Report, Callback) ->
    Options = #{depth => error_logger:get_format_depth(), chars_limit => unlimited, single_line => false},
    try Callback(Report, Options) of
        Text when ?IS_STRING(Text) ->
            try unicode:characters_to_list(Text) of
                Characters when is_list(Characters) -> Characters;
                _ -> mistake("REPORT_CB/2 ERROR: ", "; Returned: ", [Report, Text])
            catch
                _:_ -> mistake("REPORT_CB/2 ERROR: ", "; Returned: ", [Report, Text])
            end;
        Other -> mistake("REPORT_CB/2 ERROR: ", "; Returned: ", [Report, Other])
    catch
        Class:Reason:Trace -> mistake("REPORT_CB/2 CRASH: ", "; Reason: ", [Report, {Class, Reason, logger:filter_stacktrace(?MODULE, Trace)}])
    end.

mistake(What, Why, Terms) -> text(What ++ ?TERM ++ Why ++ ?TERM, Terms).

text(Format, Arguments) ->
    try io_lib:build_text(limited(io_lib:scan_format(Format, Arguments), error_logger:get_format_depth()))
    catch
        _:_ -> mistake("FORMAT ERROR: ", " - ", [Format, Arguments])
    end.

%% Terms no deeper than the program has set: ~p and ~w become ~P and ~W.
limited(Parts, unlimited) -> Parts;
limited(Parts, Depth) -> [limited_part(Part, Depth) || Part <- Parts].

limited_part(#{control_char := $p, args := Arguments} = Part, Depth) -> Part#{control_char := $P, args := Arguments ++ [Depth]};
limited_part(#{control_char := $w, args := Arguments} = Part, Depth) -> Part#{control_char := $W, args := Arguments ++ [Depth]};
limited_part(Part, _) -> Part.
