%% Tables of ETS: objects, order, owners and heirs, fixing, errors with their causes.
-module(tables).
-export([main/1]).

main(_) ->
    [objects(Type) || Type <- [set, ordered_set, bag, duplicate_bag]],
    growing(), [random(Type) || Type <- [set, ordered_set, bag, duplicate_bag]],
    counters(), elements(), keys(), fixing(), removing(), searching(), counting(), replacing(), continuations(), names(), options(), heirs(),
    protection(), shared_bytes(), information(), timers().

%% References and processes differ from run to run.
show(Term) -> io:format("~0p~n", [clean(Term)]).
clean(T) when is_reference(T) -> reference;
clean(T) when is_pid(T) -> pid;
clean([H | T]) -> [clean(H) | clean(T)];
clean(T) when is_tuple(T) -> list_to_tuple(clean(tuple_to_list(T)));
clean(M) when is_map(M) -> maps:map(fun(_, V) -> clean(V) end, M);
clean(T) -> T.

try_(F) ->
    try show(F())
    catch
        C:R:S ->
            case S of
                [{M, N, As, Info} | _] when is_list(As) -> show({C, R, {M, N, length(As)}, Info});
                _ -> show({C, R})
            end
    end.

objects(Type) ->
    show(Type),
    T = ets:new(t, [Type]),
    [ets:insert(T, O) || O <- [{1, a}, {1, b}, {1.0, c}, {2, d}, {1, a}, {2.0, e}, {3}, {"list", x, y}]],
    show([ets:lookup(T, K) || K <- [1, 1.0, 2, 2.0, 3, 4, "list"]]),
    show(lists:sort(ets:tab2list(T))), show([ets:member(T, 1), ets:member(T, 9)]),
    show([ets:insert_new(T, {1, z}), ets:insert_new(T, {9, z}), ets:insert_new(T, [{10, a}, {9, b}]), ets:insert_new(T, [{11, a}, {11, b}, {12, c}])]),
    show([ets:lookup(T, 10), ets:lookup(T, 11)]),
    ets:insert(T, [{20, a}, {20, b}, {20, c}, {21, d}]), show(ets:lookup(T, 20)), ets:insert(T, [{20, x}, {20, y}]), show(ets:lookup(T, 20)),
    ets:delete_object(T, {20, b}), ets:insert(T, {20, b}), show(ets:lookup(T, 20)),
    show([ets:take(T, 20), ets:take(T, 20), ets:delete(T, 1), ets:lookup(T, 1), ets:lookup(T, 1.0), ets:info(T, size)]),
    show([ets:delete_all_objects(T), ets:info(T, size), ets:first(T), ets:last(T), ets:tab2list(T)]),
    [try_(F) || F <- [fun() -> ets:insert(T, a) end, fun() -> ets:insert(T, [{1} | a]) end, fun() -> ets:insert(T, {}) end, fun() -> ets:insert(T, [{1}, {}]) end,
                      fun() -> ets:insert_new(T, [{1, 2} | a]) end, fun() -> ets:insert_new(T, []) end, fun() -> ets:insert(T, []) end,
                      fun() -> ets:delete_object(T, []) end, fun() -> ets:delete_object(T, {5}) end]],
    ets:delete(T),
    [try_(F) || F <- [fun() -> ets:lookup(T, 1) end, fun() -> ets:insert(T, {1}) end, fun() -> ets:delete(T) end, fun() -> ets:lookup(nope, 1) end,
                      fun() -> ets:first(1) end, fun() -> ets:lookup(make_ref(), 1) end]].

