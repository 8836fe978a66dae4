%% OTP's own modules, linked as far as the program reaches them.
-module(libraries).
-export([main/1]).

main(_) ->
    lists(),
    keys(),
    maps(),
    dictionaries(),
    sets(),
    others(),
    errors().

lists() ->
    erlang:display(lists:map(fun(X) -> X * 2 end, lists:seq(1, 10))),
    erlang:display(lists:foldl(fun(X, A) -> X + A end, 0, lists:seq(1, 100000))),
    erlang:display(lists:foldr(fun(X, A) -> [X | A] end, [], [1, 2, 3])),
    erlang:display(lists:filter(fun(X) -> X rem 2 =:= 0 end, [1, 2, 3, 4])),
    erlang:display(lists:sort([3, a, 1.5, "b", {c}, #{}, -7, 3])),
    erlang:display(lists:usort(fun(A, B) -> A >= B end, [3, 1, 2, 3, 1])),
    erlang:display(length(lists:sort([I * 7919 rem 100003 || I <- lists:seq(1, 100000)]))),
    erlang:display(lists:zip([1, 2, 3], [a, b, c])),
    erlang:display(lists:unzip3([{1, a, x}, {2, b, y}])),
    erlang:display(lists:nthtail(2, [1, 2, 3, 4])),
    erlang:display(lists:split(2, [1, 2, 3, 4])),
    erlang:display(lists:flatten([1, [2, [3, []], 4], [[5]]])),
    erlang:display({lists:member(3, [1, 2, 3]), lists:member(3.0, [1, 2, 3]), lists:reverse([1, 2, 3], [x])}),
    erlang:display(lists:append([[1], [], [2, 3]])),
    erlang:display(lists:join(sep, [a, b, c])),
    erlang:display(lists:mapfoldl(fun(X, A) -> {X * A, A + 1} end, 1, [5, 6, 7])),
    erlang:display(lists:splitwith(fun is_atom/1, [a, b, 1, c])),
    erlang:display(lists:partition(fun is_atom/1, [a, b, 1, c])),
    erlang:display({lists:max([1, 3, 2]), lists:min([3, 1, 2]), lists:sum([1, 2.5])}),
    erlang:display({lists:prefix("ab", "abc"), lists:suffix("bc", "abc"), lists:last([1, 2])}),
    erlang:display({lists:any(fun is_atom/1, [1, a]), lists:all(fun is_atom/1, [1, a])}),
    erlang:display(lists:sublist([1, 2, 3, 4, 5], 2, 3)),
    erlang:display(lists:delete(b, [a, b, c, b])),
    erlang:display(lists:droplast([1, 2, 3])),
    erlang:display(lists:duplicate(3, x)),
    erlang:display(lists:merge([[1, 4], [2, 5], [3]])),
    erlang:display([F(X) || F <- [fun lists:reverse/1, fun lists:sum/1], X <- [[1, 2]]]),
    erlang:display(apply(lists, nth, [2, [a, b, c]])).

keys() ->
    List = [{b, 2}, {a, 1}, {c, 3}],
    erlang:display(lists:keysort(1, List)),
    erlang:display({lists:keyfind(a, 1, List), lists:keyfind(d, 1, List), lists:keymember(2, 2, List)}),
    erlang:display(lists:keysearch(3, 2, List)),
    erlang:display(lists:keydelete(a, 1, List)),
    erlang:display(lists:keyreplace(a, 1, List, {z, 26})),
    erlang:display(lists:keystore(q, 1, List, {q, 4})),
    erlang:display(lists:keytake(c, 1, List)),
    erlang:display(lists:keymap(fun(X) -> X + 1 end, 2, List)),
    erlang:display(lists:keymerge(1, [{a, 1}, {c, 3}], [{b, 2}])),
    erlang:display(proplists:get_value(a, [b | List])),
    erlang:display(proplists:get_bool(b, [b])),
    erlang:display(proplists:get_all_values(x, [{x, 1}, {y, 2}, {x, 3}])),
    erlang:display(proplists:normalize([{nocolor, true}, size], [{negations, [{nocolor, color}]}])).

maps() ->
    M = #{a => 1, b => 2, c => 3},
    erlang:display(maps:map(fun(_, V) -> V * 10 end, M)),
    erlang:display(maps:filter(fun(_, V) -> V > 1 end, M)),
    erlang:display(maps:fold(fun(K, V, A) -> [{K, V} | A] end, [], M)),
    erlang:display(maps:with([a, z], M)),
    erlang:display(maps:without([a, z], M)),
    erlang:display(maps:get(z, M, default)),
    erlang:display(maps:update_with(a, fun(V) -> V + 1 end, M)),
    erlang:display(maps:update_with(z, fun(V) -> V + 1 end, 0, M)),
    erlang:display(maps:groups_from_list(fun(X) -> X rem 3 end, lists:seq(1, 10))),
    erlang:display(maps:merge_with(fun(_, A, B) -> A + B end, M, #{a => 5, d => 4})),
    erlang:display(maps:intersect(M, #{b => x, c => y})),
    erlang:display(maps:to_list(maps:filtermap(fun(_, V) -> V > 1 andalso {true, V * V} end, M))),
    erlang:display(lists:sum(maps:values(maps:map(fun(K, _) -> K end, maps:from_keys(lists:seq(1, 1000), 0))))),
    erlang:display(maps:size(M)).

dictionaries() ->
    D = lists:foldl(fun(I, A) -> dict:update_counter(I rem 17, I, A) end, dict:new(), lists:seq(1, 500)),
    erlang:display(lists:sort(dict:to_list(D))),
    erlang:display(dict:fetch(3, dict:erase(4, D))),
    O = orddict:append(k, 2, orddict:append(k, 1, orddict:new())),
    erlang:display(orddict:store(j, x, O)),
    T = lists:foldl(fun(I, A) -> gb_trees:insert(I * 37 rem 101, I, A) end, gb_trees:empty(), lists:seq(1, 100)),
    erlang:display({gb_trees:size(T), gb_trees:smallest(T), gb_trees:largest(T), gb_trees:lookup(50, T)}),
    erlang:display(lists:sublist(gb_trees:keys(gb_trees:balance(gb_trees:delete(1, T))), 5)),
    A = array:set(20, x, array:from_list(lists:seq(0, 15))),
    erlang:display({array:size(A), array:get(20, A), array:get(19, A), array:sparse_foldl(fun(_, _, N) -> N + 1 end, 0, A)}),
    erlang:display(array:to_list(array:resize(4, array:map(fun(I, V) -> {I, V} end, A)))).

sets() ->
    S = gb_sets:from_list([3, 1, 2, 3]),
    erlang:display(gb_sets:to_list(gb_sets:union(S, gb_sets:from_list([9, 2])))),
    erlang:display(gb_sets:is_subset(gb_sets:from_list([1]), S)),
    erlang:display(ordsets:subtract(ordsets:from_list([3, 1, 2]), [2])),
    erlang:display(lists:sort(sets:to_list(sets:intersection(sets:from_list([1, 2, 3]), sets:from_list([2, 3, 4]))))),
    erlang:display(sets:to_list(sets:from_list([b, a, b], [{version, 2}]))),
    Family = sofs:relation_to_family(sofs:relation([{a, 1}, {a, 2}, {b, 3}])),
    erlang:display(sofs:to_external(Family)),
    erlang:display(sofs:to_external(sofs:product(sofs:set([1, 2]), sofs:set([x])))).

others() ->
    Q = queue:in_r(0, queue:in(3, queue:from_list([1, 2]))),
    erlang:display({queue:to_list(Q), queue:peek_r(Q), queue:len(queue:drop(Q))}),
    erlang:display([calendar:day_of_the_week(2024, 2, 29), calendar:last_day_of_the_month(1900, 2)]),
    erlang:display(calendar:gregorian_seconds_to_datetime(63_900_000_000)),
    erlang:display(calendar:iso_week_number({2021, 1, 3})),
    erlang:display({math:sqrt(2.0), math:pi(), math:fmod(7.5, 2)}),
    erlang:display(erl_anno:line(erl_anno:new({3, 4}))),
    erlang:display(erl_internal:guard_bif(is_list, 1)),
    erlang:display(lists:sublist(lists:sort(lists:module_info(exports)), 3)),
    erlang:display(lists:member({member, 2}, lists:module_info(exports))).

errors() ->
    show(fun() -> lists:map(fun(X) -> X + 1 end, [1, 2, a]) end),
    show(fun() -> lists:nth(0, [a]) end),
    show(fun() -> lists:zip([1], []) end),
    show(fun() -> lists:foldl(fun(_, _) -> ok end, 0, foo) end),
    show(fun() -> gb_trees:insert(1, x, gb_trees:insert(1, y, gb_trees:empty())) end),
    show(fun() -> dict:fetch(k, dict:new()) end),
    show(fun() -> queue:get(queue:new()) end),
    show(fun() -> lists:no_such_function(1) end).

show(F) ->
    try F() of
        V -> erlang:display({no_error, V})
    catch
        C:R:T -> erlang:display({C, R}), [entry(E) || E <- T, lists:member(element(1, E), [dict, gb_trees, lists, queue])]
    end.

%% Arguments may be funs, which print differently.
entry({M, F, A, Where}) when is_list(A) -> erlang:display({M, F, {arguments, length(A)}, Where});
entry(Entry) -> erlang:display(Entry).
