-module(stopping).
-export([main/1]).

main(Args) ->
    [count(length(Args), 2)].

count(N, 0) ->
    bottom(N) + 1;
count(N, More) ->
    1 + count(N, More - 1).

bottom(N) ->
    erlang:display(N),
    N.
