%% Traps in evaluation, exceptions, guards and calls.
-module(traps_evaluation).
-export([main/1]).

main(_) ->
    order(),
    comprehensions(),
    errors(),
    traces(),
    guards(),
    calls(),
    scopes().

order() ->
    trap(38, begin
                 put(o, []),
                 L = fun(X) -> put(o, [X | get(o)]), X end,
                 Caught = st(catch {L(1), [L(2) | L(3)], L(4) + L(foo)}),
                 {Caught, lists:reverse(get(o), [])}
             end),
    trap(99, begin
                 erase(), put(a, 1), put(b, 2),
                 {put(a, 3), sort(get()), erase(a), get(a), erlang:get_keys(2)}
             end).

comprehensions() ->
    trap(39, [st(catch [X || X <- [1], (fun(_) -> 3 end)(X)]), [X || X <- [1], hd(X)], st(catch [X || X <- id(foo)]), st(catch [X || X <- id([1 | 2])])]),
    trap(40, {[X || {X} <- [{1}, 2, {3}]], [X || {X} <- id([{1}, 2, {3}])]}).

errors() ->
    %% erlc sees these and warns.
    trap(41, [element(1, element(2, E)) || E <- [catch (fun(1) -> a end)(id(2))]]
         ++ [st(catch case id(1) of 2 -> a end), st(catch (fun() -> if_false(id(false)) end)()), st(catch (fun(X) -> 2 = X end)(id(1))),
             st(catch apply(foo, bar, [])), st(catch (fun(X) -> X() end)(id(a))), badarity(st(catch (id(fun(_) -> ok end))(1, 2)))]),
    trap(42, [catch throw(x), catch exit(x), element(1, catch error(x)), is_list(element(2, element(2, catch error(x))))]),
    trap(43, try (try 1 of 1 -> throw(in_of) catch _:_ -> caught_inner end) catch throw:R1 -> {outer, R1} end),
    trap(44, [try 1 after 2 end, catch (try throw(a) after throw(b) end), try (try throw(a) after put(m, m) end) catch C1:V1 -> {C1, V1} end]),
    trap(45, [try exit(x) catch exit:R2 -> {e, R2} end, st(catch (try exit(x) catch R3 -> {t, R3} end))]).

if_false(B) -> if B -> 1 end.

badarity({'EXIT', {badarity, {F, As}}}) when is_function(F, 1) -> {badarity, As}.

traces() ->
    trap(46, try only_one(id(0), []) catch error:E1:S1 -> {E1, [element(1, hd(S1)), element(2, hd(S1)), element(3, hd(S1))]} end),
    trap(46, try lists:reverse(id(a), []) catch error:E2:S2 -> {E2, hd(S2)} end),
    trap(47, try erlang:binary_to_atom(id(1)) catch error:E3:S3 -> {E3, hd(S3)} end),
    trap(48, [try error(r, [x]) catch _:_:S4 -> element(3, hd(S4)) end, catch erlang:raise(id(foo), bar, []), catch erlang:raise(error, bar, id(x)),
              try erlang:raise(exit, bar, [{m, f, 1, []}]) catch C5:R5:S5 -> {C5, R5, S5} end]),
    trap(49, try (fun G(0, F) -> F(); G(N, F) -> 1 + G(N - 1, F) end)(20, fun() -> error(x) end) catch _:_:S6 -> {length(S6) =< 8, differ(S6)} end).

only_one(1, _) -> one.

%% Whether no entry of a trace equals the one before it.
differ([E, E | _]) -> false;
differ([_ | Rest]) -> differ(Rest);
differ([]) -> true.

guards() ->
    trap(50, [(fun(X) when hd(X) == 1 -> a; (_) -> b end)(foo), (fun(X) when hd(X) == 1; is_atom(X) -> a; (_) -> b end)(foo),
              (fun(X) when hd(X) == 1 orelse is_atom(X) -> a; (_) -> b end)(foo)]),
    trap(51, [st(catch (id(true) and id(foo))), id(true) andalso foo, id(false) orelse foo, st(catch (fun(X) -> X andalso a end)(foo)), st(catch (id(foo) and true))]),
    trap(52, [(fun(X) when length(X) > 0 -> a; (_) -> b end)(id([1 | 2])), st(catch length(id([1 | 2]))), tuple_size(id({}))]),
    trap(53, [(fun(R) -> is_record({r, 1}, R) end)(r), (fun(R) -> is_record({r, 1}, R, 3) end)(r), is_function(fun lists:map/2, 2),
              (fun(M) when map_get(a, M) == 1 -> y; (_) -> n end)(#{}), st(catch is_map_key(a, id(foo))), (fun(M) when is_map_key(a, M) -> y; (_) -> n end)(foo)]).

calls() ->
    trap(54, [st(catch apply(id(lists), reverse, id([a | b]))), element(1, element(1, element(2, catch (id(fun(_) -> ok end))()))), st(catch (id({lists, map})):foo())]),
    trap(118, {id([1]) ++ 2, id([1, 2, 3, 2]) -- [2], id([1, 1, 2]) -- [1], st(catch id([1 | 2]) ++ [3])}).

scopes() ->
    trap(125, begin
                  case id(1) of 1 -> Z = a; _ -> Z = b end,
                  X = 1,
                  {Z, (fun(X) -> X end)(2), [X || X <- [3]], X}
              end),
    trap(126, (fun L(0) -> 0; L(N) -> 1 + L(N - 1) end)(1000000)).

sort([]) -> [];
sort([X | Rest]) -> sort([Y || Y <- Rest, Y < X]) ++ [X] ++ sort([Y || Y <- Rest, Y >= X]).

%% trap(Number, Value): the measured result of that number in the list of semantic traps (traps.tsv).
trap(Number, Value) -> erlang:display({Number, Value}).

%% What catch gives, without the stack trace.
st({'EXIT', {Reason, Trace}}) when is_list(Trace) -> {'EXIT', Reason};
st(Value) -> Value.

%% Hides a value from the compiler.
id(X) -> X.
