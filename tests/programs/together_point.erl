%% Part of the program `together`: a record that others see through functions.
-module(together_point).
-export([new/2, x/1, y/1, move/3, name/1, name/2, is_point/1, kind/1, literal/1, five/5, nine/9]).

-record(point, {x, y, name = "nowhere"}).

new(X, Y) -> #point{x = X, y = Y}.

x(#point{x = X}) -> X.

y(#point{y = Y}) -> Y.

move(#point{x = X, y = Y} = Point, DX, DY) -> Point#point{x = X + DX, y = Y + DY}.

name(#point{name = Name}) -> Name.

name(Point = #point{}, Name) -> Point#point{name = Name}.

is_point(#point{}) -> true;
is_point(_) -> false.

kind(N) when is_integer(N), N < 0 -> negative;
kind(N) when is_integer(N) -> integer;
kind(F) when is_float(F) -> float;
kind(A) when is_atom(A) -> atom;
kind(B) when is_binary(B) -> binary;
kind([]) -> nothing;
kind(#point{name = Name}) -> {point, Name};
kind(_) -> unknown.

literal(a) -> {literal, [1, 2, 3], #{key => <<"value">>}};
literal(b) -> "a list of characters";
literal(c) -> 12345678901234567890.

five(A, B, C, D, E) -> {E, D, C, B, A}.

nine(A, B, C, D, E, F, G, H, I) -> A + B * C - D + E * F + G - H * I.
