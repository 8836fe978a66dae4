%% Maps as generators and results (OTP 26, EEP 58), strict and joined generators (OTP 28, EEP 70 and 73), several values (OTP 29, EEP 78).
%% What is expected is what the proposals say and the test suite of OTP 28 (zlc_SUITE) asks for.
-module(generators).
-export([main/1]).

main(_) ->
    M = #{a => 1, b => 2, c => 3},
    erlang:display([{K, V} || K := V <- M]),
    erlang:display([K || K := 2 <- M]),
    erlang:display(#{V => K || K := V <- M, V > 1}),
    erlang:display(#{X => X * X || X <- [1, 2, 3, 2]}),
    erlang:display([X + Y || X <- [1,2,3] && Y <- [10,20,30]]),
    erlang:display([X + Y || {i,X} <- [{i,1},bad,{i,3}] && Y <- [10,20,30], Y > 5]),
    erlang:display([{X,K,V} || X <- [1,2,3] && K := V <- M]),
    erlang:display([A || {ok, A} <:- [{ok, 1}, {ok, 2}]]),
    Big = maps:from_list([{I, I * I} || I <- seq(1, 100)]),
    erlang:display(sum([V || _ := V <- Big])),
    erlang:display(map_size(#{V => K || K := V <- Big})),
    fail(fun() -> [A || {ok, A} <:- [{ok, 1}, bad, {ok, 2}]] end),
    fail(fun() -> [A || A := 1 <:- M] end),
    fail(fun() -> [A || A := _ <- foo] end),
    fail(fun() -> [A || A := _ <- [1, 2]] end),
    fail(fun() -> [A + B || {i,A} <:- [{i,3},bad,{i,5}] && {i,B} <- [{i,10},{i,15},{i,20}]] end),
    fail(fun() -> [A + B || {i,A} <:- [{i,3},{i,5}] && {i,B} <- [bad]] end),
    fail(fun() -> [A + B || A <- [1] && _ := B <- #{}] end),
    fail(fun() -> [A + B || A <- [] && _ := B <- #{a => 1}] end),
    fail(fun() -> [A + B || A <- foo && B <- bar] end),
    fail(fun() -> #{A => 1 || A <- foo} end),
    erlang:display([{Same, A, B} || {Same, A} <- [{a, 1}, {b, 9}, {x, 10}] && {Same, B} <- [{a, 7}, {wrong, 8}, {x, 20}]]),
    erlang:display([X, -X || X <- [1, 2, 3], X =/= 2]),
    erlang:display(#{X => 1, -X => 2 || X <- [1, 2]}),
    erlang:display(hidden(#{k => 1}, [k, l])),
    erlang:display([{K, V} || K := V <- {a, 1, {b, 2, none}}]),
    erlang:display([{X, Y} || X <- [[1], [2, 3]], Y <:- X && Z <- X, Z > 1]),
    erlang:display([V || _ := V <- #{}]),
    erlang:display(#{X => Y || {X, Y} <- []}),
    erlang:display([{Y, X} || Y <- [1,2], X <:- [1,2,3], X > Y]).

%% The key of the map pattern is the variable from outside, not the one bound further right.
hidden(M, L) -> K = k, [{V, J} || #{K := V} <:- [M] && _ <- [0], J <- L].

fail(F) ->
    try F() of V -> erlang:display({no_failure, V})
    catch C:R -> erlang:display({C, R}) end.

seq(N, Max) when N > Max -> [];
seq(N, Max) -> [N | seq(N + 1, Max)].
sum([]) -> 0;
sum([H | T]) -> H + sum(T).
