%% try and catch: what is caught where, what the clauses see, what is in scope, and what `after` does.
-module(tries).
-export([main/1]).

main(_) ->
    Functions = [fun plain/0, fun classes/0, fun patterns/0, fun guards/0, fun success/0, fun nested/0, fun afters/0, fun old_catch/0, fun traces/0,
                 fun raised/0, fun scopes/0, fun loops/0, fun floats/0, fun many/0, fun deep/0, fun heap/0, fun in_funs/0, fun order/0, fun with_arguments/0, fun equal_exits/0],
    run(Functions).

run([]) -> ok;
run([F | Rest]) ->
    erlang:display(F()),
    run(Rest).

%% Raises what it is told.
raise(throw, X) -> throw(X);
raise(error, X) -> error(X);
raise(exit, X) -> exit(X);
raise(none, X) -> X;
raise(badarith, X) -> 1 + X;
raise(badmatch, X) -> {matched, _} = X;
raise(case_clause, X) -> case X of matched -> X end;
raise(if_clause, X) -> if X =:= matched -> X end;
raise(function_clause, X) -> only(X);
raise(badfun, X) -> X();
raise(undef, X) -> no_such_module:f(X);
raise(bif, X) -> hd(X);
raise(badarity, X) -> F = fun(Y) -> {X, Y} end, F().

only(1) -> one.

kinds() -> [throw, error, exit, none, badarith, badmatch, case_clause, if_clause, function_clause, badfun, undef, bif, badarity].

class_of(Kind) ->
    try raise(Kind, value) of
        V -> {value, V}
    catch
        C:{badarity, _} -> {C, badarity};
        C:R -> {C, R}
    end.

plain() -> {try 1 catch _:_ -> 2 end, try throw(a) catch X -> {caught, X} end, try a() catch a -> wrong; b -> right end}.

a() -> throw(b).

classes() -> [class_of(K) || K <- kinds()].

patterns() ->
    F = fun(K, V) ->
        try raise(K, V)
        catch
            throw:{a, X} -> {a, X};
            throw:[H | T] -> {list, H, T};
            error:{badmatch, {W, _}} -> {badmatch, W};
            error:badarith -> arith;
            exit:V -> same;
            _:other -> other
        end
    end,
    [F(throw, {a, 1}), F(throw, "abc"), F(badmatch, {u, v}), F(badarith, x), F(exit, y), F(error, other),
     try F(throw, left) catch C:R -> {escaped, C, R} end].

guards() ->
    F = fun(V) ->
        try throw(V)
        catch
            X when X > 10, is_integer(X) -> big;
            X when is_integer(X); is_float(X) -> {number, X};
            X when hd(X) =:= 1 -> starts_with_one;
            throw:X when X =/= V -> never
        end
    end,
    [F(11), F(3), F(2.5), F([1]), try F([2]) catch C:R -> {C, R} end].

success() ->
    F = fun(V) ->
        try id(V) of
            {ok, X} -> throw({not_caught_here, X});
            [] -> empty;
            Y when is_atom(Y) -> {atom, Y}
        catch
            throw:Z -> {wrong, Z}
        end
    end,
    [F([]), F(a), try F({ok, 1}) catch C1:R1 -> {C1, R1} end, try F(7) catch C2:R2 -> {C2, R2} end].

id(X) -> X.

nested() ->
    F = fun(K) ->
        try
            try raise(K, inner)
            catch
                throw:inner -> throw(outer);
                error:inner -> {inner, error}
            end
        catch
            C:R -> {outer, C, R}
        end
    end,
    [F(throw), F(error), F(exit), F(none),
     try (try throw(1) catch throw:2 -> two end) catch throw:1 -> one end,
     try try throw(1) after throw(2) end catch X -> X end].

afters() ->
    A = try note(body), 1 after note(after1) end,
    B = try (try note(body), throw(x) after note(after2) end) catch throw:x -> note(caught), 2 end,
    C = try note(body) of 1 -> one; N -> {of_, N} catch _:_ -> wrong after note(after3) end,
    D = try (try ok of bad -> 1 after note(after4) end) catch error:{try_clause, V} -> {try_clause, V} end,
    E = try (try throw(one) catch one -> throw(two) after note(after5) end) catch two -> two end,
    F = (fun() -> try tail() after note(after6) end end)(),
    {A, B, C, D, E, F}.

tail() -> id(tail).

note(X) -> erlang:display({note, X}), X.

old_catch() ->
    [catch 1, catch throw(a), catch exit(b), strip(catch error(c)), strip(catch 1 + a), strip(catch hd([])),
     begin X = (catch throw(z)), {X} end, catch (catch throw(q)), strip(catch raise(function_clause, 2))].

strip({'EXIT', {Reason, Trace}}) -> {'EXIT', Reason, places(Trace)};
strip(X) -> X.

%% What is above run/1 is the same everywhere.
places([{?MODULE, run, 1, _} | _]) -> [];
places([E | T]) -> [location(E) | places(T)];
places([]) -> [].

location({M, F, A, Info}) -> {M, F, A, [I || {line, _} = I <- Info]}.

traces() ->
    T = fun(K) -> try {value, raise(K, v)} catch C:R:S -> {C, R, places(S)} end end,
    [T(throw), T(error), T(exit), T(badarith), T(case_clause), T(function_clause), T(undef), T(bif),
     try one_deep() catch error:R1:S1 -> {R1, places(S1)} end,
     try again() catch error:R2:S2 -> {R2, places(S2)} end,
     try error(r, [a, b]) catch error:R3:S3 -> {R3, places(S3)} end].

