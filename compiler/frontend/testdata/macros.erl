-module(macros).
-export([f/2, g/0, h/1, 'odd name'/0]).
-include("macros.hrl").
-include("macros.hrl").
-define(CONST, 42).
-define(EMPTY, ).
-define(ADD(A, B), A + B).
-define(ADD(A), ?ADD(A, ?CONST)).
-define(ADD, zero).
-define(NONE(), none).
-define(STR(X), ??X).
-define(NESTED(X), begin ?ADD(X, (X)), [X, ?STR(X)] end).
-define('quoted name', q).
-define(FUNC(N), N() -> ?FUNCTION_NAME).
-define(CALL(F, Args), F Args).
f(X, Y) ->
    [?CONST, ?ADD(X, Y), ?ADD(X), ?ADD, ?NONE(), ?STR(foo(X, "s" ++ Y)), ?NESTED({X, [Y]}), ?'quoted name',
     ?MODULE, ?MODULE_STRING, ?FILE, ?LINE, ?MACHINE, ?OTP_RELEASE, ?FUNCTION_NAME, ?FUNCTION_ARITY, ?BEAM,
     ?FROM_HEADER(X), ?ADD(case X of a -> 1; b -> 2 end, fun(A, B) -> {A, B} end), ?ADD(<<1, 2>>, #{a => 1, b => 2}),
     ?FEATURE_AVAILABLE(maybe_expr), ?FEATURE_ENABLED(maybe_expr), ?EMPTY X, ?CALL(f, (1, 2)), #header{field = 1}].
g() -> ?ADD(
    1,
    2
  ).
h({A, [_, _], <<_>>}) -> {A, ?FUNCTION_NAME, ?FUNCTION_ARITY}.
?FUNC('odd name').
-undef(CONST).
-ifdef(CONST).
broken( -> .
-else.
-define(CONST, again).
-endif.
