%% Stands in for OTP's handler of the same name in the minimal runtime: it formats an event and writes it to standard error, where the
%% default handler's go, or standard output. It writes in the process that logs, so that nothing is lost when the program ends, and there
%% is no queue that could overflow; what OTP's has to say of queues is taken and means nothing. Files do not exist.
-module(logger_std_h).
-export([log/2, adding_handler/1, changing_config/3, filesync/1]).

log(Event, #{formatter := {Module, Config}} = Handler) ->
    Text = case unicode:characters_to_binary(format(Module, Event, Config)) of
               Bytes when is_binary(Bytes) -> Bytes;
               {_, Bytes, _} -> Bytes
           end,
    case type(Handler) of
        standard_io -> io:put_chars(user, Text);
        _ -> lumen:write_error(Text)
    end,
    ok.

%% logger_formatter's single_line, which is its default, wants regular expressions, which do not exist yet; who asks for it sees
%% reports of several lines.
format(logger_formatter, Event, Config) -> logger_formatter:format(Event, Config#{single_line => false});
format(Module, Event, Config) -> Module:format(Event, Config).

adding_handler(#{config := #{type := _}} = Handler) -> check(Handler);
adding_handler(#{config := Config} = Handler) when is_map(Config) -> {ok, Handler#{config := Config#{type => standard_io}}};
adding_handler(#{config := Config}) -> {error, {invalid_config, ?MODULE, Config}};
adding_handler(Handler) -> {ok, Handler#{config => #{type => standard_io}}}.

%% The type stays what it was.
changing_config(How, #{config := Old}, Handler) ->
    Kept = case How of set -> maps:with([type], Old); update -> Old end,
    case maps:merge(Kept, maps:get(config, Handler, #{})) of
        #{type := Type} = Config when Type =:= map_get(type, Old) -> {ok, Handler#{config => Config}};
        Config -> {error, {illegal_config_change, ?MODULE, maps:with([type], Old), maps:with([type], Config)}}
    end.

check(Handler) ->
    case type(Handler) of
        Type when Type =:= standard_io; Type =:= standard_error -> {ok, Handler};
        Type -> {error, {invalid_config, ?MODULE, #{type => Type}}}
    end.

type(#{config := #{type := Type}}) -> Type.

filesync(_) -> ok.
