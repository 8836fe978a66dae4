%% Summarises lines of an access log, given as arguments: how many answers of each class, what moved most bytes, which lines are broken.
%%
%%   ./bazelw run //examples/log_analyser -- "GET /a 200 512" "GET /b 404 0" "PUT /a 200 64"
%%
%% Ends with status 1 where a line is broken.
-module(log_analyser).
-export([main/1]).

-define(MOST, 3).

main(Lines) ->
    {Entries, Broken} = parse(Lines),
    erlang:display({lines, length(Lines)}),
    erlang:display({classes, maps:map(fun(_, Group) -> length(Group) end, classes(Entries))}),
    erlang:display({bytes, lists:sum([Bytes || #{bytes := Bytes} <- Entries])}),
    [erlang:display({path, Path, Requests, Bytes}) || {Path, Requests, Bytes} <- lists:sublist(by_path(Entries), ?MOST)],
    [erlang:display({broken, Number, Reason}) || {Number, Reason} <- Broken],
    Broken =:= [] orelse halt(1).

parse(Lines) ->
    Numbered = lists:zip(lists:seq(1, length(Lines)), Lines),
    Parsed = [{Number, log_line:parse(Line)} || {Number, Line} <- Numbered],
    {[Entry || {_, {ok, Entry}} <- Parsed], [{Number, Reason} || {Number, {error, Reason}} <- Parsed]}.

classes(Entries) ->
    maps:groups_from_list(fun(#{status := Status}) -> class(Status div 100) end, Entries).

class(2) -> ok;
class(3) -> moved;
class(4) -> client_error;
class(5) -> server_error;
class(_) -> informational.

%% The paths that moved most bytes first.
by_path(Entries) ->
    Add = fun(#{path := Path, bytes := Bytes}, Totals) ->
        maps:update_with(Path, fun({N, Sum}) -> {N + 1, Sum + Bytes} end, {1, Bytes}, Totals)
    end,
    Totals = [{Path, N, Bytes} || {Path, {N, Bytes}} <- maps:to_list(lists:foldl(Add, #{}, Entries))],
    lists:reverse(lists:keysort(3, Totals)).
