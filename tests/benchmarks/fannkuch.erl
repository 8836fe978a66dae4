%% Prefix reversals over all permutations of 1..N: short lists taken apart and put together.
-module(fannkuch).
-export([main/1]).

main([]) -> main(["10"]);
main([Size]) ->
    N = list_to_integer(Size),
    erlang:display(permutations(seq(1, N), [], {0, 0, 1})).

%% Each element in turn is put in front of the permutations of the others.
permutations([], Chosen, State) -> count(Chosen, State);
permutations(Left, Chosen, State) -> each([], Left, Chosen, State).

each(_, [], _, State) -> State;
each(Before, [X | After], Chosen, State) ->
    each([X | Before], After, Chosen, permutations(onto(Before, After), [X | Chosen], State)).

count(Permutation, {Sum, Most, Sign}) ->
    Flips = flips(Permutation, 0),
    {Sum + Sign * Flips, larger(Flips, Most), -Sign}.

larger(A, B) when A > B -> A;
larger(_, B) -> B.

flips([1 | _], N) -> N;
flips([First | _] = Permutation, N) -> flips(flip(First, Permutation, []), N + 1).

flip(0, Rest, Flipped) -> onto_end(Flipped, Rest);
flip(N, [X | Rest], Flipped) -> flip(N - 1, Rest, [X | Flipped]).

%% What was flipped lies the right way round when taken from the front.
onto_end(Flipped, Rest) -> append(Flipped, Rest).

append([], Rest) -> Rest;
append([X | Xs], Rest) -> [X | append(Xs, Rest)].

onto([], Rest) -> Rest;
onto([X | Xs], Rest) -> onto(Xs, [X | Rest]).

seq(N, Max) when N > Max -> [];
seq(N, Max) -> [N | seq(N + 1, Max)].
