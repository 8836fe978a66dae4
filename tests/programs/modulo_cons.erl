%% Lists made from their front: results, and stack traces as if each cell had been made behind its tail.
-module(modulo_cons).
-export([main/1]).

main(_) ->
    results(),
    traces(),
    long().

results() ->
    erlang:display({map, map(fun(X) -> X * 2 end, [1, 2, 3]), map(fun(X) -> X end, [])}),
    erlang:display({append, append([1, 2], [3]), append([], x), append([1], x)}),
    erlang:display({merge, merge([1, 4, 6, 7], [2, 3, 5, 8, 9])}),
    erlang:display({two_at_once, doubled([a, b, c])}),
    erlang:display({filter, filter([1, 2, 3, 4, 5, 6])}),
    erlang:display({product, [{X, Y} || X <- [1, 2, 3], Y <- [a, b], X =/= 2]}),
    erlang:display({nested, [[Y * X || Y <- [1, 2, X]] || X <- [1, 2, 3]]}),
    erlang:display({tail, until_tail([1, 2, 3])}),
    erlang:display({deep, tagged(5)}),
    erlang:display({tries, tries([1, 0, 2])}).

map(_, []) -> [];
map(F, [X | Xs]) ->
    [F(X) | map(F, Xs)].

append([], L) -> L;
append([X | Xs], L) -> [X | append(Xs, L)].

merge([], Ys) -> Ys;
merge(Xs, []) -> Xs;
merge([X | Xs], [Y | _] = Ys) when X < Y -> [X | merge(Xs, Ys)];
merge(Xs, [Y | Ys]) -> [Y | merge(Xs, Ys)].

doubled([]) -> [];
doubled([X | Xs]) -> [X, {X} | doubled(Xs)].

filter([]) -> [];
filter([X | Xs]) when X rem 2 =:= 0 -> [X | filter(Xs)];
filter([_ | Xs]) -> filter(Xs).

%% The end is what another function gives, called last.
until_tail([]) -> last(7);
until_tail([X | Xs]) -> [X | until_tail(Xs)].

last(X) -> {X}.

tagged(0) -> [done];
tagged(N) -> [case N rem 3 of 0 -> fizz; _ -> N end | tagged(N - 1)].

tries([]) -> [];
tries([X | Xs]) ->
    Y = try 10 div X catch error:R -> R end,
    [Y | tries(Xs)].

%% --- traces

traces() ->
    Bad = fun(5) -> error(five); (X) -> X end,
    trace(first, fun() -> map(Bad, [5, 1]) end),
    trace(second, fun() -> map(Bad, [1, 5]) end),
    trace(fifth, fun() -> map(Bad, [1, 2, 3, 4, 5]) end),
    trace(no_list, fun() -> map(Bad, [1 | x]) end),
    trace(no_list_at_once, fun() -> map(Bad, x) end),
    trace(end_raises, fun() -> ends_badly([1, 2], 1) end),
    trace(end_raises_at_once, fun() -> ends_badly([], 1) end),
    trace(two_sites, fun() -> two_sites([a, a, b, b, a, c]) end),
    trace(one_line, fun() -> one_line([a, b, b, a, c]) end),
    trace(arithmetic, fun() -> plus([1, 2, x]) end),
    trace(comprehension, fun() -> [X + Y || X <- [1, 2], Y <- [1, X, z]] end),
    trace(generator, fun() -> [Y || X <- [[1], x], Y <- X] end),
    trace(not_last, fun() -> not_last([1, 2, 3]) end),
    trace(good_ends, fun() -> {ends_badly([1], 0), fun_at_end([1, 2], fun(X) -> X end)} end),
    trace(bad_fun_at_end, fun() -> fun_at_end([1, 2], x) end).

%% Nothing here fails always: OTP's compiler makes a tail call of a call that does not come back.
ends_badly([], End) -> fails(End);
ends_badly([X | Xs], End) -> [X | ends_badly(Xs, End)].

fails(0) -> [];
fails(X) ->
    Y = X + a,
    [Y].

two_sites([a | Xs]) ->
    [1 | two_sites(Xs)];
two_sites([b | Xs]) ->
    [2 | two_sites(Xs)];
two_sites([c | _]) -> error(c);
two_sites(_) -> [].

one_line([a | Xs]) -> [1 | one_line(Xs)]; one_line([b | Xs]) -> [2 | one_line(Xs)]; one_line([]) -> []; one_line(_) -> error(c).

plus([]) -> [];
plus([X | Xs]) -> [X + 1 | plus(Xs)].

not_last([]) -> [];
not_last([3 | _]) -> error(here);
not_last([X | Xs]) ->
    L = [X | not_last(Xs)],
    [length(L) | L].

fun_at_end([], F) -> F(1);
fun_at_end([X | Xs], F) -> [X | fun_at_end(Xs, F)].

trace(Name, F) ->
    try F() of
        Result -> erlang:display({Name, Result})
    catch
        Class:Reason:Stack -> erlang:display({Name, Class, Reason, [shown(Entry) || {M, _, _, _} = Entry <- Stack, M =/= erl_eval, M =/= init, M =/= record_program]})
    end.

shown({M, F, Arguments, Info}) when is_list(Arguments) -> {given, shown({M, F, length(Arguments), Info})};
shown({M, F, A, Info}) ->
    case [Line || {line, Line} <- Info] of
        [Line] -> {M, F, A, Line};
        [] -> {M, F, A}
    end.

%% --- cells that are old when their tail is made

long() ->
    L = seq(1, 10000),
    erlang:display({long, sum(L, 0), sum(map(fun(X) -> garbage(X) end, L), 0)}),
    erlang:display({long_merge, sum(merge(filter(L), map(fun(X) -> X * 2 end, L)), 0)}).

garbage(X) ->
    Made = seq(1, X rem 40),
    sum(Made, 0).

seq(N, Max) when N > Max -> [];
seq(N, Max) -> [N | seq(N + 1, Max)].

sum([], S) -> S;
sum([X | Xs], S) -> sum(Xs, S + X).