%% The order is OTP's for keys whose hashes it fixes.
growing() ->
    T = ets:new(t, []),
    [ets:insert(T, {N}) || N <- lists:seq(1, 1000)], show(erlang:phash2(ets:tab2list(T))),
    [ets:delete(T, N) || N <- lists:seq(1, 950)], show(ets:tab2list(T)),
    [ets:insert(T, {N}) || N <- lists:seq(1, 20000)], show(erlang:phash2(ets:tab2list(T))),
    show(length(ets:tab2list(T))), ets:delete_all_objects(T),
    [ets:insert(T, {{N, <<"abc">>, "str", N * 1.5}}) || N <- lists:seq(1, 3000)], show(erlang:phash2(ets:tab2list(T))), ets:delete_all_objects(T),
    [ets:insert(T, {list_to_atom("a" ++ integer_to_list(N))}) || N <- lists:seq(1, 1000)], show(erlang:phash2(ets:tab2list(T))),
    show(walk(T, ets:first(T), 0)),
    O = ets:new(o, [ordered_set]),
    [ets:insert(O, {(N * 7919) rem 10007, N}) || N <- lists:seq(1, 10006)], show(erlang:phash2(ets:tab2list(O))),
    show([K || {K, _} <- ets:tab2list(O)] =:= lists:seq(1, 10006)),
    [ets:delete(O, (N * 7919) rem 10007) || N <- lists:seq(1, 10000)], show(ets:tab2list(O)), show(walk(O, ets:first(O), 0)).

walk(_, '$end_of_table', N) -> N;
walk(T, Key, N) -> walk(T, ets:next(T, Key), N + 1).

%% Thousands of operations; what all of them return.
random(Type) ->
    T = ets:new(t, [Type]),
    show(random(T, Type =:= ordered_set orelse Type =:= set, 3000, 17, [])),
    show(erlang:phash2(ets:tab2list(T))), show(ets:info(T, size)).

random(_, _, 0, _, Results) -> erlang:phash2(Results);
random(T, IsSet, N, Seed, Results) ->
    Next = (Seed * 1103515245 + 12345) rem 2147483648,
    Key = key((Next div 65536) rem 5, (Next div 1024) rem 60),
    Value = (Next div 4096) rem 7,
    Result = case (Next div 256) rem 11 of
                 0 -> ets:lookup(T, Key);
                 1 -> ets:insert(T, {Key, Value});
                 2 -> ets:insert(T, {Key, Value, <<0:(Value * 200)>>});
                 3 -> ets:insert_new(T, {Key, [Value]});
                 4 -> ets:delete(T, Key);
                 5 -> ets:take(T, Key);
                 6 -> ets:delete_object(T, {Key, Value});
                 7 -> try ets:next(T, Key) catch error:R -> R end;
                 8 when IsSet -> ets:update_element(T, Key, {2, {Value}});
                 8 -> ets:match(T, {Key, '$1'});
                 9 when IsSet -> try ets:update_counter(T, Key, {2, Value}, {Key, 1 bsl 60}) catch error:R -> R end;
                 9 -> ets:select_count(T, [{{'_', Value}, [], [true]}]);
                 10 -> try ets:prev(T, Key) catch error:R -> R end
             end,
    random(T, IsSet, N - 1, Next, [Result | Results]).

key(0, N) -> N;
key(1, N) -> N / 1;
key(2, N) -> {N, N};
key(3, N) -> <<N:(8 * (N * 2 + 1))>>;
key(4, N) -> [N, "text"].

