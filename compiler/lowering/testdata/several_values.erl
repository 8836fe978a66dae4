-module(several_values).
-export([f/1]).

% Several values at once (OTP 29, EEP 78): evaluated in order, then the rest of the list.
f(X) -> [{Y, 1}, g(Y), 3 || Y <- X, Y > 0].

g(Y) -> Y.
