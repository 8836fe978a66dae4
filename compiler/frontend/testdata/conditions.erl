-module(conditions).
-export([v/0]).
-define(VERSION, 3).
-if(?VERSION > 5).
v() -> big.
-elif(?VERSION =:= 3 andalso defined(VERSION)).
  -ifdef(NOPE).
v() -> nope.
  -else.
    -ifndef(NOPE).
v() -> ok.
    -endif.
  -endif.
-else.
v() -> other.
-endif.
-if(is_integer(foo) orelse length("abc") == 3).
-export([a/0]).
a() -> a.
-endif.
-if(1 / 0 > 0).
-error("never").
-endif.
-if(not defined(X) and (?OTP_RELEASE >= 21)).
b() -> b.
-export([b/0]).
-endif.
-ifdef(X).
this is skipped 1.0e999 .
-endif.
