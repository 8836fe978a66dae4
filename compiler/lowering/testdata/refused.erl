-module(refused).
-export([f/1]).

f(<<X>>) -> X;
f(X) when X == <<>> -> X;
f(X) ->
    receive X -> ok after 0 -> ok end,
    <<X>>,
    << <<Y>> || Y <- X >>,
    [Y || <<Y>> <= X].
