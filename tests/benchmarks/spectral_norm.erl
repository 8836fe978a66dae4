%% The largest singular value of an infinite matrix's corner, by the power method: lists of floats.
-module(spectral_norm).
-export([main/1]).

main([]) -> main(["1000"]);
main([Size]) ->
    N = list_to_integer(Size),
    {U, V} = power(10, N, [1.0 || _ <- seq(0, N - 1)], []),
    erlang:display(trunc(math:sqrt(product(U, V, 0.0) / product(V, V, 0.0)) * 1.0e6)).

power(0, _, U, V) -> {U, V};
power(Rounds, N, U, _) ->
    V = multiply_twice(N, U),
    power(Rounds - 1, N, multiply_twice(N, V), V).

multiply_twice(N, V) -> columns(0, N, rows(0, N, V)).

rows(N, N, _) -> [];
rows(I, N, V) -> [row(I, 0, V, 0.0) | rows(I + 1, N, V)].

row(_, _, [], Sum) -> Sum;
row(I, J, [X | V], Sum) -> row(I, J + 1, V, Sum + X / entry(I, J)).

columns(N, N, _) -> [];
columns(I, N, V) -> [column(I, 0, V, 0.0) | columns(I + 1, N, V)].

column(_, _, [], Sum) -> Sum;
column(I, J, [X | V], Sum) -> column(I, J + 1, V, Sum + X / entry(J, I)).

entry(I, J) -> (I + J) * (I + J + 1) div 2 + I + 1.

product([], [], Sum) -> Sum;
product([X | U], [Y | V], Sum) -> product(U, V, Sum + X * Y).

seq(N, Max) when N > Max -> [];
seq(N, Max) -> [N | seq(N + 1, Max)].
