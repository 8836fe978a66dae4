-module(on_load).
-export([f/1, g/0]).
-on_load(init/0).

% A function that the program calls before it starts, and which module_info does not show. Exported functions ask whether that went well.
init() -> ok.

f(X) when X > 0 -> h(X);
f(_) -> ok.

g() -> f(1).

% Nobody outside calls this one.
h(X) -> X.
