%% Tables of ETS: what OTP's own suite of them (ets_SUITE) asks for beyond tables.erl.
-module(tables_held_to_otp).
-export([main/1]).

main(_) ->
    [updated_beside_heap_terms(Type) || Type <- [set, ordered_set]],
    put_back(), ends(), [maps_in_keys(Type) || Type <- [set, ordered_set]], kept_keys(), constants(),
    named_continuations(), [ranges(Name) || Name <- range_patterns()], ranges_as_in_sets(), removed_objects(), dead_heir(), since_when(),
    given_back(), named_again(), allocators().

show(Term) -> io:format("~0p~n", [clean(Term)]).
clean(T) when is_reference(T) -> reference;
clean(T) when is_pid(T) -> pid;
clean([H | T]) -> [clean(H) | clean(T)];
clean(T) when is_tuple(T) -> list_to_tuple(clean(tuple_to_list(T)));
clean(T) -> T.

outcome(F) ->
    try F() catch C:R:S -> {_, N, As, _} = hd(S), {C, R, N, if is_list(As) -> length(As); true -> As end} end.

%% An element that becomes a term of the heap while the others, the key among them, stay terms of the heap.
updated_beside_heap_terms(Type) ->
    Keys = ["seventeen", <<"seventeen">>, {17}, 1 bsl 80, make_ref(), self(), [{a, [b]}, 1.5]],
    Values = [{a, 1}, 1 bsl 70, -(1 bsl 70), "text", <<"bytes">>, 1.5, 2.5, [x | y], {{}, {{}}}],
    show([begin
        T = ets:new(t, [Type, {keypos, 2}]),
        Object = {Before, Key, [other, "element"]},
        ets:insert(T, Object),
        true = ets:update_element(T, Key, {1, After}),
        [{After, Key, [other, "element"]}] = ets:lookup(T, Key),
        true = ets:update_element(T, Key, [{1, Before}, {3, After}]),
        [{Before, Key, After}] = ets:lookup(T, Key),
        ets:delete(T)
    end || Key <- Keys, Before <- Values, After <- Values] =:= [true || _ <- Keys, _ <- Values, _ <- Values]).

%% An object that comes back while its table is fixed is the newest of its key.
put_back() ->
    [begin
        T = ets:new(t, [Type]),
        ets:safe_fixtable(T, true),
        [ets:insert(T, {k, N}) || N <- [1, 2, 3]],
        ets:delete_object(T, {k, 1}), show(ets:lookup(T, k)),
        ets:insert(T, {k, 1}), show(ets:lookup(T, k)),
        ets:delete_object(T, {k, 2}), ets:insert_new(T, {l, 2}), ets:insert(T, [{k, 2}, {k, 4}]), show(ets:lookup(T, k)),
        ets:safe_fixtable(T, false), show(ets:lookup(T, k))
     end || Type <- [bag, duplicate_bag]].

%% What stands for the end is no place to go on from, whatever keys there are.
ends() ->
    [begin
        T = ets:new(t, [Type]),
        show([outcome(fun() -> ets:F(T, '$end_of_table') end) || F <- [next, prev]]),
        ets:insert(T, [{a}, {1}, {"z"}]),
        show([outcome(fun() -> ets:F(T, '$end_of_table') end) || F <- [next, prev]])
     end || Type <- [set, ordered_set]].

