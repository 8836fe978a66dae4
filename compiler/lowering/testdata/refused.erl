-module(refused).
-export([f/1]).

f(X) ->
    receive X -> ok after 0 -> ok end.