counters() ->
    T = ets:new(t, [set, {keypos, 2}]), ets:insert(T, {5, k, 7, a}), B = ets:new(b, [bag]), O = ets:new(o, [ordered_set]), ets:insert(O, {3, a, 4}),
    [try_(fun() -> ets:update_counter(T, k, Op) end)
     || Op <- [1, {1, 1}, {2, 1}, {3, 1, a, b}, {3, 1.0}, {0, 1}, {-1, 1}, {9, 1}, {3, 1, 2}, [1, 2], [{1, 1} | 2], [{1, 1}, {4, 1}], [], a, {a, 1}, {1 bsl 70, 1}]],
    show(ets:lookup(T, k)),
    [try_(fun() -> ets:update_counter(T, k, Op) end)
     || Op <- [[{1, 1}, {1, 1}, {3, 1 bsl 64}], [{3, -1, 0, 0}, {1, -100, 0, 0}, {1, 0, 5, 5}, {1, 1, 0, 7}], [{3, 1, 10, 1 bsl 80}, {3, -1, 1 bsl 90, 3}]]],
    show(ets:lookup(T, k)),
    [try_(F) || F <- [fun() -> ets:update_counter(T, k2, 1, {1, 2}) end, fun() -> ets:update_counter(T, k2, 1, {1}) end,
                      fun() -> ets:update_counter(T, k2, 1, a) end, fun() -> ets:update_counter(T, k2, {1, 1}, {1, 2}) end,
                      fun() -> ets:update_counter(T, k3, {1, a}, {1, 2}) end, fun() -> {ets:lookup(T, k3), ets:lookup(T, k2)} end,
                      fun() -> ets:update_counter(T, nope, 1) end, fun() -> ets:update_counter(B, k2, {1, 1}, {1, 2}) end,
                      fun() -> ets:update_counter(B, k2, {1, 1}) end, fun() -> ets:update_counter(O, 3.0, {3, 1}) end, fun() -> ets:tab2list(O) end,
                      fun() -> ets:update_counter(O, 4.0, [{3, 1}, {3, 2, 3, 1}], {4, b, 1}) end, fun() -> ets:tab2list(O) end]].

elements() ->
    T = ets:new(t, [set, {keypos, 2}]), ets:insert(T, {5, k, 7, a}), B = ets:new(b, [bag]),
    [try_(F) || F <- [fun() -> ets:update_element(B, k, {1, 1}) end, fun() -> ets:update_element(T, k, {9, 1}) end, fun() -> ets:update_element(T, k, {0, 1}) end,
                      fun() -> ets:update_element(T, k, {2, 1}) end, fun() -> ets:update_element(T, k, {a, 1}) end, fun() -> ets:update_element(T, nokey, {9, 1}) end,
                      fun() -> ets:update_element(T, nokey, {2, 1}) end, fun() -> ets:update_element(T, nokey, [{1}]) end, fun() -> ets:update_element(T, k, [{1, 2} | a]) end,
                      fun() -> ets:update_element(T, k, []) end, fun() -> ets:update_element(T, k, a) end,
                      fun() -> ets:update_element(T, k, [{1, foo}, {3, "bar"}, {1, {baz}}]) end, fun() -> ets:lookup(T, k) end,
                      fun() -> ets:update_element(T, k, {4, binary:copy(<<"x">>, 100)}) end, fun() -> byte_size(ets:lookup_element(T, k, 4)) end,
                      fun() -> ets:update_element(T, k, {1, 1}) end, fun() -> ets:update_element(T, k, {3, [1 bsl 70]}) end, fun() -> byte_size(ets:lookup_element(T, k, 4)) end,
                      fun() -> ets:lookup_element(T, k, 3) end, fun() -> ets:lookup_element(T, k, 0) end, fun() -> ets:lookup_element(T, k, a) end,
                      fun() -> ets:lookup_element(T, nk, 7) end, fun() -> ets:lookup_element(T, k, 7) end,
                      fun() -> ets:insert(B, [{1, a, b}, {1, c}, {1, d, e, f}]), ets:lookup_element(B, 1, 2) end, fun() -> ets:lookup_element(B, 1, 3) end]].

