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
