-module(lint_builtins).
-export([f/1, size/1, floor/1, g/0]).
-import(foo, [ceil/1]).
-import(bar, [element/2]).
-on_load(g/0).
-on_load(f/0).
-nifs([g/0]).
f(X) -> size(X), floor(X).
size(_) -> 1.
floor(_) -> 1.
g() -> ceil(1.5).
