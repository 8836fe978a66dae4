%% Runs the cases of one of OTP's suites, one after the other, in place of Common Test and its test_server.
%%
%%   PROGRAM [data=FOLDER] [scratch=FOLDER] [after=CASE] [only=CASE] [without=CASE]...
%%
%% What it prints on standard output is read by run_suite.sh, a line each:
%%   start CASE           about to run
%%   pass CASE            returned
%%   fail CASE REASON     raised, or returned {fail, _}
%%   skip CASE REASON     the suite itself would not run it here
%%   done                 no case is left
%% CASE is the function's name behind the names of the groups it is in, as in group/subgroup/case. A program that ends without `done` has
%% failed in the case that it said it started; what comes after that is had by after=CASE.
%%
%% What suites see is as Common Test has it: all/0 and groups/0 with their nesting, init_per_suite, init_per_group, init_per_testcase and
%% what ends them, {skip, _} from each, the configuration handed down. Order is that of all/0: neither shuffled nor in parallel, and a
%% group is run once, however often it wants to be repeated. A case that several entries of one group name is run once. A case runs in a
%% process of its own together with what initialises and ends it, as do the functions around suites and groups; what is linked to it then
%% ends with it, and no case finds the messages of another.
%%
%% The macro SUITE names the suite's module: a program holds what its code names, so the name cannot come from its arguments.
%%
%% Needs built-in functions only, so that a broken library module is not taken for a broken runner: hence a printer of its own.
-module(suite_runner).
-export([main/1]).

main(Options) ->
    Suite = ?SUITE,
    State = #{
        suite => Suite,
        'after' => option("after=", Options),
        only => option("only=", Options),
        without => [Value || Option <- Options, {value, Value} <- [value("without=", Option)]]
    },
    Config = [{data_dir, default(option("data=", Options), "")}, {priv_dir, default(option("scratch=", Options), "")}],
    Groups = optional(Suite, groups, [], []),
    case optional(Suite, all, [], []) of
        {skip, Reason} -> skip_all(["*"], Reason, State);
        All -> run_suite(expand(All, [], Groups), Config, State)
    end,
    line("done", "", none).

%% -- options --

option(_, []) -> none;
option(Key, [Option | Options]) ->
    case value(Key, Option) of
        {value, Value} -> Value;
        none -> option(Key, Options)
    end.

value([], Value) -> {value, Value};
value([C | Key], [C | Option]) -> value(Key, Option);
value(_, _) -> none.

default(none, Default) -> Default;
default(Value, _) -> Value.

%% -- what there is to run --
%% A tree: {'case', Path, Function} and {group, Path, Name, Properties, Members}. Paths are strings.

expand(Entries, Path, Groups) -> unique([expand_entry(Entry, Path, Groups) || Entry <- Entries], []).

expand_entry({group, Name}, Path, Groups) -> expand_group(Name, Path, Groups);
expand_entry({group, Name, _}, Path, Groups) -> expand_group(Name, Path, Groups);
expand_entry({group, Name, _, _}, Path, Groups) -> expand_group(Name, Path, Groups);
expand_entry({testcase, Function, _}, Path, _) -> {'case', below(Path, Function), Function};
expand_entry({Name, Properties, Members}, Path, Groups) -> group(Name, Properties, Members, Path, Groups);
expand_entry({Name, Members}, Path, Groups) when is_list(Members) -> group(Name, [], Members, Path, Groups);
expand_entry(Function, Path, _) when is_atom(Function) -> {'case', below(Path, Function), Function}.

expand_group(Name, Path, Groups) ->
    case [Group || Group <- Groups, element(1, Group) =:= Name] of
        [{_, Properties, Members} | _] -> group(Name, Properties, Members, Path, Groups);
        [{_, Members} | _] -> group(Name, [], Members, Path, Groups)
    end.

group(Name, Properties, Members, Path, Groups) ->
    GroupPath = below(Path, Name),
    {group, GroupPath, Name, Properties, expand(Members, GroupPath, Groups)}.

below([], Name) -> atom_to_list(Name);
below(Path, Name) -> Path ++ "/" ++ atom_to_list(Name).

