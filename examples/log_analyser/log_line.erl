%% One line of an access log: METHOD PATH STATUS BYTES.
-module(log_line).
-export([parse/1]).

-type entry() :: #{method := string(), path := string(), status := 100..599, bytes := non_neg_integer()}.

-spec parse(string()) -> {ok, entry()} | {error, {atom(), string()}}.
parse(Line) ->
    maybe
        [Method, Path, StatusText, BytesText] ?= words(Line),
        {ok, Status} ?= number(status, StatusText),
        {ok, Bytes} ?= number(bytes, BytesText),
        true ?= Status >= 100 andalso Status =< 599,
        {ok, #{method => Method, path => Path, status => Status, bytes => Bytes}}
    else
        {error, _} = Error -> Error;
        false -> {error, {status, Line}};
        _ -> {error, {fields, Line}}
    end.

words(Line) ->
    case lists:dropwhile(fun is_space/1, Line) of
        [] -> [];
        Rest ->
            {Word, Behind} = lists:splitwith(fun(C) -> not is_space(C) end, Rest),
            [Word | words(Behind)]
    end.

is_space(C) -> lists:member(C, " \t").

number(What, Text) ->
    try list_to_integer(Text) of
        N when N >= 0 -> {ok, N};
        _ -> {error, {What, Text}}
    catch
        error:badarg -> {error, {What, Text}}
    end.
