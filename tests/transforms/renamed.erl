%% The transform makes every atom `before` an `after`.
-module(renamed).
-compile({parse_transform, rename}).
-export([main/1]).

main(_) -> 'after' = word().

word() -> before.