keys() ->
    T = ets:new(t, []), ets:insert(T, [{N, N} || N <- lists:seq(1, 5)]), O = ets:new(o, [ordered_set]), ets:insert(O, [{N, N} || N <- lists:seq(1, 5)]),
    B = ets:new(b, [bag]), ets:insert(B, [{1, a}, {1, b}, {2, c}]),
    [try_(F) || F <- [fun() -> ets:first(T) end, fun() -> ets:last(T) end, fun() -> ets:next(T, 3) end, fun() -> ets:prev(T, 3) end, fun() -> ets:next(T, 99) end,
                      fun() -> ets:first(O) end, fun() -> ets:last(O) end, fun() -> ets:next(O, a) end, fun() -> ets:next(O, 3.5) end, fun() -> ets:next(O, 3.0) end,
                      fun() -> ets:prev(O, 3.5) end, fun() -> ets:prev(O, 0) end, fun() -> ets:prev(O, 1) end, fun() -> ets:prev(O, [end_]) end,
                      fun() -> {ets:first(B), ets:next(B, 1), ets:next(B, 2)} end,
                      fun() -> ets:slot(O, 0) end, fun() -> ets:slot(O, 3) end, fun() -> ets:slot(O, 5) end, fun() -> ets:slot(O, 6) end, fun() -> ets:slot(O, -1) end,
                      fun() -> ets:slot(T, a) end, fun() -> ets:slot(T, 256) end, fun() -> ets:slot(T, 257) end,
                      fun() -> lists:append([ets:slot(T, I) || I <- lists:seq(0, 255)]) end, fun() -> lists:append([ets:slot(B, I) || I <- lists:seq(0, 255)]) end]].

fixing() ->
    T = ets:new(t, [public]), ets:insert(T, [{N} || N <- lists:seq(1, 600)]),
    ets:safe_fixtable(T, true), show([ets:info(T, fixed), element(2, ets:info(T, safe_fixed)), element(2, ets:info(T, safe_fixed_monotonic_time))]),
    show(delete_all(T, ets:first(T), 0)), show([ets:info(T, size), ets:first(T), ets:tab2list(T), ets:member(T, 1)]),
    ets:insert(T, {5}), ets:insert(T, {1000}), show([ets:info(T, size), lists:sort(ets:tab2list(T))]),
    ets:safe_fixtable(T, true), ets:safe_fixtable(T, false), show(ets:info(T, fixed)), ets:safe_fixtable(T, false),
    show([ets:info(T, fixed), ets:info(T, safe_fixed), lists:sort(ets:tab2list(T))]),
    Self = self(),
    P = spawn(fun() -> ets:safe_fixtable(T, true), Self ! fixed, receive stop -> ok end end), M = monitor(process, P),
    receive fixed -> show(ets:info(T, fixed)) end, ets:delete(T, 5), P ! stop, receive {'DOWN', M, _, _, _} -> show(ets:info(T, fixed)) end, show(ets:tab2list(T)),
    B = ets:new(b, [bag]), ets:insert(B, [{1, a}, {1, b}, {2, c}]), ets:safe_fixtable(B, true), ets:delete(B, 1),
    show([ets:next(B, 1) =/= 1, ets:lookup(B, 1)]), ets:insert(B, {1, b}), show(ets:lookup(B, 1)), ets:delete_all_objects(B), show(ets:info(B, size)),
    ets:insert(B, {1, a}), ets:safe_fixtable(B, false), show(ets:tab2list(B)),
    [try_(F) || F <- [fun() -> ets:safe_fixtable(T, 1) end, fun() -> ets:safe_fixtable(T, false) end, fun() -> ets:safe_fixtable(nope, true) end]].

delete_all(_, '$end_of_table', N) -> N;
delete_all(T, Key, N) -> ets:delete(T, Key), delete_all(T, ets:next(T, Key), N + 1).

removing() ->
    [begin
         T = ets:new(t, [Type]), ets:insert(T, [{N rem 50, N} || N <- lists:seq(1, 2000)]),
         show([ets:select_delete(T, [{{'$1', '$2'}, [{'>', '$2', 1000}], [true]}]), ets:info(T, size)]),
         show([ets:select_delete(T, [{{7, '_'}, [], [true]}]), ets:select_delete(T, [{{7, '_'}, [], [true]}]), ets:select_delete(T, [{'_', [], [false]}])]),
         show([ets:match_delete(T, {'$1', '$1'}), ets:info(T, size), ets:select_delete(T, [{'_', [], [true]}]), ets:info(T, size)])
     end || Type <- [set, ordered_set, bag, duplicate_bag]].

