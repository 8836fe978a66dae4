%% Traps of tables and match specifications.
-module(traps_tables).
-export([main/1]).

main(_) ->
    kinds(),
    searches(),
    failures(),
    owners(),
    information().

kinds() ->
    trap(102, begin
        T = ets:new(t, [ordered_set]), ets:insert(T, [{1, a}, {1.0, b}, {2, c}]),
        B = ets:new(t, [bag]), ets:insert(B, [{k, 1}, {k, 1}, {k, 2}]),
        D = ets:new(t, [duplicate_bag]), ets:insert(D, [{k, 1}, {k, 1}]),
        S = ets:new(t, [set]), ets:insert(S, [{1, a}, {1.0, b}]),
        {ets:tab2list(T), ets:lookup(B, k), ets:lookup(D, k), ets:info(S, size)}
    end),
    trap(103, begin
        B1 = ets:new(t, [bag]), ets:insert(B1, {k, 1}), ets:insert(B1, {k, 2}),
        B2 = ets:new(t, [bag]), ets:insert(B2, [{k, 1}, {k, 2}]),
        S1 = ets:new(t, []), ets:insert(S1, [{I} || I <- lists:seq(1, 10)]),
        {ets:lookup(B1, k), ets:lookup(B2, k), list_to_tuple([I || {I} <- ets:tab2list(S1)])}
    end).

searches() ->
    trap(104, begin
        T = ets:new(t, [ordered_set]), ets:insert(T, [{I, I * I} || I <- lists:seq(1, 5)]),
        {ets:select(T, [{{'$1', '$2'}, [{'>', '$1', 3}], [{{'$2', '$1'}}]}]), ets:match(T, {'$1', 4}), element(1, ets:select(T, [{'$1', [], ['$1']}], 2)),
         ets:select_count(T, [{{'_', '$1'}, [{'<', '$1', 10}], [true]}]), ets:next(T, 2), ets:prev(T, 1)}
    end),
    trap(108, {ets:match_spec_run([{1}, {a}, {3}], ets:match_spec_compile([{{'$1'}, [{'>', {'+', '$1', 1}, 2}], ['$1']}])),
               erlang:match_spec_test({1, 2}, [{{'$1', '$2'}, [], [{{'$2', '$1'}}]}], table)}).

failures() ->
    trap(105, begin
        T = ets:new(t, []),
        [st(catch ets:lookup(nosuch, a)), st(catch ets:insert(T, {})), ets:insert_new(T, {a, 1}), ets:insert_new(T, {a, 2}),
         ets:update_counter(T, a, {2, 5, 10, 0}), ets:update_counter(T, zz, 1, {zz, 0}), st(catch ets:update_counter(T, none, 1)),
         st(catch ets:lookup_element(T, q, 1)), ets:update_element(T, a, {2, x})]
    end),
    trap(106, begin
        F = ets:new(t, []), ets:insert(F, [{1}, {2}, {3}]), ets:safe_fixtable(F, true), First = ets:first(F), ets:delete(F, First),
        R = (catch ets:next(F, First)), ets:safe_fixtable(F, false),
        {is_integer(R), is_tuple(catch ets:next(F, First))}
    end).

owners() ->
    trap(107, begin
        S = self(), {P, M} = spawn_monitor(fun() -> ets:new(hh, [named_table, {heir, S, data}]) end),
        receive {'DOWN', M, _, _, _} -> ok end,
        receive {'ETS-TRANSFER', hh, P, data} -> {ets:info(hh, owner) =:= S, ets:whereis(hh) =/= undefined} after 500 -> none end
    end).

information() ->
    trap(109, [K || {K, _} <- ets:info(ets:new(t, []))]).

%% trap(Number, Value): the measured result of that number in the list of semantic traps (traps.tsv).
trap(Number, Value) -> erlang:display({Number, Value}).

%% What catch gives, without the stack trace.
st({'EXIT', {Reason, Trace}}) when is_list(Trace) -> {'EXIT', Reason};
st(Value) -> Value.
