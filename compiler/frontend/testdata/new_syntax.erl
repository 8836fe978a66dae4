%% otp=29
-module(new_syntax).
-export([f/1, g/0, h/2, i/0, j/1]).
-nominal meters() :: integer().
-export_type([meters/0]).
-moduledoc "Text.".
-doc """
    Several lines
      of documentation.
    """.
f(M) -> {#{K => V || K := V <- M}, [K || K := _ <:- M], [X || X <:- [1]], << <<X>> || <<X>> <:= <<1>> >>,
         [{X, Y} || X <- [1] && Y <- [2]], maybe {ok, A} ?= M, A else _ -> error end}.
-doc #{since => "1.0"}.
g() -> {~"utf8 é", ~s(string \n), ~S[raw \n], ~b{bytes}, ~B|raw \|, ~"""
    triple ~ "quoted"
    """, """
    text\n
      indented

    end
    """, 16#f.8, 2#1.01#e3, 16#A.0#e-1}.
h(A, B) when min(A, B) > 1 -> max(A, B).
i() -> <<X>> = <<Y>> = <<1>>, {X, Y}.
j(X) -> {[Y, Y + 1 || Y <- X], #{Y => 1, {Y} => 2 || Y <- X}}.
