-module(count_test).
-export([main/1]).
-include("words.hrl").

main(_) ->
    0 = words:total_length([]),
    8 = words:total_length(["three", "two"]),
    100 = ?BASE.