unique([], _) -> [];
unique([Entry | Entries], Seen) ->
    Path = element(2, Entry),
    case lists:member(Path, Seen) of
        true -> unique(Entries, Seen);
        false -> [Entry | unique(Entries, [Path | Seen])]
    end.

cases({'case', Path, _}) -> [Path];
cases({group, _, _, _, Members}) -> cases(Members);
cases([]) -> [];
cases([Entry | Entries]) -> cases(Entry) ++ cases(Entries).

%% The cases asked for: those behind after=, or that of only=, less those of without=.
wanted(Tree, #{'after' := After, only := Only, without := Without}) ->
    Paths = cases(Tree),
    Left = if After =:= none -> Paths; true -> behind(After, Paths) end,
    [Path || Path <- Left, Only =:= none orelse Path =:= Only, not lists:member(Path, Without)].

behind(_, []) -> [];
behind(Path, [Path | Paths]) -> Paths;
behind(After, [_ | Paths]) -> behind(After, Paths).

%% The tree without what is not wanted, and without groups that have nothing left.
prune([], _) -> [];
prune([{'case', Path, _} = Case | Entries], Wanted) ->
    case maps:is_key(Path, Wanted) of
        true -> [Case | prune(Entries, Wanted)];
        false -> prune(Entries, Wanted)
    end;
prune([{group, Path, Name, Properties, Members} | Entries], Wanted) ->
    case prune(Members, Wanted) of
        [] -> prune(Entries, Wanted);
        Left -> [{group, Path, Name, Properties, Left} | prune(Entries, Wanted)]
    end.

%% -- running --

run_suite(Tree, Config, #{suite := Suite} = State) ->
    Left = prune(Tree, maps:from_keys(wanted(Tree, State), [])),
    case alone(fun() -> initialise(Suite, init_per_suite, [Config], Config) end) of
        {ok, Inner} ->
            run(Left, Inner, State),
            alone(fun() -> finish(Suite, end_per_suite, [Inner]) end);
        {skip, Reason} -> skip_all(cases(Left), Reason, State);
        {fail, Reason} -> fail_all(cases(Left), Reason, State)
    end.

run([], _, _) -> ok;
run([{'case', Path, Function} | Entries], Config, State) ->
    run_case(Path, Function, Config, State),
    run(Entries, Config, State);
run([{group, _, Name, Properties, Members} | Entries], Config, #{suite := Suite} = State) ->
    case alone(fun() -> initialise(Suite, init_per_group, [Name, Config], Config) end) of
        {ok, Inner0} ->
            Inner = [{tc_group_properties, [{name, Name} | Properties]} | Inner0],
            run(Members, Inner, State),
            alone(fun() -> finish(Suite, end_per_group, [Name, Inner]) end);
        {skip, Reason} -> skip_all(cases(Members), Reason, State);
        {fail, Reason} -> fail_all(cases(Members), Reason, State)
    end,
    run(Entries, Config, State).

run_case(Path, Function, Config, #{suite := Suite}) ->
    line("start", Path, none),
    report(Path, alone(fun() -> result(Suite, Function, Config) end)).

result(Suite, Function, Config) ->
    case initialise(Suite, init_per_testcase, [Function, Config], Config) of
        {ok, Inner} ->
            Result = call(Suite, Function, Inner),
            case finish(Suite, end_per_testcase, [Function, Inner]) of
                {fail, Reason} when element(1, Result) =:= pass -> {fail, Reason};
                _ -> Result
            end;
        Other -> Other
    end.

%% What the fun gives in a process of its own, which ends with an exit, so that those linked to it hear of it. They get a while to end too,
%% and so do others that have taken names: the next case may want these. So do all that are at work still: they may report their end, and
%% the next case may read reports.
alone(Fun) ->
    Names = registered(),
    Processes = processes(),
    Result = alone_at_last(Fun),
    wait_until_empty(fun() -> registered() -- Names end, 100),
    Started = [Pid || Pid <- processes(), not lists:member(Pid, Processes)],
    wait_until_empty(fun() -> [Pid || Pid <- Started, is_at_work(Pid)] end, 20),
    Result.

is_at_work(Pid) ->
    case process_info(Pid, status) of
        {status, Status} -> Status =/= waiting;
        undefined -> false
    end.

%% Until Left() is an empty list, or as often as that.
wait_until_empty(_, 0) -> ok;
wait_until_empty(Left, Times) ->
    case Left() of
        [] -> ok;
        _ ->
            receive after 5 -> ok end,
            wait_until_empty(Left, Times - 1)
    end.

alone_at_last(Fun) ->
    Id = make_ref(),
    {Pid, Monitor} = spawn_monitor(fun() ->
        Result = Fun(),
        {links, Links} = process_info(self(), links),
        exit({Id, Result, Links})
    end),
    receive
        {'DOWN', Monitor, process, Pid, {Id, Result, Links}} ->
            wait_for([monitor(process, Linked) || Linked <- Links, is_pid(Linked)]),
            Result;
        {'DOWN', Monitor, process, Pid, Reason} -> {fail, {ended_by, Reason}}
    end.

wait_for([]) -> ok;
wait_for([Monitor | Monitors]) ->
    receive
        {'DOWN', Monitor, process, _, _} -> ok
    after 500 -> demonitor(Monitor, [flush])
    end,
    wait_for(Monitors).

call(Suite, Function, Config) ->
    case erlang:function_exported(Suite, Function, 1) of
        true -> guarded(fun() -> Suite:Function(Config) end);
        false -> {fail, not_exported}
    end.

guarded(Fun) ->
    try Fun() of
        {skip, Reason} -> {skip, Reason};
        {skipped, Reason} -> {skip, Reason};
        {fail, Reason} -> {fail, Reason};
        {failed, Reason} -> {fail, Reason};
        _ -> {pass, none}
    catch
        throw:{skip, Reason} -> {skip, Reason};
        exit:{skip, Reason} -> {skip, Reason};
        exit:{test_case_failed, Reason} -> {fail, Reason};
        Class:Reason:Stack -> {fail, {Class, Reason, Stack}}
    end.

%% The configuration that one of the init functions makes of that given.
initialise(Suite, Function, Arguments, Config) ->
    case erlang:function_exported(Suite, Function, length(Arguments)) of
        false -> {ok, Config};
        true ->
            try apply(Suite, Function, Arguments) of
                New when is_list(New) -> {ok, New};
                {skip, Reason} -> {skip, Reason};
                {skipped, Reason} -> {skip, Reason};
                {fail, Reason} -> {fail, {Function, Reason}};
                Other -> {fail, {Function, returned, Other}}
            catch
                throw:{skip, Reason} -> {skip, Reason};
                Class:Reason:Stack -> {fail, {Function, Class, Reason, Stack}}
            end
    end.

%% As in Common Test only {fail, _} counts: what these raise does not.
finish(Suite, Function, Arguments) ->
    case erlang:function_exported(Suite, Function, length(Arguments)) of
        false -> ok;
        true -> catch apply(Suite, Function, Arguments)
    end.

optional(Module, Function, Arguments, Default) ->
    case erlang:function_exported(Module, Function, length(Arguments)) of
        true -> apply(Module, Function, Arguments);
        false -> Default
    end.

%% -- reporting --

skip_all(Paths, Reason, _) -> report_all(Paths, {skip, Reason}).

fail_all(Paths, Reason, _) -> report_all(Paths, {fail, Reason}).

report_all([], _) -> ok;
report_all([Path | Paths], Result) ->
    report(Path, Result),
    report_all(Paths, Result).

report(Path, {pass, _}) -> line("pass", Path, none);
report(Path, {skip, Reason}) -> line("skip", Path, {text, brief(Reason, 200)});
report(Path, {fail, {Class, Reason, Stack}}) -> line("fail", Path, {text, raised(Class, Reason, Stack)});
report(Path, {fail, {Function, Class, Reason, Stack}}) when is_list(Stack) ->
    line("fail", Path, {text, atom_to_list(Function) ++ ": " ++ raised(Class, Reason, Stack)});
report(Path, {fail, Reason}) -> line("fail", Path, {text, brief(Reason, 300)}).

%% On a line of its own, whatever is there: reports of processes that failed are long, and are written in pieces where nobody reads fast.
line(What, "", none) -> line(What);
line(What, Path, none) -> line(What ++ " " ++ Path);
line(What, Path, {text, Reason}) -> line(What ++ " " ++ Path ++ " " ++ Reason).

line(Text) -> erlang:display_string("\n" ++ Text ++ "\n").

raised(Class, Reason, Stack) when is_atom(Class), is_list(Stack) -> atom_to_list(Class) ++ " " ++ brief(Reason, 300) ++ frames(Stack, 6);
raised(Class, Reason, Stack) -> brief({Class, Reason, Stack}, 300).

%% The calls down to the runner's own.
frames([{Module, Function, Arguments, Location} | Stack], Left) when Left > 0, Module =/= ?MODULE ->
    Arity = if is_list(Arguments) -> length(Arguments); true -> Arguments end,
    Line =
        case lists:keyfind(line, 1, Location) of
            {line, N} -> ":" ++ integer_to_list(N);
            false -> ""
        end,
    " < " ++ atom_to_list(Module) ++ ":" ++ atom_to_list(Function) ++ "/" ++ integer_to_list(Arity) ++ Line ++ frames(Stack, Left - 1);
frames(_, _) -> "".

%% A term on one line, cut where it gets long.
brief(Term, Room) ->
    {Text, _} = print(Term, Room),
    Text.

print(_, Room) when Room =< 0 -> {"...", Room - 3};
print(Term, Room) when is_integer(Term) -> leaf(if abs(Term) < 1 bsl 256 -> integer_to_list(Term); true -> "big integer" end, Room);
print(Term, Room) when is_float(Term) -> leaf(float_to_list(Term, [short]), Room);
print(Term, Room) when is_atom(Term) -> leaf(ascii(atom_to_list(Term)), Room);
print([], Room) -> leaf("[]", Room);
print(Term, Room) when is_list(Term) ->
    case is_text(Term) of
        true -> leaf([$" | ascii(cut(Term, Room)) ++ "\""], Room);
        false -> print_members(Term, "[", "]", Room)
    end;
print(Term, Room) when is_tuple(Term) -> print_members(tuple_to_list(Term), "{", "}", Room);
print(Term, Room) when is_map(Term) -> print_members(maps:to_list(Term), "#{", "}", Room);
print(Term, Room) when is_binary(Term) -> print_members(binary_to_list(binary:part(Term, 0, min(byte_size(Term), 40))), "<<", ">>", Room);
print(Term, Room) when is_bitstring(Term) -> leaf("a bitstring", Room);
print(Term, Room) when is_function(Term) -> leaf("a fun", Room);
print(Term, Room) when is_pid(Term) -> leaf("a pid", Room);
print(Term, Room) when is_reference(Term) -> leaf("a reference", Room);
print(_, Room) -> leaf("a term", Room).

leaf(Text, Room) -> {Text, Room - length(Text)}.

print_members(Members, Open, Close, Room0) ->
    {Text, Room} = print_members(Members, Room0 - 2),
    {Open ++ Text ++ Close, Room}.

print_members([], Room) -> {"", Room};
print_members(_, Room) when Room =< 0 -> {"...", Room};
print_members([Member], Room) -> print(Member, Room);
print_members([Member | Members], Room0) when is_list(Members) ->
    {First, Room1} = print(Member, Room0),
    {Rest, Room} = print_members(Members, Room1 - 1),
    {First ++ "," ++ Rest, Room};
print_members([Member | Tail], Room0) ->
    {First, Room1} = print(Member, Room0),
    {Last, Room} = print(Tail, Room1 - 1),
    {First ++ "|" ++ Last, Room}.

is_text([]) -> true;
is_text([C | Text]) when is_integer(C), C >= 9, C < 16#110000 -> is_text(Text);
is_text(_) -> false.

cut([C | Text], Room) when Room > 0 -> [C | cut(Text, Room - 1)];
cut(_, _) -> [].

ascii(Text) -> [if C >= 32, C < 127 -> C; true -> $? end || C <- Text].
