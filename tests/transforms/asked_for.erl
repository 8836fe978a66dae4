%% The transform makes every atom `before` an `after`.
-module(asked_for).
-export([main/1]).

main(_) -> 'after' = word().

word() -> before.
