%% Many processes at once that do to each other whatever processes can do: the work of several schedulers. Each part counts what has to come out, in
%% whatever order things happen. The argument says how often (default: once).
-module(stress).
-export([main/1, woken/1]).

main([]) -> main(["1"]);
main([Rounds]) -> main(count(Rounds, 0), 1).

main(Rounds, N) when N > Rounds -> ok;
main(Rounds, N) ->
    show(N, pairs, pairs(10, 100)),
    show(N, all_to_all, all_to_all(12, 20)),
    show(N, tree, tree(8)),
    show(N, ring, ring(40, 3, 500)),
    show(N, binaries, binaries(10, 20)),
    show(N, crowd, crowd(200)),
    show(N, links, links(100)),
    show(N, chain, chain(100)),
    show(N, monitors, monitors(60)),
    show(N, kills, kills(40)),
    show(N, names, names(8, 50)),
    show(N, timers, timers(100)),
    show(N, cancelled, cancelled(100)),
    show(N, timeouts, timeouts(100)),
    show(N, questions, questions(8, 20)),
    show(N, collections, collections(6, 10)),
    show(N, aliases, aliases(8, 40)),
    show(N, requests, requests(6, 100)),
    show(N, counters, shared_counters(8, 200)),
    show(N, terms, persistent(8, 60)),
    show(N, atoms, new_atoms(8, 50)),
    show(N, tables, [tables(Options, 6, 40) || Options <- [[set], [ordered_set], [set, {write_concurrency, true}], [ordered_set, {write_concurrency, true}], [bag]]]),
    show(N, table_owners, table_owners(20)),
    show(N, table_names, table_names(6, 30)),
    show(N, encodings, encodings(6)),
    show(N, priorities, priorities(24)),
    show(N, suspended, hibernated(60)),
    main(Rounds, N + 1).

%% Of the first round only, so that the output does not depend on how many there are.
show(1, Name, Value) -> erlang:display({Name, Value});
show(_, _, _) -> ok.

count([], N) -> N;
count([C | Rest], N) -> count(Rest, 10 * N + C - $0).

seq(From, To) when From > To -> [];
seq(From, To) -> [From | seq(From + 1, To)].

sum(List) -> sum(List, 0).
sum([], S) -> S;
sum([X | Rest], S) -> sum(Rest, S + X).

%% Runs each function in a process of its own; their results in order.
parallel(Functions) ->
    Self = self(),
    Pids = [spawn_link(fun() -> Self ! {self(), F()} end) || F <- Functions],
    [receive {P, R} -> R end || P <- Pids].

%% --- messages
pairs(N, Rounds) ->
    sum(parallel([fun() ->
        Echo = spawn_link(fun echo/0),
        R = ping(Echo, Rounds, 0),
        Echo ! stop,
        R
    end || _ <- seq(1, N)])).

echo() -> receive {From, X} -> From ! {self(), X}, echo(); stop -> ok end.
ping(_, 0, Sum) -> Sum;
ping(Echo, N, Sum) -> Echo ! {self(), N}, receive {Echo, X} -> ping(Echo, N - 1, Sum + X) end.

%% Everyone sends to everyone; from each sender in order.
all_to_all(N, Rounds) ->
    Self = self(),
    Pids = [spawn_link(fun() ->
        receive {all, All} -> ok end,
        [[P ! {self(), R} || P <- All] || R <- seq(1, Rounds)],
        Self ! {self(), in_order([{P, R} || R <- seq(1, Rounds), P <- All])}
    end) || _ <- seq(1, N)],
    [P ! {all, Pids} || P <- Pids],
    [receive {P, true} -> ok end || P <- Pids],
    N.

in_order([]) -> receive _ -> false after 0 -> true end;
in_order([{P, R} | Rest]) -> receive {P, X} when X =:= R -> in_order(Rest); {P, _} -> false end.

tree(0) -> 1;
tree(N) ->
    Self = self(),
    Ref = make_ref(),
    spawn_link(fun() -> Self ! {Ref, tree(N - 1)} end),
    spawn_link(fun() -> Self ! {Ref, tree(N - 1)} end),
    A = receive {Ref, X} -> X end,
    B = receive {Ref, Y} -> Y end,
    A + B.

ring(Size, Tokens, Hops) ->
    Self = self(),
    First = spawn_link(fun() -> receive {next, P} -> member(P, Self) end end),
    Last = ring_members(Size - 1, First, Self),
    First ! {next, Last},
    [First ! {token, Hops} || _ <- seq(1, Tokens)],
    [receive done -> ok end || _ <- seq(1, Tokens)],
    unlink(First),
    exit(First, kill),
    flush(),
    Tokens.

