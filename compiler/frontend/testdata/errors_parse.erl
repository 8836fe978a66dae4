-module(errors_parse).
-export(foo).
-export([foo]).
-export([1/2]).
-export([foo/x]).
-export([foo/1], bar).
-module(1, 2).
-record(a, b).
-record(a, {1}).
-record(1, {a :: b}).
-foo(a, {b :: c}).
-foo(a :: b).
-type foo :: bar().
-type foo(_) :: bar().
-type foo(1) :: bar().
-opaque o.
-type t() :: <<X:8>>.
-spec f(A) -> B when 1 :: A.
-spec f(A) -> B when is_foo(A, b).
-spec f(A) -> B when is_subtype(1, b).
-foo(X).
-foo(a, b).
-foo(bar()).
f(X) -> X; g(X) -> X.
f(X) -> X; f(X, Y) -> X.
f() -> fun (A) -> A; (A, B) -> B end.
f() -> fun F(A) -> A; G(A) -> A end.
f() -> 1 == 2 == 3.
f() -> [1, 2.
f() -> {1, 2).
f() -> case x of end.
f() -> begin end.
f() -> f()().
f() -> a:b:c.
f(a:b) -> 1.
f() -> X#a{}#{}.
f() -> if true -> end.
f() -> try x end.
f() -> receive end.
f() -> fun f.
f() -> fun M/1.
f() -> #r{X}.
f() -> <<1/foo:bar>>.
f() -> <<a:b/1>>.
f() -> (1.
f() -> 1 2.
f() -> .
f( -> 1.
f() when -> 1.
F() -> 1.
1.
foo.
f() -> [X <- Y].
f() -> [X || Y <= Z].
-spec foo() -> .
f() -> @.
f()
