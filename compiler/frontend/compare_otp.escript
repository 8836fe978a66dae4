#!/usr/bin/env escript
%%! +S 1
%% Compares the frontend with the local OTP 25 on files: the abstract format term for term with epp:parse_file/2, and kind and
%% place of every error and warning with erl_lint.
%%
%%   compare_otp.escript TOOL FILE...          TOOL is frontend_tool; files that say `%% otp=29` in line 1 are left out
%%   compare_otp.escript TOOL --otp-sources    every source of the installed OTP (Debian: erlang-src)
%%   compare_otp.escript --record FOLDER LIB   writes what OTP says of the sources in LIB, the folder lib of @lumen_otp, for
%%                                             //tests:frontend_otp: digests.txt
%%
%% Exits 1 where they differ. Known differences are in known/1, each with its reason.
-mode(compile).

main(["--record", Folder, Lib]) -> record(filename:absname(Folder), filename:absname(Lib));

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
    Options = ["--otp=25", "--no_transforms"] ++ applications() ++ lists:append([["-I", Dir] || Dir <- Includes]),
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

entries(File, Forms) ->
    {Errors, Warnings} = case erl_lint:module(Forms, File, []) of
                             {ok, Ws} -> {[], Ws};
                             {error, Es, Ws} -> {Es, Ws}
                         end,
    [entry(F, error, E) || {F, Es1} <- Errors, E <- Es1] ++ [entry(F, warning, W) || {F, Ws1} <- Warnings, W <- Ws1].

lint(File, Forms, Text) ->
    Otp = entries(File, Forms),
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

%% OTP looks for behaviours among the modules it can load; the frontend reads one file and knows the behaviours of OTP, and those in files
%% given beside it.
known({_, _, _, warning, Behaviour}) when Behaviour =:= undefined_behaviour; Behaviour =:= undefined_behaviour_callbacks;
                                          Behaviour =:= ill_defined_behaviour_callbacks;
                                          Behaviour =:= ill_defined_optional_callbacks -> true;
%% Without a -module, OTP complains about every spec that its module has an empty name. Once is enough.
known({_, _, _, error, empty_module_name}) -> true;
known(_) -> false.

%% ---- Recording. Everything is relative to the folder of the applications, as in the folder that the test reads.

record(Folder, Lib) ->
    Root = only_sources(Lib),
    ok = file:set_cwd(Root),
    Files = lists:sort(filelib:wildcard("*/src/**/*.erl")),
    Lines = [record_file(File, Root) || File <- Files],
    Head = ["# What epp and erl_lint of OTP ", erlang:system_info(otp_release), " say of each source of erlang-src: digests of the forms and of the\n"
            "# errors and warnings. Written by compiler/frontend/compare_otp.escript; README.md has the command.\n"],
    ok = file:write_file(filename:join(Folder, "digests.txt"), [Head | Lines]),
    ok = file:set_cwd("/"),
    ok = file:del_dir_r(Root),
    io:format("~p files~n", [length(Files)]).

%% Headers are to be those of Lib, wherever -include_lib looks for them, and behaviours those of all that is installed: what has a
%% behaviour_info/1, and what lint needs, is loaded; then the code path leads to a folder of links to Lib. Returns that folder.
only_sources(Lib) ->
    Modules = [{list_to_atom(filename:basename(Beam, ".beam")), Beam} || Beam <- filelib:wildcard(code:lib_dir() ++ "/*/ebin/*.beam")],
    Needed = [filename:join(code:lib_dir(Application), "ebin") || Application <- [kernel, stdlib, compiler]],
    [code:ensure_loaded(Module) || {Module, Beam} <- Modules,
                                   lists:member(filename:dirname(Beam), Needed) orelse is_behaviour(Beam)],
    Root = filename:join(os:getenv("TMPDIR", "/tmp"), "lumen_sources_" ++ os:getpid()),
    [begin
         Here = filename:join(Root, filename:basename(Application)),
         ok = filelib:ensure_dir(filename:join([Here, "ebin", "x"])),
         {ok, Parts} = file:list_dir(Application),
         [ok = file:make_symlink(filename:join(Application, Part), filename:join(Here, Part)) || Part <- Parts, Part =/= "ebin"]
     end || Application <- filelib:wildcard(Lib ++ "/*-*")],
    true = code:set_path(filelib:wildcard(Root ++ "/*/ebin")),
    Root.