ring_members(0, Next, _) -> Next;
ring_members(N, Next, Self) -> ring_members(N - 1, spawn_link(fun() -> member(Next, Self) end), Self).
member(Next, Self) ->
    process_flag(trap_exit, true),
    receive
        {token, 0} -> Self ! done, member(Next, Self);
        {token, N} -> Next ! {token, N - 1}, member(Next, Self);
        {'EXIT', Self, _} -> ok;
        {'EXIT', _, _} -> ok
    end.

flush() -> receive {'EXIT', _, _} -> flush() after 0 -> ok end.

%% Bytes that many share, held by heaps that come and go.
binaries(N, Rounds) ->
    Big = binary:copy(<<"0123456789">>, 1000),
    sum(parallel([fun() -> pass(Big, Rounds, 0) end || _ <- seq(1, N)])).
pass(_, 0, Sum) -> Sum;
pass(Big, N, Sum) ->
    Self = self(),
    Part = binary:part(Big, N, 5000),
    spawn_link(fun() -> Self ! {self(), [Part, <<Part/binary, N>>, Big]} end),
    receive {_, [P, Q, B]} -> pass(B, N - 1, Sum + byte_size(P) + byte_size(Q)) end.

%% --- coming and going
crowd(N) ->
    Self = self(),
    Pids = [spawn_link(fun() -> receive {go, X} -> Self ! {done, X} end end) || _ <- seq(1, N)],
    go(Pids, 1),
    sum([receive {done, X} -> X end || _ <- Pids]).
go([], _) -> ok;
go([P | Rest], N) -> P ! {go, N}, go(Rest, N + 1).

links(N) ->
    process_flag(trap_exit, true),
    Pids = [spawn_link(fun() -> exit({reason, I}) end) || I <- seq(1, N)],
    R = sum([receive {'EXIT', P, {reason, I}} -> I end || P <- Pids]),
    process_flag(trap_exit, false),
    R.

%% A chain of links: all go when one goes.
chain(N) ->
    {Last, M} = spawn_monitor(fun() -> chained(N) end),
    receive {'DOWN', M, process, Last, R} -> R end.
chained(0) -> exit(broken);
chained(N) -> spawn_link(fun() -> chained(N - 1) end), receive never -> ok end.

monitors(N) ->
    Pids = [spawn(fun() -> receive stop -> exit({stopped, I}) end end) || I <- seq(1, N)],
    Watchers = [fun() ->
        Ms = [monitor(process, P) || P <- Pids],
        sum([receive {'DOWN', M, process, _, {stopped, I}} -> I; {'DOWN', M, process, _, noproc} -> 0 end || M <- Ms]) >= 0
    end || _ <- seq(1, 4)],
    R = parallel(Watchers ++ [fun() -> [P ! stop || P <- Pids], true end]),
    length([true || true <- R]).

%% Killed while they run, wait and spawn.
kills(N) ->
    Busy = [spawn(fun() -> busy(0) end) || _ <- seq(1, N)] ++ [spawn(fun() -> receive never -> ok end end) || _ <- seq(1, N)],
    Ms = [monitor(process, P) || P <- Busy],
    [exit(P, kill) || P <- Busy],
    length([receive {'DOWN', M, process, _, killed} -> ok end || M <- Ms]).
busy(N) when N rem 64 =:= 0 -> spawn(fun() -> ok end), busy(N + 1);
busy(N) -> busy(N + 1).

%% --- names
names(N, Rounds) ->
    R = parallel([fun() -> contend(Rounds, 0) end || _ <- seq(1, N)]),
    {length(R), sum(R) > 0, whereis(contended)}.
contend(0, Won) -> Won;
contend(N, Won) ->
    case catch register(contended, self()) of
        true ->
            Self = self(),
            Self = whereis(contended),
            contended ! {own, N},
            receive {own, N} -> ok end,
            unregister(contended),
            contend(N - 1, Won + 1);
        _ ->
            _ = whereis(contended),
            contend(N - 1, Won)
    end.

%% --- time
timers(N) ->
    Self = self(),
    sum(parallel([fun() ->
        [erlang:send_after(I rem 7, self(), {tick, I}) || I <- seq(1, N div 10)],
        erlang:send_after(I1 rem 5, Self, ignored),
        sum([receive {tick, I} -> I end || I <- seq(1, N div 10)])
    end || I1 <- seq(1, 10)])) + ignored(10).
ignored(0) -> 0;
ignored(N) -> receive ignored -> ignored(N - 1) end.

