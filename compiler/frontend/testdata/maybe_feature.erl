-module(maybe_feature).
-feature(maybe_expr, enable).
-export([f/1, g/1]).
f(X) -> maybe {ok, A} ?= X, B = A, {ok, C} ?= B, C end.
g(X) -> maybe 1 ?= X, 2 else 3 -> three; {error, R} when R -> R end.
-if(?FEATURE_ENABLED(maybe_expr)).
-export([h/0]).
h() -> 'maybe'.
-endif.
