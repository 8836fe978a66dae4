-module(inlined).
-export([f/2, g/1, h/1]).
-compile({inline, [fail/2, {twice, 1}, many/1, fact/1]}).

% Traces show f/2 at the line of fail/2.
f(X, Y) when is_atom(X) -> Y;
f(X, Y) -> fail(badarg, [X, Y]).

fail(Reason, Args) -> error(Reason, Args).

% The variables of the body are its own; arguments are evaluated once, in order.
g(X) -> Y = twice(self()), {Y, twice(begin Z = X, Z end), Z}.

twice(X) -> Y = {X, X}, Y.

% Not inlined here: what has several clauses, what has funs; a call of itself.
h(X) -> {many(X), fact(X)}.

many([]) -> 0;
many(X) -> X.

fact(N) -> if N > 0 -> N * fact(N - 1); true -> 1 end.
