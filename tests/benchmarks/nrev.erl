%% Naive reverse of a list of 1,000: short-lived lists by the million.
-module(nrev).
-export([main/1]).

main([]) -> main(["600"]);
main([Rounds]) ->
    List = seq(1, 1000),
    erlang:display(rounds(list_to_integer(Rounds), List, 0)).

rounds(0, _, Sum) -> Sum;
rounds(N, List, Sum) -> rounds(N - 1, List, Sum + hd(nrev(List))).

nrev([]) -> [];
nrev([H | T]) -> append(nrev(T), [H]).

append([], L) -> L;
append([H | T], L) -> [H | append(T, L)].

seq(N, Max) when N > Max -> [];
seq(N, Max) -> [N | seq(N + 1, Max)].