is_behaviour(Beam) ->
    {ok, {_, [{exports, Exports}]}} = beam_lib:chunks(Beam, [exports]),
    lists:member({behaviour_info, 1}, Exports).

record_file(File, Root) ->
    {ok, Forms} = epp:parse_file(File, [{location, {1, 1}}, {includes, includes(Root, File)}]),
    Tree = digest([canonical(relative(form(Form), Root)) || Form <- Forms]),
    Entries = [{string:prefix(F, Root ++ "/"), F, L, C, S, I} || {F, L, C, S, I} <- entries(File, Forms)],
    Text = fun({nomatch, F, L, C, S, I}) -> io_lib:format("~ts ~p ~p ~p ~p~n", [F, L, C, S, I]);
              ({F, _, L, C, S, I}) -> io_lib:format("~ts ~p ~p ~p ~p~n", [F, L, C, S, I])
           end,
    Lint = digest(lists:sort([unicode:characters_to_binary(Text(Entry)) || Entry <- Entries])),
    io_lib:format("~ts ~s ~s~n", [File, Tree, Lint]).

includes(Root, File) ->
    Dir = filename:dirname(File),
    [string:prefix(filename:join(code:lib_dir(kernel), "include"), Root ++ "/"), filename:join(Dir, "../include"), Dir,
     filename:join(Dir, "../src")].

digest(Bytes) -> binary:part(binary:encode_hex(erlang:md5(Bytes)), 0, 16).

%% Names of files are as short as the root makes them.
relative(Text, Root) when is_list(Text), length(Text) > length(Root) ->
    case lists:prefix(Root ++ "/", Text) of
        true -> lists:nthtail(length(Root) + 1, Text);
        false -> [relative_cell(Element, Root) || Element <- Text]
    end;
relative(Term, Root) -> relative_cell(Term, Root).

relative_cell([_ | _] = List, Root) when length(List) > length(Root) -> relative(List, Root);
relative_cell([_ | _] = List, Root) -> [relative_cell(Element, Root) || Element <- List];
relative_cell(Tuple, Root) when is_tuple(Tuple) -> list_to_tuple([relative_cell(E, Root) || E <- tuple_to_list(Tuple)]);
relative_cell(Term, _) -> Term.

%% One spelling for each term; compiler/frontend/otp/canonical.cc has the same.
canonical(Integer) when is_integer(Integer) -> [$i, integer_to_list(Integer), $;];
canonical(Float) when is_float(Float) -> [$f, binary:encode_hex(<<Float/float>>)];
canonical(Atom) when is_atom(Atom) ->
    Text = atom_to_binary(Atom),
    [$a, integer_to_list(byte_size(Text)), $:, Text];
canonical(Tuple) when is_tuple(Tuple) -> [$t, integer_to_list(tuple_size(Tuple)), $:, [canonical(E) || E <- tuple_to_list(Tuple)]];
canonical(Bits) when is_bitstring(Bits) ->
    Padding = (8 - bit_size(Bits) rem 8) rem 8,
    [$b, integer_to_list(bit_size(Bits)), $:, <<Bits/bits, 0:Padding>>];
canonical(Map) when is_map(Map) ->
    Pairs = lists:sort([{iolist_to_binary(canonical(K)), canonical(V)} || {K, V} <- maps:to_list(Map)]),
    [$h, integer_to_list(map_size(Map)), $:, [[K, V] || {K, V} <- Pairs]];
canonical(Fun) when is_function(Fun) ->
    {module, M} = erlang:fun_info(Fun, module),
    {name, F} = erlang:fun_info(Fun, name),
    {arity, A} = erlang:fun_info(Fun, arity),
    [$e, canonical(M), canonical(F), canonical(A)];
canonical(List) -> canonical_list(List, 0, []).

canonical_list([Element | List], Length, Acc) -> canonical_list(List, Length + 1, [Acc, canonical(Element)]);
canonical_list([], Length, Acc) -> [$l, integer_to_list(Length), $:, Acc];
canonical_list(Tail, Length, Acc) -> [$m, integer_to_list(Length), $:, Acc, canonical(Tail)].
