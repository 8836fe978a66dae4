%% Floats: arithmetic, comparison with integers, conversion.
-module(floats).
-export([main/1]).

main(_) ->
    each(fun(A) -> each(fun(B) -> pair(A, B) end, numbers()) end, numbers()),
    erlang:display([trunc(2.9), trunc(-2.9), round(2.5), round(-2.5), ceil(2.1), floor(-2.1), trunc(1.0e25), round(1.0e22)]),
    erlang:display([float(3), float(1 bsl 70), 7 / 2, 6 / 3, (1 bsl 100) / (1 bsl 98)]),
    erlang:display({9007199254740993 == 9007199254740992.0, 9007199254740993 > 9007199254740992.0}),
    erlang:display({(1 bsl 2000) > 1.0e308, -(1 bsl 2000) < -1.0e308}),
    erlang:display({1 == 1.0, 1 =:= 1.0, 1 /= 1.0, 1 =/= 1.0, 0.0 == -0.0, 0.0 =:= -0.0}),
    erlang:display(integral(0.0, 1.0, 100000)),
    erlang:display(harmonic(10000, 0.0)),
    erlang:display(newton(2.0, 1.0, 20)),
    erlang:display(classify([1, 1.0, 2.5, -1.0e300, a])),
    erlang:display([min(1, 1.0), min(1.0, 1), max(1, 1.0), max(1.0, 1)]).

numbers() -> [0.0, 1.5, -2.25, 1.0e10, 3, -7, 1 bsl 70].

pair(A, B) -> erlang:display({A + B, A - B, A * B, A < B, A =< B, A == B, quotient(A, B)}).

quotient(_, B) when B == 0 -> none;
quotient(A, B) -> A / B.

integral(From, To, Steps) -> integral(From, (To - From) / Steps, Steps, 0.0).
integral(_, _, 0, Sum) -> Sum;
integral(X, Step, Left, Sum) -> integral(X + Step, Step, Left - 1, Sum + X * X * Step).

harmonic(0, Sum) -> Sum;
harmonic(N, Sum) -> harmonic(N - 1, Sum + 1 / N).

newton(_, Guess, 0) -> Guess;
newton(X, Guess, N) -> newton(X, 0.5 * (Guess + X / Guess), N - 1).

classify([]) -> [];
classify([1.0 | T]) -> [one_float | classify(T)];
classify([1 | T]) -> [one | classify(T)];
classify([X | T]) when is_float(X), X > 2 -> [large | classify(T)];
classify([X | T]) when is_float(X) -> [float | classify(T)];
classify([_ | T]) -> [other | classify(T)].

each(_, []) -> ok;
each(F, [H | T]) -> F(H), each(F, T).
