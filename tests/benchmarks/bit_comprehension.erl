%% Binaries made of binaries by comprehensions.
-module(bit_comprehension).
-export([main/1]).

main([]) -> main(["400"]);
main([Rounds]) ->
    B = << <<(X * 37 rem 251)>> || X <- seq(1, 60000) >>,
    erlang:display(rounds(list_to_integer(Rounds), B, 0)).

rounds(0, _, Sum) -> Sum;
rounds(N, B, Sum) ->
    A = << <<(X bxor 16#5A)>> || <<X>> <= B >>,
    C = << <<Y:4, X:4>> || <<X:4, Y:4>> <= A >>,
    D = << <<X:16/little>> || <<X:16>> <= C, X > 1000 >>,
    E = [X || <<X:24>> <= D],
    F = << <<(X band 255)>> || X <- E >>,
    rounds(N - 1, B, Sum + byte_size(D) + byte_size(F) + length(E)).

seq(A, B) when A > B -> [];
seq(A, B) -> [A | seq(A + 1, B)].
