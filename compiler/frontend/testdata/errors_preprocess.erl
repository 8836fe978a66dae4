-module(errors_preprocess).
-define(A, ?B).
-define(B, ?A).
-define(F(X), X).
-define(F(X, Y), {X, Y}).
-define(F(Z), Z).
-define(G(X, X), X).
-define(H(X) x).
-define(I, 1.
-define.
-define("x", 1).
-define(LINE, 1).
-define(MODULE, 1).
-undef(1).
-undef.
-include("no_such_file.hrl").
-include(nonsense).
-include_lib("nowhere/include/x.hrl").
-include_lib().
-ifdef().
-else.
-endif.
-else.
-endif.
-elif(true).
-if(true).
-else.
-else.
-endif.
-if(true).
-else.
-elif(true).
-endif.
-ifdef(Q).
-else.
-else.
-elif(true).
-endif.
-ifdef(Q).
-elif(fun() -> true end).
-endif.
-if(foo:bar()).
-endif.
-if(1 +).
-endif.
-if(1 2).
-endif.
-error("message").
-error(bad.
-warning({some, "warning"}).
-file(x, y).
-feature(maybe_expr, enable).
-endif(x).
-else(x).
a() -> ?A.
b() -> ?UNDEFINED, ?UNDEFINED(1).
c() -> ?F, ?F(1, 2, 3).
d() -> ?F(1.
e() -> ?F(,).
f() -> ?1.
g() -> ?BASE_MODULE.
-record(?FUNCTION_NAME, {}).
?FUNCTION_NAME() -> 1.
h() -> ?F( ).
-ifdef(OPEN).
-else.