one_deep() -> {two_deep(3)}.
two_deep(-1) -> [];
two_deep(0) -> error(bottom);
two_deep(N) -> [two_deep(N - 1)].

%% What is not caught goes on with the trace it had.
again() -> try one_deep() catch throw:_ -> no end.

raised() ->
    S = [{m, f, 1, []}, {m, g, [a], [{line, 3}]}],
    [try erlang:raise(C, r, S) catch C:r:T -> {C, T =:= S, T} end || C <- [error, exit, throw]] ++
    [erlang:raise(bad_class, r, S),
     try (try one_deep() catch C2:R2:S2 -> erlang:raise(C2, R2, S2) end) catch C3:R3:S3 -> {C3, R3, places(S3)} end].

scopes() ->
    A = 1,
    B = try X = A + 1, id(X) of Y when Y =:= X -> {X, Y, A}; _ -> no catch _:_ -> A end,
    C = try throw(A) catch throw:A -> bound; throw:N -> {N} end,
    D = try throw(2) catch throw:A -> bound; throw:M -> {M} end,
    {A, B, C, D}.

loops() -> {count(1000, 0), collect(5), sum_caught([1, a, 2, b, 3], 0)}.

count(0, N) -> N;
count(I, N) ->
    M = try step(I) catch throw:{add, K} -> N + K end,
    count(I - 1, case M of none -> N; _ -> M end).

step(I) when I rem 3 =:= 0 -> throw({add, I});
step(_) -> none.

collect(0) -> [];
collect(N) -> [try odd(N) catch error:R -> R end | collect(N - 1)].

odd(N) when N rem 2 =:= 1 -> N;
odd(N) -> error({even, N}).

sum_caught([], S) -> S;
sum_caught([H | T], S) -> sum_caught(T, try S + H catch error:badarith -> S end).

%% Unboxed values that a handler needs.
floats() -> [half(F, G) || F <- [1.5, a, 2], G <- [0.5, b]].

half(F, G) ->
    X = try F * 2.0 catch error:_ -> 0.25 end,
    try
        Y = X + 1.0,
        Z = id(Y) * id(G),
        X + Z
    catch
        error:badarith -> X + 100.0
    end.

%% More values than registers, across a try and into its handler.
many() -> {many(1, 2, 3, 4, 5, 6, 7, 8, 9, none), many(1, 2, 3, 4, 5, 6, 7, 8, 9, throw)}.

many(A, B, C, D, E, F, G, H, I, K) ->
    X = id({A, B}),
    Y = id([C, D]),
    Z = try raise(K, {X, G}) catch throw:V -> {caught, V, A, B, C, D, E, F, G, H, I, X, Y} end,
    {Z, A, B, C, D, E, F, G, H, I, X, Y}.

deep() ->
    {try dig(100000) catch throw:{bottom, N} -> N end,
     climb(20000),
     try burrow(3000) catch throw:V -> V end}.

dig(0) -> throw({bottom, found});
dig(N) -> 1 + dig(N - 1).

%% As many handlers as frames.
climb(0) -> throw(top);
climb(N) -> try 1 + climb(N - 1) catch throw:top -> 1; throw:{N, _} -> wrong end.

burrow(0) -> throw(0);
burrow(N) -> try burrow(N - 1) catch throw:M -> throw(M + 1) end.

%% Collections in the body, in the handler and on the way.
heap() ->
    L = make(2000),
    R = try eat(L, make(1000)) catch throw:{partial, P} -> {length(P), length(L), length(make(3000))} end,
    {R, sum(L)}.

make(0) -> [];
make(N) -> [{N, N * 1.5} | make(N - 1)].

eat(L, [_ | T]) -> eat([{x, L} | tl(L)], T);
eat(L, []) -> throw({partial, L}).

sum(L) -> sum(L, 0).
sum([], S) -> S;
sum([{N, _} | T], S) -> sum(T, S + N).

in_funs() ->
    V = 7,
    F = fun(G) -> try G(V) catch error:E -> {E, V}; throw:T -> {T} end end,
    G = fun Loop(0) -> throw(done); Loop(N) -> try Loop(N - 1) catch throw:done -> throw(done) end end,
    [F(fun(X) -> X + 1 end), F(fun(X) -> X + a end), F(fun(_) -> throw(V) end), F(fun(X) -> [X || X <- X] end), F(G),
     [try 10 div X catch _:_ -> X end || X <- [1, 0, 5]]].

order() ->
    try
        {note(first), note(second), throw(third), note(never)}
    catch
        X -> {X, note(handler)}
    end.

with_arguments() ->
    [try with_arguments(A) catch error:R:S -> {R, location(hd(S))} end || A <- [[1], [], [1 | 2], [1, 2 | x], foo, none, {a}, "abc"]].

with_arguments(A) -> error(wrong, A).

%% The same failure on the same line, inside and outside of a try.
equal_exits() -> {[strip(catch equal_ifs(id(A))) || A <- [idea, country, none]], [strip(catch equal_cases(id(A))) || A <- [idea, country]]}.

equal_ifs(A) ->
    case try throw({A, 42}) catch {idea, V} -> V; {country, _} -> try if 0 -> way end after ok end end of [] -> ok; 42 -> if $X -> "D" end end.

equal_cases(A) ->
    case try throw(A) catch idea -> 42; country -> try case x of y -> way end after ok end end of 42 -> case x of $X -> "D" end end.
