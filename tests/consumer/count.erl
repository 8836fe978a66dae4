-module(count).
-export([main/1]).
-include_lib("words/include/words.hrl").

main(Words) ->
    erlang:display(words:total_length(Words) + ?BASE).
