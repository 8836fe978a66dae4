-module(maybes).
-export([tail/1, value/2]).

% Both ways end in tail calls; the two escapes meet at the clauses behind else.
tail(X) ->
    maybe
        {ok, Y} ?= X,
        true ?= Y,
        tail(Y)
    else
        {next, Z} -> tail(Z);
        Other -> Other
    end.

value(X, D) -> [maybe {ok, Y} ?= X, {D, Y} end | D].