maps_in_keys(Type) ->
    T = ets:new(t, [Type]),
    ets:insert(T, [{#{a => 1}, 1}, {#{}, 2}, {#{a => 1, b => 2}, 3}, {x, 4}, {{#{a => 1}, 2}, 5}, {[#{a => 2}], 6}, {{#{a => #{}}}, 7}, {y, #{a => 1}}]),
    show([lists:sort(ets:match(T, P))
          || P <- [{#{}, '$1'}, {#{a => 1}, '$1'}, {#{a => '_'}, '$1'}, {{#{}, 2}, '$1'}, {{#{a => 1}, 2}, '$1'}, {[#{}], '$1'}, {[#{a => 2}], '$1'},
                   {{#{a => #{}}}, '$1'}, {'$1', #{}}, {{#{a => '_'}, '_'}, '$1'}, {['_' | '_'], '$1'}]]).

%% Replacing must keep keys.
kept_keys() ->
    T = ets:new(t, []),
    show([outcome(fun() -> ets:select_replace(T, [{{Key, '$1'}, [], [{{New, '$1'}}]}]) end)
          || {Key, New} <- [{#{}, #{}}, {#{a => 1}, #{a => 1}}, {'_', '_'}, {'$_', '$_'}, {'$$', '$$'}, {#{a => '$2'}, #{a => '$2'}},
                            {#{}, {const, #{}}}, {{#{}}, {{#{}}}}, {'$2', '$2'}, {x, x}, {'$2', {element, 1, '$_'}}, {'$2', {element, 2, '$_'}}]]).

constants() ->
    T = ets:new(t, []),
    show([begin
        ets:insert(T, {{k, 1}, 1}),
        R = outcome(fun() -> ets:select_replace(T, [{Pattern, [], [{const, New}]}]) end),
        {R, ets:tab2list(T)}
     end || Pattern <- [{{k, 1}, 1}, {{k, '_'}, 1}, {'$1', 1}], New <- [{{k, 1}, 2}, {{k, 1}}, {{k, 2}, 1}, x]]).

%% A search goes on in the table that it began in, whatever that is called by now; in an ordered table it goes by the name.
named_continuations() ->
    [begin
        ets:new(t, [named_table, Type]),
        ets:insert(t, [{N, x} || N <- lists:seq(1, 5)]),
        {First, C} = ets:select(t, [{{'$1', x}, [], ['$1']}], 2),
        ets:rename(t, renamed),
        Second = outcome(fun() -> {Some, _} = ets:select(C), length(Some) end),
        show({length(First), Second, outcome(fun() -> ets:info(t) end)}),
        ets:delete(renamed),
        ets:new(renamed, [named_table, Type]), ets:new(t, [named_table, Type]),
        show(outcome(fun() -> ets:select(C) end)),
        ets:delete(t), ets:delete(renamed)
     end || Type <- [set, ordered_set, bag]].

%% Patterns that leave only some keys of an ordered table possible.
range_patterns() ->
    [{1, '_'}, {2, '$1'}, {0, '_'}, {9, '_'}, {1, '_', '_'}, {1, 2, '_'}, {'_', 2}, {'_', '_'}, [1 | '_'], [1, 2 | '_'], [1, '_'], ['_' | 2], {1.0, '_'}, {[1 | '_'], 2},
     {#{}, '_'}, {{1, '_'}, 5}, {{1, 2}, '_'}, {'$1', '$1'}, {1, '$1', '$1'}, {a, '_'}].

table_of_keys(Type) ->
    T = ets:new(t, [Type]),
    ets:insert(T, [{Key, N} || {N, Key} <- lists:enumerate(
        [{A, B} || A <- [0, 1, 1.5, 2, 3], B <- [1, 2, a]] ++ [{A, B, C} || A <- [1, 2], B <- [1, 2, 3], C <- [2, 3, "x"]] ++
        [[A, B] || A <- [0, 1, 2], B <- [1, 2]] ++ [[1], [1, 2, 3], [1 | 2], [0 | 2], 1, 7, a, "text", <<1>>, #{}, {}, [], {[1, 2], 2}, {[1], 2}, {[2], 2},
         {#{}, 1}, {#{a => 1}, 2}, {{1, 2}, 5}, {{1, 3}, 5}, {{1, 3}, 6}, {{2, 3}, 5}])]),
    T.

ranges(Pattern) ->
    T = table_of_keys(ordered_set),
    Spec = [{{Pattern, '_'}, [], ['$_']}],
    show({Pattern, ets:select(T, Spec)}),
    All = ets:select(T, Spec),
    Chunks = fun Next('$end_of_table') -> []; Next({Objects, C}) -> Objects ++ Next(ets:select(C)) end,
    show([All =:= lists:reverse(ets:select_reverse(T, Spec)), [All =:= Chunks(ets:select(T, Spec, N)) || N <- [1, 2, 100]],
          [All =:= lists:reverse(Chunks(ets:select_reverse(T, Spec, N))) || N <- [1, 3, 100]],
          length(All) =:= ets:select_count(T, [{{Pattern, '_'}, [], [true]}]), ets:match_object(T, {Pattern, '_'}) =:= All,
          length(All) =:= ets:select_replace(T, [{{'$5', '_'}, [{'==', x, y}], ['$_']}, {{Pattern, '_'}, [], ['$_']}]),
          length(All) =:= ets:select_delete(T, [{{Pattern, '_'}, [], [true]}]), ets:select(T, Spec)]).

%% The same from a large ordered table, which searches leave for a while, as from a set.
ranges_as_in_sets() ->
    Tables = [begin
        T = ets:new(t, [Type]),
        ets:insert(T, [{{N rem 7, N}, N} || N <- lists:seq(1, 20000)]),
        T
    end || Type <- [ordered_set, set]],
    [begin
        [A, B] = [lists:sort(ets:match_object(T, {P, '_'})) || T <- Tables],
        show({P, A =:= B, length(A)})
     end || P <- [{3, '_'}, {0, '_'}, {6, '_'}, {7, '_'}, {'_', 77}]].

%% Those of a fixed table are kept and counted, with the bytes that they hold.
removed_objects() ->
    T = ets:new(t, []),
    ets:insert(T, [{N, binary:copy(<<N>>, 1000)} || N <- lists:seq(1, 10)]),
    Kept = fun() -> {element(7, ets:info(T, stats)), ets:info(T, size), length(ets:info(T, binary))} end,
    show(Kept()), ets:safe_fixtable(T, true), ets:safe_fixtable(T, true), show(Kept()),
    ets:delete(T, 1), ets:delete(T, 2), show(Kept()), ets:insert(T, {1, small}), show(Kept()),
    ets:delete_all_objects(T), show(Kept()), ets:safe_fixtable(T, false), show(Kept()), ets:safe_fixtable(T, false), show(Kept()).

%% One that is not alive is none.
dead_heir() ->
    {Dead, M} = spawn_monitor(fun() -> ok end),
    receive {'DOWN', M, _, _, _} -> ok end,
    T = ets:new(t, [{heir, Dead, data}]),
    show(ets:info(T, heir)), ets:setopts(T, {heir, self(), data}), show(ets:info(T, heir)),
    ets:setopts(T, {heir, Dead, data}), show(ets:info(T, heir)).

%% The time does not move.
since_when() ->
    T = ets:new(t, []),
    ets:safe_fixtable(T, true),
    {Since, _} = ets:info(T, safe_fixed), {Monotonic, _} = ets:info(T, safe_fixed_monotonic_time),
    show([begin ets:member(T, N), {Since, Monotonic} =:= {element(1, ets:info(T, safe_fixed)), element(1, ets:info(T, safe_fixed_monotonic_time))} end
          || N <- lists:seq(1, 2000)] =:= lists:duplicate(2000, true)).

%% Memory of tables is that of before, to the byte, when they are gone, in whatever way.
given_back() ->
    Ways = [fun(T) -> ets:delete(T) end,
            fun(T) -> ets:delete_all_objects(T), ets:delete(T) end,
            fun(T) -> ets:safe_fixtable(T, true), [ets:delete(T, N) || N <- lists:seq(1, 3000)], ets:safe_fixtable(T, false), ets:delete(T) end,
            fun(T) -> ets:safe_fixtable(T, true), ets:select_delete(T, [{'_', [], [true]}]), ets:delete(T) end,
            fun(T) -> [ets:update_element(T, N, {2, lists:seq(1, N rem 20)}) || N <- lists:seq(1, 3000)], ets:match_delete(T, '_'), ets:delete(T) end,
            fun(_) -> ok end],
    show([begin
        Before = erlang:memory(ets),
        {_, M} = spawn_monitor(fun() ->
            T = ets:new(t, [Type, {heir, none}]),
            [ets:insert(T, {N, lists:seq(1, N rem 7)}) || N <- lists:seq(1, 3000)],
            true = erlang:memory(ets) - Before > 3000 * 24,
            Way(T)
        end),
        receive {'DOWN', M, _, _, Reason} -> {Reason, is_soon(fun() -> erlang:memory(ets) =:= Before end, 300)} end
    end || Type <- [set, ordered_set, duplicate_bag], Way <- Ways, Type =/= duplicate_bag orelse Way =/= lists:nth(5, Ways)]).

is_soon(_, 0) -> false;
is_soon(F, Times) -> F() orelse (receive after 10 -> false end) orelse is_soon(F, Times - 1).

%% Once a process is known to be gone, so are its tables' names.
named_again() ->
    show([begin
        {Pid, M} = spawn_monitor(fun() -> ets:new(named_again, [named_table]), ets:insert(named_again, [{K} || K <- lists:seq(1, 500)]) end),
        receive {'DOWN', M, process, Pid, normal} -> ok end,
        ets:delete(ets:new(named_again, [named_table]))
    end || _ <- lists:seq(1, 100)] =:= lists:duplicate(100, true)),
    show([begin
        register(keeper, spawn(fun() -> ets:new(named_again, [named_table]), ets:insert(named_again, [{K} || K <- lists:seq(1, 2000)]) end)),
        wait_until_unregistered(),
        ets:delete(ets:new(named_again, [named_table]))
    end || _ <- lists:seq(1, 50)] =:= lists:duplicate(50, true)).

wait_until_unregistered() ->
    case whereis(keeper) of undefined -> ok; _ -> erlang:yield(), wait_until_unregistered() end.

%% Which are here as OTP's where they are switched off.
allocators() ->
    show([outcome(fun() -> is_list(erlang:system_info({K, N})) end) || K <- [allocator, allocator_sizes], N <- [[ets_alloc], foo, [foo], [], [a | b]]]),
    show(erlang:system_info(alloc_util_allocators)), show(erlang:system_info({allocator, test_alloc})).
