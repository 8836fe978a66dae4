-module(refused).
-export([f/1]).

f(<<X>>) -> X;
f(#{a := X}) -> X;
f(X) when X == <<>>; X == #{} -> X;
f(X) ->
    receive X -> ok after 0 -> ok end,
    #{a => X},
    X#{a => X},
    <<X>>,
    << <<Y>> || Y <- X >>,
    [Y || <<Y>> <= X].
