-module(refused).
-export([f/1]).

f(<<X>>) -> X;
f(X) when X == <<>> -> X;
f(X) ->
    <<X>>,
    << <<Y>> || Y <- X >>,
    [Y || <<Y>> <= X].
