%% Takeuchi's function: three calls nested in a fourth.
-module(tak).
-export([main/1]).

main([]) -> main(["2500"]);
main([Rounds]) -> erlang:display(rounds(list_to_integer(Rounds), 0)).

rounds(0, Result) -> Result;
rounds(N, Result) -> rounds(N - 1, Result + tak(18, 12, 6)).

tak(X, Y, Z) when Y < X -> tak(tak(X - 1, Y, Z), tak(Y - 1, Z, X), tak(Z - 1, X, Y));
tak(_, _, Z) -> Z.
