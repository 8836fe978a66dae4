%% otp=29
-module(new_syntax_errors).
-export([a/0]).
a() -> "one""two".
b() -> """text""".
c() -> """
    good
   bad
    """.
d() -> ~x"no".
e() -> ~s.
f() -> maybe.
g() -> #m:r{}.
-record #r{a = 1}.
h() -> [A, B || A <- Unbound, B <- []].
