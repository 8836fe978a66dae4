%% General balanced trees (Andersson 1999), as gb_trees are: inserts that rebuild a subtree where it got too deep, lookups, walks.
-module(balanced_trees).
-export([main/1]).

main([]) -> main(["40"]);
main([Rounds]) -> erlang:display(rounds(list_to_integer(Rounds), 0)).

rounds(0, Sum) -> Sum;
rounds(N, Sum) ->
    {Size, Tree} = fill(0, 30000, N, {0, nil}),
    rounds(N - 1, Sum + Size + sum(keys(Tree, []), 0) + hits(0, 30000, N, Tree, 0)).

fill(Max, Max, _, Tree) -> Tree;
fill(I, Max, Seed, Tree) -> fill(I + 1, Max, Seed, enter(key(I, Seed), I, Tree)).

key(I, Seed) -> (I * 7919 + Seed * 13) band 16#ffff.

hits(Max, Max, _, _, Hits) -> Hits;
hits(I, Max, Seed, Tree, Hits) ->
    case lookup(key(I, Seed), Tree) of
        {value, I} -> hits(I + 1, Max, Seed, Tree, Hits + 1);
        {value, _} -> hits(I + 1, Max, Seed, Tree, Hits);
        none -> error(lost)
    end.

lookup(_, nil) -> none;
lookup(Key, {Other, _, Smaller, _}) when Key < Other -> lookup(Key, Smaller);
lookup(Key, {Other, _, _, Bigger}) when Key > Other -> lookup(Key, Bigger);
lookup(_, {_, Value, _, _}) -> {value, Value}.

enter(Key, Value, {Size, Tree}) ->
    case lookup(Key, Tree) of
        none -> {Size + 1, insert(Key, Value, Tree, (Size + 1) * (Size + 1))};
        {value, _} -> {Size, update(Key, Value, Tree)}
    end.

update(Key, Value, {Other, V, Smaller, Bigger}) when Key < Other -> {Other, V, update(Key, Value, Smaller), Bigger};
update(Key, Value, {Other, V, Smaller, Bigger}) when Key > Other -> {Other, V, Smaller, update(Key, Value, Bigger)};
update(Key, Value, {_, _, Smaller, Bigger}) -> {Key, Value, Smaller, Bigger}.

%% Depth is what may still be spent, halved at each step down; where nothing is left the subtree comes back with its weight and
%% its height squared, and the first node that is out of balance is rebuilt.
insert(Key, Value, {Other, V, Smaller, Bigger}, Left) when Key < Other ->
    case insert(Key, Value, Smaller, Left bsr 1) of
        {Tree, Height, Size} -> balance_or_go_on({Other, V, Tree, Bigger}, Height, Size, Bigger);
        Tree -> {Other, V, Tree, Bigger}
    end;
insert(Key, Value, {Other, V, Smaller, Bigger}, Left) ->
    case insert(Key, Value, Bigger, Left bsr 1) of
        {Tree, Height, Size} -> balance_or_go_on({Other, V, Smaller, Tree}, Height, Size, Smaller);
        Tree -> {Other, V, Smaller, Tree}
    end;
insert(Key, Value, nil, 0) -> {{Key, Value, nil, nil}, 1, 1};
insert(Key, Value, nil, _) -> {Key, Value, nil, nil}.

balance_or_go_on(Tree, Height, Size, Sibling) ->
    {SiblingHeight, SiblingSize} = measure(Sibling),
    NewHeight = 2 * larger(Height, SiblingHeight),
    NewSize = Size + SiblingSize + 1,
    if
        NewHeight > NewSize * NewSize -> rebuild(Tree, NewSize);
        true -> {Tree, NewHeight, NewSize}
    end.

measure(nil) -> {1, 0};
measure({_, _, nil, nil}) -> {1, 1};
measure({_, _, Smaller, Bigger}) ->
    {Height, Size} = measure(Smaller),
    {OtherHeight, OtherSize} = measure(Bigger),
    {2 * larger(Height, OtherHeight), Size + OtherSize + 1}.

larger(A, B) when A > B -> A;
larger(_, B) -> B.

rebuild(Tree, Size) ->
    {Balanced, []} = build(pairs(Tree, []), Size),
    Balanced.

build(Pairs, 0) -> {nil, Pairs};
build([{Key, Value} | Pairs], 1) -> {{Key, Value, nil, nil}, Pairs};
build(Pairs, Size) ->
    Half = (Size - 1) div 2,
    {Smaller, [{Key, Value} | Rest]} = build(Pairs, Size - 1 - Half),
    {Bigger, Left} = build(Rest, Half),
    {{Key, Value, Smaller, Bigger}, Left}.

pairs(nil, List) -> List;
pairs({Key, Value, Smaller, Bigger}, List) -> pairs(Smaller, [{Key, Value} | pairs(Bigger, List)]).

keys(nil, List) -> List;
keys({Key, _, Smaller, Bigger}, List) -> keys(Smaller, [Key | keys(Bigger, List)]).

sum([], Sum) -> Sum;
sum([N | Rest], Sum) -> sum(Rest, Sum + N).
