%% Builds and walks many binary trees: allocation and collection.
-module(binary_trees).
-export([main/1]).

main([]) -> main(["18"]);
main([Depth]) ->
    Max = list_to_integer(Depth),
    Stretch = check(make(Max + 1)),
    Long = make(Max),
    erlang:display({Stretch, depths(4, Max), check(Long)}).

depths(Depth, Max) when Depth > Max -> [];
depths(Depth, Max) ->
    Rounds = 1 bsl (Max - Depth + 4),
    [{Rounds, Depth, rounds(Rounds, Depth, 0)} | depths(Depth + 2, Max)].

rounds(0, _, Sum) -> Sum;
rounds(N, Depth, Sum) -> rounds(N - 1, Depth, Sum + check(make(Depth))).

make(0) -> {leaf, leaf};
make(Depth) -> {make(Depth - 1), make(Depth - 1)}.

check({leaf, leaf}) -> 1;
check({Left, Right}) -> 1 + check(Left) + check(Right).
