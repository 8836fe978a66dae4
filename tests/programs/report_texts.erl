-module(report_texts).
-export([main/1, good/1, odd/1, crash/1, text/2, odd_text/2, broken_text/2, crash/2]).

%% Events in the text of OTP's default handler: Lumen's logger_text against OTP's logger_formatter.
main(_) ->
    application:set_env(stdlib, utc_log, true),
    show_all(),
    application:set_env(kernel, error_logger_format_depth, 10),
    show_all(),
    application:set_env(sasl, utc_log, false),
    io:format("~ts", [string:slice(format(#{level => error, msg => {string, "x"}, meta => #{time => 86400000000 * 1000}}), 0, 20)]),
    try format(#{level => error, msg => {string, "x"}, meta => #{time => soon}}) of _ -> erlang:display(no) catch error:_ -> erlang:display(refused) end.

show_all() ->
    [show(Level, Message, Meta) || {Level, Message, Meta} <- events()].

events() ->
    Deep = lists:foldl(fun(N, Term) -> {N, [Term]} end, end_of_it, lists:seq(1, 20)),
    Callbacks = [fun ?MODULE:good/1, fun ?MODULE:odd/1, fun ?MODULE:crash/1, fun ?MODULE:text/2, fun ?MODULE:odd_text/2,
                 fun ?MODULE:broken_text/2, fun ?MODULE:crash/2, not_a_fun],
    [{Level, {string, atom_to_list(Level)}, #{}} || Level <- [emergency, alert, critical, error, warning, notice, info, debug]] ++
    [{notice, {string, <<"binary">>}, #{error_logger => #{tag => info_msg}}},
     {error, {string, "tag"}, #{error_logger => #{tag => error}}},
     {error, {string, ["deep", [<<"er">>, $!]]}, #{logger_formatter => #{title => "TITLE"}}},
     {error, {string, "x"}, #{logger_formatter => #{title => "T\x{3b1}TLE"}}},
     {error, {string, "x"}, #{logger_formatter => #{other => 1}}},
     {error, {string, [bad]}, #{}},
     {error, {"~p ~w ~ts ~s~n", [Deep, Deep, "text", "latin"]}, #{}},
     {error, {"~p", []}, #{}},
     {error, {"~p", not_a_list}, #{}},
     {error, {"~q", [1]}, #{}},
     {error, {<<"~p binary">>, [{1, "two", <<3>>}]}, #{}},
     {error, {"~tp ~30p|~-10w|~i", ["\x{3b1}\x{3b2}", [lists:seq(1, 20)], abc, ignored]}, #{}},
     {error, {report, #{a => 1, deep => Deep}}, #{}},
     {error, {report, [{a, "text"}, {b, Deep}, c]}, #{}},
     {error, {report, "a string"}, #{}}] ++
    [{error, {report, #{key => Deep}}, #{report_cb => Callback}} || Callback <- Callbacks].

good(Report) -> {"good: ~p ~w", [Report, Report]}.
odd(_) -> {"not a list of arguments", odd}.
crash(_) -> erlang:error(oops).
text(Report, Options) -> io_lib:format("~p ~p", [Report, lists:sort(maps:to_list(Options))]).
odd_text(_, _) -> odd.
broken_text(_, _) -> ["x", bad].
crash(_, _) -> throw(oops).

show(Level, Message, Meta) ->
    Text = format(#{level => Level, msg => Message, meta => Meta#{time => 1700000000123456}}),
    io:format("~ts|", [Text]).

%% OTP has no logger_text.
format(Event) ->
    try logger_text:format(Event)
    catch
        error:undef:Trace ->
            [{logger_text, format, _, _} | _] = Trace,
            logger_formatter:format(Event, #{legacy_header => true, single_line => false})
    end.