searching() ->
    [begin
         T = ets:new(t, [Type]),
         ets:insert(T, [{1, a, "x"}, {2, b, "y"}, {2, c, "z"}, {3.0, a}, {{k, 1}, [1, 2], #{a => 1}}, {{k, 2}, [3], #{a => 2, b => 3}}]),
         [show(lists:sort(ets:match(T, P))) || P <- ['$1', '_', {'$1', '$2'}, {'$2', '$1', '_'}, {2, '$1', '_'}, {2.0, '$1', '_'}, {3, '$1'}, {{k, '$3'}, '_', '$1'},
                                                     {{k, '_'}, '_', #{a => '$1'}}, {'_', ['$1' | '$2'], '_'}, {'$1', '_', "y"}, {}, a]],
         [show(lists:sort(ets:match_object(T, P))) || P <- ['_', {'_', a}, {2, '_', '_'}, {{k, 2}, '_', #{b => 3}}, {'_', '_', #{}}, {9, '_'}]],
         show(lists:sort(ets:select(T, [{{2, '$1', '_'}, [], ['$1']}, {{1, '$1', '_'}, [], [{{one, '$1'}}]}, {{2, '_', '_'}, [], [again]}]))),
         show(lists:sort(ets:select(T, [{{'$1', '$2', '_'}, [{is_integer, '$1'}], ['$$']}, {{{k, '$1'}, '_', '_'}, [], ['$_']}])))
     end || Type <- [set, ordered_set, bag, duplicate_bag]],
    O = ets:new(o, [ordered_set]), ets:insert(O, [{N, -N} || N <- lists:seq(1, 9)]),
    show([ets:select(O, [{{'$1', '_'}, [{'>', '$1', 5}], ['$1']}]), ets:select_reverse(O, [{{'$1', '_'}, [{'>', '$1', 5}], ['$1']}]), ets:match(O, {'$1', '_'})]),
    [try_(F) || F <- [fun() -> ets:select(O, [{x}]) end, fun() -> ets:select(O, foo) end, fun() -> ets:select(O, []) end, fun() -> ets:match(O, {#{'$1' => 1}}) end,
                      fun() -> ets:select(nope, []) end, fun() -> ets:select(O, ets:match_spec_compile([{'_', [], ['$_']}])) end]].

counting() ->
    T = ets:new(t, []), ets:insert(T, [{N, N rem 3} || N <- lists:seq(1, 30)]),
    show([ets:select_count(T, [{{'_', 1}, [], [true]}]), ets:select_count(T, [{{'_', 1}, [], [yes]}]), ets:select_count(T, [{{4, '$1'}, [{'==', '$1', 1}], [true]}]),
          ets:select_count(T, [{{'$1', '_'}, [], [{'<', '$1', 10}]}])]).

replacing() ->
    O = ets:new(o, [ordered_set]), ets:insert(O, [{1, a}, {2, b}, {3, c}]), B = ets:new(b, [bag]), S = ets:new(s, []), ets:insert(S, [{N, N} || N <- lists:seq(1, 500)]),
    [try_(fun() -> {ets:select_replace(O, MS), ets:tab2list(O)} end)
     || MS <- [[{{'$1', '_'}, [], [{{{element, 1, '$_'}, 9}}]}], [{{'$1', '_'}, [], [{{'$1'}}]}], [{{1, '_'}, [], [{{1, 7}}]}], [{{1}, [], [{{{const, 1}, 7}}]}],
               [{{'$1', '_'}, [], [{{{const, 1}, 7}}]}], [{'$1', [], ['$1']}], [{'$1', [], ['$_']}], [{{{'$1', '$2'}}, [], [{{{{'$1', '$2'}}, 7}}]}], [{{'$1', '$2'}, [], [{{'$2', '$1'}}]}],
               [{{'$1', '_'}, [], [{{2, 7}}]}], [{{[a | '$1'], '_'}, [], [{{[a | '$1'], 7}}]}], [{{'$1', '$2'}, [{'>', '$1', 1}], [{{'$1', {{'$2', big, "text"}}}}]}]]],
    try_(fun() -> ets:select_replace(B, [{{'$1', '_'}, [], ['$_']}]) end),
    show([ets:select_replace(S, [{{'$1', '$2'}, [{'<', '$1', 400}], [{{'$1', {'+', '$2', 1}, {{x}}}}]}]), ets:lookup(S, 5), ets:lookup(S, 450), ets:info(S, size)]).

continuations() ->
    S = ets:new(s, []), ets:insert(S, [{N} || N <- lists:seq(1, 700)]), O = ets:new(o, [ordered_set]), ets:insert(O, [{N, N} || N <- lists:seq(1, 20)]),
    B = ets:new(b, [bag]), ets:insert(B, [{1, I} || I <- lists:seq(1, 5)]),
    show(erlang:phash2(all(ets:select(S, [{{'$1'}, [{'>', '$1', 100}], ['$1']}], 7), []))), show(length(lists:append(all(ets:match(S, '$1', 100), [])))),
    show(all(ets:select(O, [{{'$1', '_'}, [{'=/=', '$1', 4}], ['$1']}], 3), [])), show(all(ets:select_reverse(O, [{{'$1', '_'}, [], ['$1']}], 6), [])),
    show(all(ets:match_object(O, {'_', '$1'}, 8), [])), show(all(ets:match(O, {'_', '$1'}, 20), [])), show(all(ets:select(O, [{{3, '$1'}, [], ['$1']}], 4), [])),
    show(all(ets:select(B, [{{1, '_'}, [], ['$_']}], 2), [])), show(all(ets:select(B, [{{'_', '_'}, [], ['$_']}], 2), [])), show(all(ets:select(B, [{{'_', '_'}, [], ['$_']}], 5), [])),
    show(ets:select(S, [{{nope}, [], ['$_']}], 4)),
    %% The shape of continuations is known to ets:repair_continuation/2.
    {_, C} = ets:select(O, [{{'$1', '_'}, [], ['$1']}], 3), {_, D} = ets:select(B, [{{'_', '_'}, [], ['$_']}], 2), {_, E} = ets:select(B, [{{1, '_'}, [], ['$_']}], 2),
    show([C, D, E]), show(element(1, ets:select(ets:repair_continuation(setelement(5, C, none), [{{'$1', '_'}, [], ['$1']}])))),
    [try_(F) || F <- [fun() -> ets:select('$end_of_table') end, fun() -> ets:select({O}) end, fun() -> ets:select(a) end, fun() -> ets:select(setelement(5, C, none)) end,
                      fun() -> ets:select(O, [{'_', [], ['$_']}], 0) end, fun() -> ets:select(O, [{'_', [], ['$_']}], a) end, fun() -> ets:match(O, '_', 0) end,
                      fun() -> ets:delete(O), ets:select(C) end]].

all('$end_of_table', Chunks) -> lists:reverse(Chunks);
all({Chunk, Continuation}, Chunks) -> all(ets:select(Continuation), [Chunk | Chunks]).

names() ->
    T = ets:new(first, [named_table]),
    [try_(F) || F <- [fun() -> T end, fun() -> ets:new(first, [named_table]) end, fun() -> ets:new(first, []) end, fun() -> ets:insert(first, {a}) end,
                      fun() -> ets:whereis(first) end, fun() -> ets:lookup(ets:whereis(first), a) end, fun() -> ets:whereis(nope) end, fun() -> ets:whereis(1) end,
                      fun() -> ets:rename(first, second) end, fun() -> ets:info(second, name) end, fun() -> ets:lookup(first, a) end, fun() -> ets:lookup(second, a) end,
                      fun() -> ets:new(third, [named_table]) end, fun() -> ets:rename(second, third) end, fun() -> ets:rename(second, 1) end, fun() -> ets:rename(nope, x) end,
                      fun() -> [lists:member(N, ets:all()) || N <- [first, second, third]] end, fun() -> ets:delete(second) end, fun() -> ets:whereis(second) end,
                      fun() -> lists:member(second, ets:all()) end, fun() -> ets:new(1, []) end, fun() -> ets:rename(ets:new(x, []), y) end]],
    Many = [ets:new(t, []) || _ <- lists:seq(1, 200)], show(length(ets:all()) >= 200), show([ets:delete(X) || X <- Many] =:= [true || _ <- Many]).

options() ->
    [try_(fun() -> ets:info(ets:new(a, O), K) end)
     || {O, K} <- [{[{keypos, 0}], size}, {[{keypos, a}], size}, {[{keypos, 3}], keypos}, {[{heir, a}], size}, {[{heir, none}], heir}, {[{heir, self(), x}], heir},
                   {[private, public, ordered_set, bag], protection}, {[private, public, ordered_set, bag], type}, {[bag | b], size}, {[{write_concurrency, foo}], size},
                   {[{read_concurrency, true}], read_concurrency}, {[{read_concurrency, 1}], size},
                   {[compressed], compressed}, {[foo], size}, {foo, size}, {[{decentralized_counters, true}], decentralized_counters}]],
    %% Nothing is concurrent on one scheduler, nor in a private table.
    Locks = fun(N) -> {write_concurrency, {debug_hash_fixed_number_of_locks, N}} end,
    Concurrency = [{auto, {write_concurrency, auto}, write_concurrency}, {true, {write_concurrency, auto}, decentralized_counters},
                   {true, {write_concurrency, true}, write_concurrency}, {false, {write_concurrency, true}, decentralized_counters},
                   {true, Locks(64), decentralized_counters}, {element(2, Locks(64)), Locks(3), write_concurrency}, {element(2, Locks(2048)), Locks(2049), write_concurrency}],
    show([ets:info(ets:new(a, [public, O]), K) =:= case erlang:system_info(schedulers) of 1 -> false; _ -> Wanted end || {Wanted, O, K} <- Concurrency]),
    show([ets:info(ets:new(a, [private, O]), K) || {_, O, K} <- Concurrency]),
    [try_(fun() -> ets:info(ets:new(a, [Locks(N)]), size) end) || N <- [0, 32769, a]].

heirs() ->
    Self = self(),
    Heir = spawn(fun() -> receive {'ETS-TRANSFER', T, From, Data} -> Self ! {got, [ets:info(T, K) || K <- [owner, heir, name, size]], Data, From =/= self()} end, receive stop -> ok end end),
    Owner = spawn(fun() -> T = ets:new(x, [{heir, Heir, {data, [1]}}]), ets:insert(T, {a}), ets:safe_fixtable(T, true) end),
    receive {got, L, D, B} -> show([L, D, B, is_pid(Owner)]) end,
    A = ets:new(a, []), ets:insert(A, {1}),
    [try_(F) || F <- [fun() -> ets:give_away(A, self(), d) end, fun() -> ets:give_away(A, a, d) end, fun() -> ets:setopts(A, [{heir, Heir, 1}]) end, fun() -> ets:info(A, heir) end,
                      fun() -> ets:setopts(A, {heir, none}) end, fun() -> ets:info(A, heir) end, fun() -> ets:setopts(A, []) end, fun() -> ets:setopts(A, [{heir, none}, {heir, none}]) end,
                      fun() -> ets:setopts(A, [{heir, self()}]) end, fun() -> ets:setopts(A, [a]) end, fun() -> ets:setopts(A, [{protection, private}]) end, fun() -> ets:info(A, protection) end]],
    P = spawn(fun() -> receive {'ETS-TRANSFER', T, Self, gift} -> Self ! {size, ets:info(T, size), ets:lookup(T, 1)} end, receive stop -> ok end end),
    show(ets:give_away(A, P, gift)), receive {size, N, O} -> show([N, O]) end, try_(fun() -> ets:lookup(A, 1) end), try_(fun() -> ets:give_away(A, P, gift) end),
    M = monitor(process, P), P ! stop, receive {'DOWN', M, _, _, _} -> ok end, show(ets:info(A)),
    C = ets:new(c, []), try_(fun() -> ets:give_away(C, P, gift) end), try_(fun() -> ets:setopts(C, [{heir, P, gone}]) end).

protection() ->
    Self = self(),
    [begin
         T = ets:new(t, [Protection]), ets:insert(T, {1}),
         P = spawn(fun() ->
                           [try_(F) || F <- [fun() -> ets:lookup(T, 1) end, fun() -> ets:insert(T, {2}) end, fun() -> ets:safe_fixtable(T, true) end, fun() -> ets:info(T, size) end,
                                             fun() -> ets:give_away(T, self(), a) end, fun() -> ets:rename(T, x) end, fun() -> ets:setopts(T, []) end, fun() -> ets:delete(T) end]],
                           Self ! done
                   end),
         receive done -> show(is_pid(P)) end
     end || Protection <- [private, protected, public]].

%% Large binaries and parts of them, in and out, after their makers are gone.
shared_bytes() ->
    T = ets:new(t, [public]), Self = self(),
    spawn(fun() -> B = binary:copy(<<"0123456789">>, 100), <<_:5/binary, Part:500/binary, _/binary>> = B, ets:insert(T, {1, B, Part, [B, B]}), ets:insert(T, {2, Part}), Self ! done end),
    receive done -> ok end, garbage_collect(),
    [{_, B, Part, [B, B]}] = ets:lookup(T, 1), show([byte_size(B), byte_size(Part), binary:part(Part, 0, 10), erlang:phash2(B)]),
    ets:delete(T, 1), garbage_collect(), show([byte_size(B), erlang:phash2(ets:lookup_element(T, 2, 2))]),
    ets:insert(T, {3, fun(X) -> {X, B} end, self(), make_ref(), 1.5, 1 bsl 100, #{a => B}}), [{3, F, Pid, R, _, Big, Map}] = ets:lookup(T, 3),
    show([F(1) =:= {1, B}, Pid =:= self(), is_reference(R), Big, maps:get(a, Map) =:= B]).

information() ->
    T = ets:new(t, [named_table, private]), ets:insert(T, {1, binary:copy(<<"x">>, 100)}),
    show([P || {K, _} = P <- ets:info(T), K =/= memory]), show([ets:info(T, memory) > 100, [S || {_, S, _} <- ets:info(T, binary)], ets:info(nope), ets:info(nope, size)]),
    show(ets:info(ets:new(o, [ordered_set]), stats)), show(ets:info(T, stats)),
    [try_(fun() -> ets:info(X, Y) end) || {X, Y} <- [{{}, size}, {T, foo}, {T, 1}, {make_ref(), size}, {nope, 1}]], try_(fun() -> ets:info(make_ref()) end).

%% OTP's timer keeps its timers in tables.
timers() ->
    {ok, _} = timer:send_after(20, first), {ok, R} = timer:send_after(5000, never), {ok, cancel} = timer:cancel(R), {ok, I} = timer:send_interval(5, tick),
    receive tick -> receive tick -> timer:cancel(I) end end, receive first -> show(first) end, timer:sleep(1), show(element(1, timer:tc(fun() -> ok end)) >= 0),
    show(receive never -> bad after 0 -> good end).
