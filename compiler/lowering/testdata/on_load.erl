-module(on_load).
-export([f/0]).
-on_load(init/0).

% A function that the program calls before it starts, and which module_info does not show.
init() -> ok.

f() -> ok.