%% Cancelled in time or not, never both.
cancelled(N) ->
    sum(parallel([fun() ->
        Timers = [{erlang:start_timer(I rem 3, self(), I), I} || I <- seq(1, N div 4)],
        length([case erlang:cancel_timer(T) of
            false -> receive {timeout, T, I} -> ok end;
            Left when is_integer(Left) -> receive {timeout, T, I} -> exit(both) after 0 -> ok end
        end || {T, I} <- Timers])
    end || _ <- seq(1, 4)])).

timeouts(N) ->
    sum(parallel([fun() -> receive never -> 0 after I rem 4 -> 1 end end || I <- seq(1, N)])).

%% --- questions about others that run
questions(N, Rounds) ->
    Busy = [spawn(fun() -> busy_receiving() end) || _ <- seq(1, N)],
    R = parallel([fun() -> ask(Busy, Rounds, 0) end || _ <- seq(1, 3)]),
    [exit(P, kill) || P <- Busy],
    sum(R).
busy_receiving() -> receive {add, _} -> busy_receiving() after 0 -> busy_receiving(fib(10)) end.
busy_receiving(_) -> busy_receiving().
ask(_, 0, Sum) -> Sum;
ask([P | Rest], N, Sum) ->
    P ! {add, N},
    {status, S} = process_info(P, status),
    true = is_atom(S),
    true = is_process_alive(P),
    {message_queue_len, L} = process_info(P, message_queue_len),
    true = L >= 0,
    ask(Rest ++ [P], N - 1, Sum + 1).

fib(N) when N < 2 -> N;
fib(N) -> fib(N - 1) + fib(N - 2).

collections(N, Rounds) ->
    Pids = [spawn(fun() -> garbage([]) end) || _ <- seq(1, N)],
    [[true = garbage_collect(P) || P <- Pids] || _ <- seq(1, Rounds)],
    [exit(P, kill) || P <- Pids],
    N.
garbage(L) when length(L) > 50 -> garbage([]);
garbage(L) -> garbage([{L, length(L)} | L]).

aliases(N, Rounds) ->
    sum(parallel([fun() -> aliased(Rounds, 0) end || _ <- seq(1, N)])).
aliased(0, Got) -> Got;
aliased(N, Got) ->
    A = alias([reply]),
    P = spawn(fun() -> A ! {A, one}, A ! {A, two} end),
    M = monitor(process, P),
    receive {A, one} -> ok end,
    receive {'DOWN', M, _, _, _} -> ok end,
    receive {A, two} -> aliased(N - 1, Got + 100) after 0 -> aliased(N - 1, Got + 1) end.

%% Requests to one server by monitors, as gen_server:call.
requests(Clients, Rounds) ->
    Server = spawn(fun() -> server(0) end),
    parallel([fun() -> requests_of(Server, Rounds) end || _ <- seq(1, Clients)]),
    request(Server, stop).
server(N) ->
    receive
        {From, Ref, add} -> From ! {Ref, ok}, server(N + 1);
        {From, Ref, stop} -> From ! {Ref, N}
    end.
request(Server, What) ->
    M = monitor(process, Server),
    Server ! {self(), M, What},
    receive {M, R} -> demonitor(M, [flush]), R; {'DOWN', M, _, _, R} -> exit(R) end.
requests_of(_, 0) -> ok;
requests_of(Server, N) -> ok = request(Server, add), requests_of(Server, N - 1).

%% --- what is shared
shared_counters(N, Rounds) ->
    C = counters:new(2, []),
    A = atomics:new(1, [{signed, false}]),
    parallel([fun() -> [begin counters:add(C, 1, 1), atomics:add(A, 1, 2) end || _ <- seq(1, Rounds)] end || _ <- seq(1, N)]),
    {counters:get(C, 1), atomics:get(A, 1)}.

persistent(N, Rounds) ->
    persistent_term:put({stress, shared}, {0, binary:copy(<<1>>, 200)}),
    parallel([fun() ->
        [begin
            {V, B} = persistent_term:get({stress, shared}),
            200 = byte_size(B),
            I rem 8 =:= 0 andalso persistent_term:put({stress, shared}, {V + 1, binary:copy(<<2>>, 200)})
        end || I <- seq(1, Rounds)]
    end || _ <- seq(1, N)]),
    persistent_term:erase({stress, shared}).

%% Everyone makes the same atoms at once.
new_atoms(N, Each) ->
    [First | Rest] = parallel([fun() ->
        [list_to_atom("stress_" ++ integer_to_list(I)) || I <- seq(1, Each)]
    end || _ <- seq(1, N)]),
    {length(First), length([same || R <- Rest, R =:= First])}.

