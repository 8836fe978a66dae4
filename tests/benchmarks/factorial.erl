%% Factorial of 5,000, forwards: a big integer times a small one; and by halves: two big ones.
-module(factorial).
-export([main/1]).

main([]) -> main(["200"]);
main([Rounds]) -> erlang:display(rounds(list_to_integer(Rounds), 0)).

rounds(0, Sum) -> Sum rem 1000000007;
rounds(N, Sum) ->
    Forwards = upwards(1, 5000 + N, 1),
    Halves = product(1, 5000 + N),
    Forwards = Halves,
    rounds(N - 1, Sum + Forwards).

upwards(N, Max, Product) when N > Max -> Product;
upwards(N, Max, Product) -> upwards(N + 1, Max, Product * N).

product(N, N) -> N;
product(From, To) ->
    Middle = (From + To) div 2,
    product(From, Middle) * product(Middle + 1, To).
