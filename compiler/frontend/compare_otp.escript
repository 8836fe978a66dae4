#!/usr/bin/env escript
%%! +S 1
%% Compares the frontend with the local OTP 25 on files: the abstract format term for term with epp:parse_file/2, and kind and
%% place of every error and warning with erl_lint.
%%
%%   compare_otp.escript TOOL FILE...          TOOL is frontend_tool; files that say `%% otp=29` in line 1 are left out
%%   compare_otp.escript TOOL --otp-sources    every source of the installed OTP (Debian: erlang-src)
%%
%% Exits 1 where they differ. Known differences are in known/1, each with its reason.
-mode(compile).

main([Tool, "--otp-sources"]) -> compare(Tool, filelib:wildcard(code:lib_dir() ++ "/*/src/**/*.erl"));
main([Tool | Files]) -> compare(Tool, Files).

compare(Tool, Files) ->
    Results = [file(Tool, File) || File <- lists:sort(Files), not newer(File)],
    Bad = length([bad || bad <- Results]),
    io:format("~p files, ~p differ~n", [length(Results), Bad]),
    halt(min(Bad, 1)).

newer(File) ->
    {ok, Text} = file:read_file(File),
    binary:match(Text, <<"%% otp=29">>) =:= {0, 9}.

file(Tool, File) ->
    Includes = includes(File),
    {ok, Forms} = epp:parse_file(File, [{location, {1, 1}}, {includes, Includes}]),
    Options = ["--otp=25"] ++ applications() ++ lists:append([["-I", Dir] || Dir <- Includes]),
    Tree = tree(Forms, consult(run(Tool, ["--ast" | Options] ++ [File]))),
    Lint = lint(File, Forms, run(Tool, ["--lint", "--ids" | Options] ++ [File])),
    case Tree ++ Lint of
        [] -> good;
        Differences ->
            io:format("~ts~n~ts", [File, [io_lib:format("  ~tp~n", [D]) || D <- lists:sublist(Differences, 8)]]),
            bad
    end.

includes(File) ->
    case filename:pathtype(File) of
        absolute ->
            Dir = filename:dirname(File),
            [filename:join(code:lib_dir(kernel), "include"), filename:join(Dir, "../include"), Dir, filename:join(Dir, "../src")];
        relative -> []
    end.

applications() ->
    Dirs = [{hd(string:lexemes(filename:basename(Dir), "-")), Dir} || Dir <- filelib:wildcard(code:lib_dir() ++ "/*")],
    lists:append([["--app", Name ++ "=" ++ Dir] || {Name, Dir} <- Dirs]).

run(Tool, Args) ->
    Port = open_port({spawn_executable, Tool}, [{args, Args}, binary, stream, exit_status]),
    collect(Port, []).

collect(Port, Acc) ->
    receive
        {Port, {data, Data}} -> collect(Port, [Data | Acc]);
        {Port, {exit_status, Status}} when Status < 2 -> iolist_to_binary(lists:reverse(Acc));
        {Port, {exit_status, Status}} -> exit({tool_failed, Status})
    end.

%% The terms of a text, each ended by a full stop.
consult(Text) ->
    {ok, Tokens, _} = erl_scan:string(unicode:characters_to_list(Text)),
    terms(Tokens, []).

terms([{dot, _} = Dot | Tokens], Term) ->
    {ok, Value} = erl_parse:parse_term(lists:reverse([Dot | Term])),
    [Value | terms(Tokens, [])];
terms([Token | Tokens], Term) -> terms(Tokens, [Token | Term]);
terms([], []) -> [].

tree(Otp, Ours) -> tree_1([form(Form) || Form <- Otp], [form(Form) || Form <- Ours]).
tree_1([Form | Otp], [Form | Ours]) -> tree_1(Otp, Ours);
tree_1([], []) -> [];
tree_1(Otp, Ours) -> [{tree, {otp, lists:sublist(Otp, 1)}, {ours, lists:sublist(Ours, 1)}}].

%% The text of an error is ours; its place and the part that complains are not.
form({error, {Location, Module, _}}) -> {error, {Location, Module}};
form({warning, {Location, Module, _}}) -> {warning, {Location, Module}};
form(Form) -> Form.

lint(File, Forms, Text) ->
    {Errors, Warnings} = case erl_lint:module(Forms, File, []) of
                             {ok, Ws} -> {[], Ws};
                             {error, Es, Ws} -> {Es, Ws}
                         end,
    Otp = [entry(F, error, E) || {F, Es1} <- Errors, E <- Es1] ++ [entry(F, warning, W) || {F, Ws1} <- Warnings, W <- Ws1],
    Ours = [line(Line) || Line <- string:lexemes(unicode:characters_to_list(Text), "\n")],
    [{only_otp, E} || E <- (Otp -- Ours), not known(E)] ++ [{only_ours, E} || E <- (Ours -- Otp), not known(E)].

entry(File, Severity, {{Line, Column}, Module, Descriptor}) -> {File, Line, Column, Severity, id(Module, Descriptor)};
entry(File, Severity, {Module, Descriptor}) -> {File, 0, 0, Severity, id(Module, Descriptor)}.

id(erl_lint, Descriptor) when is_tuple(Descriptor) -> element(1, Descriptor);
id(erl_lint, Descriptor) -> Descriptor;
id(Module, _) -> Module.

line(Text) ->
    [File, Line, Column, Severity, Group, Id] = string:lexemes(Text, " "),
    {File, list_to_integer(Line), list_to_integer(Column), list_to_atom(Severity), part(Group, Id)}.

part("scan", _) -> erl_scan;
part("parse", _) -> erl_parse;
part("preprocess", _) -> epp;
part("user_warning", _) -> epp;
part("features", _) -> erl_features;
part(_, Id) -> list_to_atom(Id).

%% OTP looks for behaviours among the modules it can load; the frontend reads one file and knows the behaviours of OTP.
known({_, _, _, warning, undefined_behaviour}) -> true;
%% Without a -module, OTP complains about every spec that its module has an empty name. Once is enough.
known({_, _, _, error, empty_module_name}) -> true;
known(_) -> false.
