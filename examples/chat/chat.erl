%% A chat room in one program: a gen_server that knows who is there, a supervised process for each member, and commands from standard
%% input, one a line:
%%
%%   printf 'join ann\njoin bob\nsay ann hello\ncrash bob\nsay ann still here?\nleave ann\nwho\n' | bazel run //examples/chat
%%
%% A member that crashes is started again by its supervisor, joins again and misses what was said meanwhile.
-module(chat).
-behaviour(gen_server).
-export([main/1, start_room/0, start_member/1, member/1]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2]).

main(_) ->
    {ok, Top} = supervisor:start_link(?MODULE, top),
    commands(Top).

commands(Top) ->
    case io:get_line("") of
        eof -> ok;
        {error, Reason} -> io:format("input: ~p~n", [Reason]), halt(1);
        Line ->
            command(string:lexemes(string:trim(Line), " "), Top),
            commands(Top)
    end.

command([], _) -> ok;
command(["join", Name], Top) ->
    Spec = #{id => Name, start => {?MODULE, start_member, [Name]}, restart => transient},
    case supervisor:start_child(Top, Spec) of
        {ok, _} -> ok;
        {error, _} -> io:format("~ts is here already~n", [Name])
    end;
command(["leave", Name], Top) ->
    case supervisor:terminate_child(Top, Name) of
        ok -> ok = supervisor:delete_child(Top, Name);
        {error, not_found} -> nobody(Name)
    end,
    who();
command(["say", Name | Words], _) ->
    case gen_server:call(room, {say, Name, lists:join($\s, Words)}) of
        ok -> ok;
        nobody -> nobody(Name)
    end;
command(["crash", Name], Top) ->
    case gen_server:call(room, {crash, Name}) of
        %% Answers when the member is there again.
        ok -> _ = supervisor:which_children(Top), ok;
        nobody -> nobody(Name)
    end;
command(["who"], _) -> who();
command(Other, _) -> io:format("no such command: ~ts~n", [lists:join($\s, Other)]).

nobody(Name) -> io:format("~ts is not here~n", [Name]).
who() -> io:format("here: ~ts~n", [lists:join(", ", gen_server:call(room, who))]).

%% --- members

start_member(Name) -> proc_lib:start_link(?MODULE, member, [Name]).

member(Name) ->
    ok = gen_server:call(room, {join, Name, self()}),
    proc_lib:init_ack({ok, self()}),
    hear(Name).

hear(Name) ->
    receive
        {said, From, Text, Room, Tag} ->
            io:format("[~ts] ~ts: ~ts~n", [Name, From, Text]),
            Room ! {heard, Tag},
            hear(Name);
        crash -> exit(crashed)
    end.

%% --- supervisor and room

start_room() -> gen_server:start_link({local, room}, ?MODULE, room, []).

init(top) ->
    {ok, {#{strategy => one_for_one, intensity => 100, period => 1}, [#{id => room, start => {?MODULE, start_room, []}}]}};
init(room) -> {ok, #{}}.

handle_call({join, Name, Pid}, _, Members) ->
    monitor(process, Pid),
    tell(Members, "room", [Name, " joins"]),
    {reply, ok, Members#{Name => Pid}};
handle_call({say, Name, Text}, _, Members) when is_map_key(Name, Members) ->
    tell(maps:remove(Name, Members), Name, Text),
    {reply, ok, Members};
handle_call({crash, Name}, _, Members) when is_map_key(Name, Members) ->
    #{Name := Pid} = Members,
    Monitor = monitor(process, Pid),
    Pid ! crash,
    receive {'DOWN', Monitor, process, Pid, _} -> ok end,
    {reply, ok, Members};
handle_call(who, _, Members) -> {reply, lists:sort(maps:keys(Members)), Members};
handle_call({_, _}, _, Members) -> {reply, nobody, Members};
handle_call({_, _, _}, _, Members) -> {reply, nobody, Members}.

handle_cast(_, Members) -> {noreply, Members}.

handle_info({'DOWN', _, process, Pid, Reason}, Members) ->
    case [Name || {Name, P} <- maps:to_list(Members), P =:= Pid] of
        [Name] ->
            Left = maps:remove(Name, Members),
            tell(Left, "room", [Name, case Reason of shutdown -> " leaves"; _ -> " is lost" end]),
            {noreply, Left};
        [] -> {noreply, Members}
    end;
handle_info(_, Members) -> {noreply, Members}.

%% To all in order of their names, each at a time, so that a transcript is the same every time.
tell(Members, From, Text) ->
    [begin
         Tag = monitor(process, Pid),
         Pid ! {said, From, Text, self(), Tag},
         receive
             {heard, Tag} -> demonitor(Tag, [flush]);
             {'DOWN', Tag, process, Pid, _} -> ok
         end
     end || {_, Pid} <- lists:sort(maps:to_list(Members))],
    ok.
