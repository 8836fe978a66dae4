%% The rows of a Mandelbrot set, each by a process of its own, which takes less than a millisecond.
-module(parallel_rows).
-export([main/1]).

-define(SIZE, 1500).
-define(LIMIT, 255).

main(_) ->
    Self = self(),
    Rows = [spawn(fun() -> Self ! {self(), row(Y)} end) || Y <- lists:seq(0, ?SIZE - 1)],
    erlang:display(erlang:phash2([receive {Row, Pixels} -> Pixels end || Row <- Rows])).

row(Y) -> row(0, 2.0 * Y / ?SIZE - 1.0, []).

row(?SIZE, _, Pixels) -> list_to_binary(lists:reverse(Pixels));
row(X, Ci, Pixels) -> row(X + 1, Ci, [iterations(0.0, 0.0, 3.0 * X / ?SIZE - 2.0, Ci, 0) | Pixels]).

iterations(_, _, _, _, ?LIMIT) -> ?LIMIT;
iterations(Zr, Zi, _, _, N) when Zr * Zr + Zi * Zi > 4.0 -> N;
iterations(Zr, Zi, Cr, Ci, N) -> iterations(Zr * Zr - Zi * Zi + Cr, 2.0 * Zr * Zi + Ci, Cr, Ci, N + 1).
