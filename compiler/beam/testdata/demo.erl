-module(demo).
-export([f/1]).
-record(r, {a = 1 :: integer(), b}).
-spec f(integer()) -> #r{}.
f(X) when X > 0 -> #r{b = [X | "text"]};
f(_) -> #r{}.
