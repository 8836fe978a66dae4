%% Persistent terms are read without copying them; whoever has read one keeps it, whatever becomes of the key.
-module(persistent_terms).
-export([main/1]).

main(_) ->
    same(),
    kinds(),
    replaced(),
    erased_while_waiting(),
    old_generation(),
    reasons(),
    elsewhere(),
    sharing(),
    matching(),
    many_keys(),
    churn(),
    readers().

show(Term) -> erlang:display(Term).

big(I) -> {tag, I, [I, I + 1], #{a => I, {b, I} => [I]}, <<I:64>>, binary:copy(<<I>>, 1000), I * 1.5, 1 bsl (64 + I)}.

%% Reading does not copy.
same() ->
    persistent_term:put(same, big(1)),
    show(erts_debug:same(persistent_term:get(same), persistent_term:get(same))),
    Self = self(),
    Term = persistent_term:get(same),
    %% Neither does putting what is there already.
    persistent_term:put(same, big(1)),
    show(erts_debug:same(Term, persistent_term:get(same))),
    spawn(fun() -> Self ! persistent_term:get(same) =:= Term end),
    receive X -> show(X) end,
    show([V =:= Term || {same, V} <- persistent_term:get()]).

%% Of every kind, and what is done with them: updated, sent, put again.
kinds() ->
    F = fun(X) -> {X, self()} end,
    Terms = [a, 17, [], 1 bsl 100, -1.5, <<1, 2, 3:3>>, binary:copy(<<7>>, 100), "text", {}, {1, 2}, #{}, maps:from_list([{I, I} || I <- lists_seq(100)]), F,
             fun erlang:abs/1, self(), make_ref(), [improper | tail], atomics:new(3, [])],
    [persistent_term:put({kind, I}, T) || {I, T} <- numbered(Terms)],
    garbage_collect(),
    show([persistent_term:get({kind, I}) =:= T || {I, T} <- numbered(Terms)]),
    M = persistent_term:get({kind, 12}),
    show({map_size(M#{x => y}), map_size(M), maps:get(50, M#{50 := changed}), maps:get(50, M)}),
    B = persistent_term:get({kind, 7}),
    show({byte_size(<<B/binary, B/binary>>), byte_size(B), binary:part(B, 1, 2)}),
    A = persistent_term:get({kind, 18}),
    atomics:add(A, 1, 5),
    show(atomics:get(persistent_term:get({kind, 18}), 1)),
    T = persistent_term:get({kind, 10}),
    show({setelement(1, T, new), T, erlang:append_element(T, 3), (persistent_term:get({kind, 13}))(1) =:= {1, self()}}),
    [persistent_term:erase({kind, I}) || {I, _} <- numbered(Terms)],
    garbage_collect(),
    show({map_size(M), B =:= binary:copy(<<7>>, 100), T, atomics:get(A, 1)}).

%% What was read stays as it was.
replaced() ->
    persistent_term:put(replaced, big(1)),
    Whole = persistent_term:get(replaced),
    [_ | Tail] = element(3, Whole),
    Inner = element(6, Whole),
    persistent_term:put(replaced, big(2)),
    settle(),
    show({Whole =:= big(1), Tail, byte_size(Inner), persistent_term:get(replaced) =:= big(2)}),
    %% Two pointers into one term still lead into one.
    show(erts_debug:same(Inner, element(6, Whole))).

%% A process that waits has it on its stack, in its dictionary, in its queue.
erased_while_waiting() ->
    persistent_term:put(waiting, big(3)),
    Self = self(),
    P = spawn(fun() ->
                  Term = persistent_term:get(waiting),
                  put(kept, element(4, Term)),
                  self() ! {queued, Term},
                  Self ! ready,
                  receive {go, N} -> Self ! {Term =:= big(N), get(kept) =:= element(4, big(N)), receive {queued, Q} -> Q =:= big(N) end} end
              end),
    receive ready -> ok end,
    show(persistent_term:erase(waiting)),
    settle(),
    overwrite(),
    P ! {go, 3},
    receive X -> show(X) end.

%% From old objects, too.
old_generation() ->
    persistent_term:put(old, big(4)),
    Term = persistent_term:get(old),
    Kept = [{I, Term, element(3, Term)} || I <- lists_seq(10000)],
    garbage_collect(),
    persistent_term:erase(old),
    settle(),
    overwrite(),
    garbage_collect(),
    show(all(fun({_, T, L}) -> T =:= big(4) andalso L =:= [4, 5] end, Kept)).

%% An exit reason, an exception, a message under way.
reasons() ->
    persistent_term:put(reason, big(5)),
    {_, M} = spawn_monitor(fun() -> T = persistent_term:get(reason), persistent_term:erase(reason), exit(T) end),
    overwrite(),
    receive {'DOWN', M, process, _, R} -> show(R =:= big(5)) end,
    persistent_term:put(reason, big(6)),
    show(try throw(persistent_term:get(reason)) catch T -> persistent_term:erase(reason), settle(), overwrite(), T =:= big(6) end).

%% Tables, timers, arguments of other processes.
elsewhere() ->
    persistent_term:put(elsewhere, big(7)),
    T = ets:new(t, []),
    ets:insert(T, {1, persistent_term:get(elsewhere)}),
    erlang:send_after(20, self(), {timer, persistent_term:get(elsewhere)}),
    Self = self(),
    spawn(erlang, apply, [fun(X) -> receive after 20 -> Self ! {argument, X} end end, [persistent_term:get(elsewhere)]]),
    persistent_term:erase(elsewhere),
    settle(),
    overwrite(),
    show([receive {timer, X} -> X =:= big(7) end, receive {argument, X} -> X =:= big(7) end, ets:lookup(T, 1) =:= [{1, big(7)}]]).

%% What a term shares is shared in what is stored, and in the copy that is left when that is erased: written out, this one is endless.
sharing() ->
    Shared = doubled(60, [a]),
    persistent_term:put(shared, {Shared, Shared}),
    {One, Two} = persistent_term:get(shared),
    show([erts_debug:same(One, Two), erts_debug:same(hd(One), tl(One)), erts_debug:size_shared(One)]),
    persistent_term:erase(shared),
    settle(),
    overwrite(),
    show([erts_debug:same(One, Two), erts_debug:same(hd(One), tl(One))]).

doubled(0, T) -> T;
doubled(N, T) -> doubled(N - 1, [T | T]).

%% In the middle of a match.
matching() ->
    Bytes = list_to_binary([I rem 256 || I <- lists_seq(60)]),
    persistent_term:put(match, Bytes),
    show(sum(persistent_term:get(match), 0) =:= lists_sum([I rem 256 || I <- lists_seq(60)])),
    persistent_term:put(match, binary:copy(Bytes, 10)),
    show(sum(persistent_term:get(match), 0) =:= 10 * lists_sum([I rem 256 || I <- lists_seq(60)])).

sum(<<30, Rest/binary>>, S) -> persistent_term:erase(match), settle(), overwrite(), sum(Rest, S + 30);
sum(<<B, Rest/binary>>, S) -> sum(Rest, S + B);
sum(<<>>, S) -> S.

many_keys() ->
    #{count := Before} = persistent_term:info(),
    [persistent_term:put({key, I}, {value, I}) || I <- lists_seq(3000)],
    show(all(fun(I) -> persistent_term:get({key, I}) =:= {value, I} end, lists_seq(3000))),
    show(all(fun(I) -> persistent_term:erase({key, I}) end, lists_seq(3000))),
    show(all(fun(I) -> persistent_term:get({key, I}, none) =:= none end, lists_seq(3000))),
    #{count := After} = persistent_term:info(),
    show(After - Before).

%% Memory comes back.
churn() ->
    #{memory := Before} = persistent_term:info(),
    [persistent_term:put(churn, {I, lists_seq(100)}) || I <- lists_seq(2000)],
    [begin persistent_term:put({churn, I}, [I]), persistent_term:erase({churn, I}) end || I <- lists_seq(2000)],
    persistent_term:erase(churn),
    #{memory := After} = persistent_term:info(),
    show(After - Before < 100000).

%% Many read while one writes.
readers() ->
    persistent_term:put(shared, {0, big(0)}),
    Self = self(),
    Readers = [spawn(fun() -> Self ! {self(), read(0, 0, [])} end) || _ <- lists_seq(4)],
    [begin persistent_term:put(shared, {I, big(I)}), erlang:yield() end || I <- lists_seq(200)],
    show([receive {R, X} -> X end || R <- Readers]),
    persistent_term:erase(shared).

%% Until the last value is there; numbers only grow, and what was read on the way is still as it was.
read(200, _, Kept) -> all(fun({I, T}) -> T =:= big(I) end, Kept);
read(_, Last, Kept) ->
    {I, _} = T = persistent_term:get(shared),
    true = I >= Last,
    erlang:yield(),
    read(I, I, case Kept of [{I, _} | _] -> Kept; _ -> [T | Kept] end).

%% Lets retired terms go: every process gets its turn.
settle() -> [erlang:yield() || _ <- lists_seq(3)], receive after 1 -> ok end.

%% Fills the place that was freed.
overwrite() ->
    [persistent_term:put({over, I}, {over, I, lists_seq(20)}) || I <- lists_seq(20)],
    [persistent_term:erase({over, I}) || I <- lists_seq(20)].

all(F, [X | Xs]) -> F(X) andalso all(F, Xs);
all(_, []) -> true.

numbered(Terms) -> numbered(1, Terms).
numbered(I, [T | Ts]) -> [{I, T} | numbered(I + 1, Ts)];
numbered(_, []) -> [].

lists_seq(N) -> lists_seq(N, []).
lists_seq(0, L) -> L;
lists_seq(N, L) -> lists_seq(N - 1, [N | L]).

lists_sum([X | Xs]) -> X + lists_sum(Xs);
lists_sum([]) -> 0.
