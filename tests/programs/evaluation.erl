%% Order of evaluation, scoping, macros, blocks, boolean operators that do not look at their second operand.
-module(evaluation).
-export([main/1]).
-include("evaluation.hrl").

-record(pair, {first = [], second = fun(X) -> X end}).

-define(TWICE(X), (X) + (X)).
-define(TWICE(X, Y), {X, Y, X}).
-ifdef(UNDEFINED_MACRO).
-define(BRANCH, wrong).
-else.
-define(BRANCH, right).
-endif.

main(Args) ->
    {say(1), [say(2) | say(3)], say(4) + say(5)},
    erlang:display(f(say(6), say(7), say(8))),
    erlang:display(false andalso say(never)),
    erlang:display(true orelse say(never)),
    erlang:display(true andalso say(9)),
    erlang:display(say(true) and say(false)),
    erlang:display(begin A = 1, B = A + 1, {A, B} end),
    erlang:display({A, B}),
    case Args of [] -> C = none; _ -> C = some end,
    erlang:display(C),
    erlang:display({?TWICE(3), ?TWICE(a, b), ?BRANCH, ?INCLUDED, ?MODULE, ?LINE}),
    erlang:display([?FUNCTION_NAME, ?FUNCTION_ARITY]),
    erlang:display({D = 5, D2 = 6}), erlang:display(D + D2),
    {E, [F, G | _]} = {1, "abc"},
    erlang:display({E, F, G}),
    erlang:display($a + $\n), erlang:display("tab\there" ++ " and " "more"),
    erlang:display({16#ff, 2#1010, 1_000_000, $\s, "\x{41}\101"}),
    erlang:display([X || X <- "\"quoted\\"]),
    erlang:display({1 < 2, a < 1, {} < [], "a" < "b", [] =< [1], 2 >= 2.0}),
    siblings(Args),
    ok.

%% What an operand binds its siblings know, but not the funs and comprehensions in them.
siblings(Args) ->
    erlang:display({A = id(1), fun() -> A = id(2) end(), A = id(1)}),
    erlang:display([B = id(1), [B = N || N <- [2, 3], begin C = N, true end, C > 0], {C = 7}]),
    erlang:display({A, B, C}),
    erlang:display([D = id(1), case Args of [] -> D = id(1), try fun() -> D = id(2) end() catch error:{badmatch, V} -> {no, V} end end]),
    erlang:display({E = id(1), {x, fun() -> E = id(2) end()}, fun F(0) -> E = id(7); F(N) -> F(N - 1) end(3)}),
    erlang:display({D, E}),
    erlang:display(try {G = id(1), G = id(2)} catch error:{badmatch, W} -> {no, W} end),
    erlang:display({I = id(1), begin {I, J} = id({1, 5}), try fun() -> {I, J} = id({1, 6}) end() catch error:X -> X end end}),
    #pair{first = Twice, second = Own} = #pair{first = [2 * N || N <- [I, J]], second = fun(N) -> {I, J, N} end},
    erlang:display({Twice, Own(1), #pair{second = [{I, N} || N <- Args]}#pair.first}),
    erlang:display({#pair{first = L = id(1), second = try fun() -> L = id(2) end() catch error:{badmatch, Y} -> {no, Y} end}, (#pair{})#pair.first}),
    erlang:display((begin K = 1, true end and begin (fun() -> K = 2 end)(), true end) andalso K).

id(X) -> X.

say(X) -> erlang:display(X), X.
f(A, B, C) -> {C, B, A}.
