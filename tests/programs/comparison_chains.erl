-module(comparison_chains).
-export([main/1]).

%% Guards that compare one value with many small integers, and values of every kind, near each of the integers.
main(_) ->
    Edges = [-9007199254740993, -1000, -7, -1, 0, 1, 5, 10, 15, 16, 20, 100, 1000, 44032, 1 bsl 40, 9007199254740991],
    Near = [E + D || E <- Edges, D <- [-1, 0, 1]],
    Floats = [E + D || E <- Edges, abs(E) < 1 bsl 52, D <- [-1.0, -0.5, -0.0625, 0.0, 0.0625, 0.5, 1.0]],
    Large = [(1 bsl 59) - 1, 1 bsl 59, -(1 bsl 59), -(1 bsl 60), (1 bsl 60) - 1, 1 bsl 60, 1 bsl 64, -(1 bsl 64), 1 bsl 70, -(1 bsl 70), 1.0e17, 5.0e17, 6.0e17, 1.0e18, 1.0e19, -5.0e17, -6.0e17, -1.0e18, -1.0e19, 1.0e300, -1.0e300, -0.0],
    Others = [a, '', [], [1], "10", {}, {10}, <<>>, <<10>>, <<1:3>>, #{}, #{10 => 10}, self(), make_ref(), fun main/1, fun() -> Edges end],
    All = Near ++ Floats ++ Large ++ Others,
    [erlang:display({Name, [F([X]) || X <- All]}) || {Name, F} <- [{inside, fun inside/1}, {outside, fun outside/1}, {strict, fun strict/1}, {mixed, fun mixed/1}]],
    erlang:display(loop(All, 0)).

%% On all sides of both comparisons: integer on the left and on the right, with and without being equal.
inside([X]) when -1000 =< X, X =< -7 -> a;
inside([X]) when 0 =< X, X =< 5 -> b;
inside([X]) when 10 =< X, X =< 15 -> c;
inside([X]) when 16 =< X, X =< 20 -> d;
inside([X]) when 100 =< X, X =< 1000 -> e;
inside([X]) when 44032 =< X, X =< 1 bsl 40 -> f;
inside([_]) -> none.

outside([X]) when X < -9007199254740991 -> a;
outside([X]) when X < -1000 -> b;
outside([X]) when X < -1 -> c;
outside([X]) when X < 0 -> d;
outside([X]) when X < 1 -> e;
outside([X]) when X < 5 -> f;
outside([X]) when X < 10 -> g;
outside([X]) when X < 16 -> h;
outside([X]) when X < 44032 -> i;
outside([X]) when X < 1 bsl 40 -> j;
outside([X]) when X < 9007199254740991 -> k;
outside([_]) -> none.

strict([X]) when X > 9007199254740991 -> a;
strict([X]) when X > 1 bsl 40 -> b;
strict([X]) when X > 44032 -> c;
strict([X]) when X > 1000 -> d;
strict([X]) when X > 16 -> e;
strict([X]) when X > 15 -> f;
strict([X]) when X > 5 -> g;
strict([X]) when X > 0 -> h;
strict([X]) when X > -1 -> i;
strict([X]) when X > -7 -> j;
strict([X]) when X > -9007199254740991 -> k;
strict([_]) -> none.

mixed([X]) when X >= 20, X < 1000; X < -7, X >= -1000 -> a;
mixed([X]) when is_float(X), X > 0, X =< 1 -> b;
mixed([X]) when X == 10 -> c;
mixed([X]) when X >= 5, X < 16 -> d;
mixed([X]) when not (X < 44032), not (X > 44033) -> e;
mixed([X]) when is_atom(X), X > 100 -> f;
mixed([_]) -> none.

loop([X | Rest], Sum) ->
    Step = if X < -1000 -> 1;
              X < -7 -> 2;
              X < -1 -> 3;
              X < 0 -> 4;
              X =< 1 -> 5;
              X =< 10 -> 6;
              X =< 100 -> 7;
              X =< 1000 -> 8;
              X =< 44032 -> 9;
              true -> 10
           end,
    loop(Rest, (Sum * 11 + Step) rem 1000000007);
loop([], Sum) -> Sum.
