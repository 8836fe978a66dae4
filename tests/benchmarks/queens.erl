%% All placings of N queens, with list comprehensions.
-module(queens).
-export([main/1]).

main([]) -> main(["11"]);
main([Size]) ->
    N = list_to_integer(Size),
    erlang:display(count(queens(N, N), 0)).

queens(0, _) -> [[]];
queens(K, N) -> [[Column | Rest] || Rest <- queens(K - 1, N), Column <- seq(1, N), safe(Column, Rest, 1)].

safe(_, [], _) -> true;
safe(Column, [Other | Rest], Distance) ->
    Column =/= Other andalso Column + Distance =/= Other andalso Column - Distance =/= Other
        andalso safe(Column, Rest, Distance + 1).

seq(N, Max) when N > Max -> [];
seq(N, Max) -> [N | seq(N + 1, Max)].

count([], N) -> N;
count([_ | T], N) -> count(T, N + 1).
