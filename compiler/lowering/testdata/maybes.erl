-module(maybes).
-feature(maybe_expr, enable).
-export([f/1, g/1, h/2]).

% What a ?= does not match leaves the body; what it binds is in scope behind it.
f(X) ->
    maybe
        {ok, Y} ?= X,
        true ?= is_integer(Y),
        Y + 1
    end.

% What leaves goes through the clauses behind else. The numbers of funs are those of OTP.
g(X) ->
    maybe
        {ok, Y} ?= (fun(_) -> X end)(0),
        Z = (fun() -> Y end)(),
        ok ?= Z,
        fun(_, _) -> Y end
    else
        {error, E} -> fun(_, _, _) -> E end;
        1 -> one
    end.

% A bound variable is a test; the last match gives the value; a maybe as an operand.
h(X, Y) ->
    {X, maybe {ok, Y} ?= X, [_ | _] ?= Y end, Y}.
