-module(lint_keywords).
-compile(warn_keywords).
-export([f/1, maybe/1, g/0]).
-type t() :: erl_scan:line() | http_uri:path() | crypto:hmac_state().
-spec g() -> t().
f(maybe) when maybe =:= else -> maybe;
f('maybe') -> {'else', else};
f(X) -> maybe(X), lists:maybe(X), maybe:f(X), fun maybe/1, fun m:else/2, #{else => maybe}.
maybe(else) -> 'maybe'.
g() -> case f(1) of else -> 1 end.
