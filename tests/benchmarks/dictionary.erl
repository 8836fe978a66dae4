%% A hash table of buckets in tuples of segments that grows by one bucket at a time (linear hashing): tuples updated by setelement.
-module(dictionary).
-export([main/1]).

-define(SEGMENT, 16).
-record(table, {size = 0, buckets = ?SEGMENT, split = ?SEGMENT, segments}).

main([]) -> main(["80"]);
main([Rounds]) -> erlang:display(rounds(list_to_integer(Rounds), 0)).

rounds(0, Sum) -> Sum;
rounds(N, Sum) ->
    Table = fill(0, 20000, N, new()),
    rounds(N - 1, Sum + Table#table.size + lookup(0, 20000, N, Table, 0)).

new() -> #table{segments = {segment()}}.
segment() -> erlang:make_tuple(?SEGMENT, []).

fill(Max, Max, _, Table) -> Table;
fill(I, Max, Seed, Table) -> fill(I + 1, Max, Seed, store(key(I, Seed), I, Table)).

lookup(Max, Max, _, _, Sum) -> Sum;
lookup(I, Max, Seed, Table, Sum) ->
    case find(key(I, Seed), Table) of
        {ok, Value} -> lookup(I + 1, Max, Seed, Table, Sum + Value);
        error -> lookup(I + 1, Max, Seed, Table, Sum)
    end.

key(I, Seed) -> (I * 7919 + Seed) band 16#7fff.

slot(Key, #table{buckets = Buckets, split = Split}) ->
    Hash = erlang:phash2(Key, 1 bsl 27),
    case Hash rem (2 * Split) of
        Slot when Slot < Buckets -> Slot;
        Slot -> Slot - Split
    end.

bucket(Slot, #table{segments = Segments}) ->
    element(Slot rem ?SEGMENT + 1, element(Slot div ?SEGMENT + 1, Segments)).

put_bucket(Slot, Bucket, #table{segments = Segments} = Table) ->
    At = Slot div ?SEGMENT + 1,
    Segment = setelement(Slot rem ?SEGMENT + 1, element(At, Segments), Bucket),
    Table#table{segments = setelement(At, Segments, Segment)}.

find(Key, Table) -> find_in(Key, bucket(slot(Key, Table), Table)).

find_in(Key, [[Key | Value] | _]) -> {ok, Value};
find_in(Key, [_ | Rest]) -> find_in(Key, Rest);
find_in(_, []) -> error.

store(Key, Value, Table) ->
    Slot = slot(Key, Table),
    case replace(Key, Value, bucket(Slot, Table)) of
        {Bucket, 0} -> put_bucket(Slot, Bucket, Table);
        {Bucket, 1} -> grow(put_bucket(Slot, Bucket, Table#table{size = Table#table.size + 1}))
    end.

replace(Key, Value, [[Key | _] | Rest]) -> {[[Key | Value] | Rest], 0};
replace(Key, Value, [Pair | Rest]) ->
    {Replaced, New} = replace(Key, Value, Rest),
    {[Pair | Replaced], New};
replace(Key, Value, []) -> {[[Key | Value]], 1}.

%% One bucket more, filled from the one it splits off.
grow(#table{size = Size, buckets = Buckets} = Table) when Size =< 5 * Buckets -> Table;
grow(#table{buckets = Buckets, split = Split, segments = Segments} = Table) ->
    From = Buckets - Split,
    Old = bucket(From, Table),
    Room = case Buckets rem ?SEGMENT of
               0 -> erlang:append_element(Segments, segment());
               _ -> Segments
           end,
    Larger = Table#table{segments = Room, buckets = Buckets + 1},
    Wanted = case Buckets + 1 of
                 Full when Full =:= 2 * Split -> Larger#table{split = 2 * Split};
                 _ -> Larger
             end,
    {Stay, Go} = divide(Old, 2 * Split, From, [], []),
    put_bucket(Buckets, Go, put_bucket(From, Stay, Wanted)).

divide([], _, _, Stay, Go) -> {Stay, Go};
divide([[Key | _] = Pair | Rest], Modulus, From, Stay, Go) ->
    case erlang:phash2(Key, 1 bsl 27) rem Modulus of
        From -> divide(Rest, Modulus, From, [Pair | Stay], Go);
        _ -> divide(Rest, Modulus, From, Stay, [Pair | Go])
    end.
