%% Counts points of the Mandelbrot set: floats in a loop.
-module(mandelbrot).
-export([main/1]).

main([]) -> main(["1200"]);
main([Size]) ->
    N = list_to_integer(Size),
    erlang:display(rows(0, N, 0)).

rows(N, N, Inside) -> Inside;
rows(Y, N, Inside) -> rows(Y + 1, N, columns(0, Y, N, Inside)).

columns(N, _, N, Inside) -> Inside;
columns(X, Y, N, Inside) ->
    Cr = 2.0 * X / N - 1.5,
    Ci = 2.0 * Y / N - 1.0,
    columns(X + 1, Y, N, Inside + iterate(0.0, 0.0, Cr, Ci, 100)).

iterate(_, _, _, _, 0) -> 1;
iterate(Zr, Zi, Cr, Ci, Left) ->
    Zr2 = Zr * Zr,
    Zi2 = Zi * Zi,
    if
        Zr2 + Zi2 > 4.0 -> 0;
        true -> iterate(Zr2 - Zi2 + Cr, 2.0 * Zr * Zi + Ci, Cr, Ci, Left - 1)
    end.