%% Writers with keys of their own and one that all count in; readers that look at the whole table while it changes.
tables(Options, N, Rounds) ->
    T = ets:new(stress, [public | Options]),
    Bag = lists_member(bag, Options),
    Bag orelse ets:insert(T, {count, 0}),
    Self = self(),
    Readers = [spawn_link(fun() -> read_table(T), Self ! {self(), stopped} end) || _ <- seq(1, 2)],
    parallel([fun() -> write_table(T, I, Rounds, Bag) end || I <- seq(1, N)]),
    [R ! stop || R <- Readers],
    [receive {R, stopped} -> ok end || R <- Readers],
    Count = case Bag of true -> none; false -> ets:lookup_element(T, count, 2) end,
    Size = ets:info(T, size),
    ets:delete(T),
    {Count, Size, ets:info(T)}.

lists_member(X, [X | _]) -> true;
lists_member(X, [_ | Rest]) -> lists_member(X, Rest);
lists_member(_, []) -> false.

write_table(_, _, 0, _) -> ok;
write_table(T, I, N, Bag) ->
    Key = {I, N},
    Bytes = binary:copy(<<N>>, 100),
    true = ets:insert(T, [{Key, Bytes}, {{I, -N}, [I]}]),
    [{Key, Bytes}] = ets:lookup(T, Key),
    Bag orelse ets:update_counter(T, count, 1),
    N rem 2 =:= 0 andalso ets:delete(T, {I, -N}),
    N rem 4 =:= 0 andalso ets:take(T, Key),
    N rem 8 =:= 1 andalso begin 1 = ets:select_count(T, [{{{I, N}, '_'}, [], [true]}]), 0 = ets:select_count(T, [{{{I, N + 1000}, '_'}, [], [true]}]) end,
    write_table(T, I, N - 1, Bag).

read_table(T) ->
    ets:safe_fixtable(T, true),
    walk_table(T, ets:first(T)),
    ets:safe_fixtable(T, false),
    _ = ets:select(T, [{{'$1', '_'}, [], ['$1']}]),
    _ = ets:info(T, memory),
    receive stop -> ok after 0 -> read_table(T) end.
walk_table(_, '$end_of_table') -> ok;
walk_table(T, Key) -> _ = ets:lookup(T, Key), walk_table(T, ets:next(T, Key)).

%% Tables that go with their owners while others use them, and those that are inherited and given away.
table_owners(N) ->
    Self = self(),
    sum(parallel([fun() ->
        Me = self(),
        Owner = spawn(fun() ->
            T = ets:new(owned, [public]),
            H = ets:new(inherited, [public, {heir, Me, data}]),
            G = ets:new(given, [public]),
            [ets:insert(X, [{K, Self} || K <- seq(1, 20)]) || X <- [T, H, G]],
            ets:give_away(G, Me, gift),
            Me ! {tables, T, H, G}
        end),
        receive {tables, T, H, G} -> ok end,
        use_until_gone(T),
        Given = receive {'ETS-TRANSFER', _, Owner, gift} -> ets:info(G, size) end,
        Inherited = receive {'ETS-TRANSFER', _, Owner, data} -> ets:info(H, size) end,
        Given + Inherited
    end || _ <- seq(1, N)])).
use_until_gone(T) ->
    case catch ets:insert(T, {new, 1}) of
        true -> use_until_gone(T);
        {'EXIT', {badarg, _}} -> ok
    end.

table_names(N, Rounds) ->
    R = parallel([fun() -> name_table(Rounds, 0) end || _ <- seq(1, N)]),
    {length(R), sum(R) > 0, ets:whereis(stress_name)}.
name_table(0, Made) -> Made;
name_table(N, Made) ->
    case catch ets:new(stress_name, [named_table]) of
        stress_name -> true = ets:insert(stress_name, {N}), ets:delete(stress_name), name_table(N - 1, Made + 1);
        _ -> _ = ets:whereis(stress_name), name_table(N - 1, Made)
    end.

%% Long enough for a scheduler to be given away while they run.
encodings(N) ->
    Terms = [{I, [I | <<"text">>], I * 1.5} || I <- seq(1, 3000)],
    [Bytes | Rest] = parallel([fun() -> Encoded = term_to_binary(Terms), Terms = binary_to_term(Encoded), erlang:phash2(Encoded) end || _ <- seq(1, N)]),
    length([same || Other <- Rest, Other =:= Bytes]).

priorities(N) ->
    sum(parallel([fun() -> process_flag(priority, P), fib(12) end || _ <- seq(1, N div 4), P <- [low, normal, high, max]])).

hibernated(N) ->
    Self = self(),
    Pids = [spawn_link(fun() -> erlang:hibernate(?MODULE, woken, [Self]) end) || _ <- seq(1, N)],
    [P ! wake || P <- Pids],
    length([receive woken -> ok end || _ <- Pids]).
woken(P) -> P ! woken.
