%% For on_load: refuses to be loaded, and says so by an atom, which is not reported.
-module(on_load_refused).
-export([there/2, same/1, nothing/0]).
-on_load(refuse/0).

refuse() -> there(not_for, this_machine), nothing().

there(_, _) -> nothing().

same(X) when is_integer(X) -> X.

nothing() -> not_here.
