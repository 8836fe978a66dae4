%% Words of a text in a binary counted in a map.
-module(word_count).
-export([main/1]).

main([]) -> main(["40"]);
main([Rounds]) ->
    Text = text(40000, 12345, <<>>),
    erlang:display(rounds(list_to_integer(Rounds), Text, 0)).

rounds(0, Text, Sum) -> {byte_size(Text), lines(Text, 0), Sum};
rounds(N, Text, Sum) ->
    Counts = words(Text, <<>>, #{}),
    rounds(N - 1, Text, Sum + map_size(Counts) + maps:get(<<"word17">>, Counts)).

text(0, _, Acc) -> Acc;
text(N, Seed, Acc) ->
    Next = (Seed * 1103515245 + 12345) band 16#7FFFFFFF,
    Word = integer_to_binary((Next bsr 8) rem 500),
    End = case N rem 10 of 0 -> $\n; _ -> $\s end,
    text(N - 1, Next, <<Acc/binary, "Word", Word/binary, End>>).

words(<<C, R/binary>>, Word, Counts) when C >= $a, C =< $z; C >= $0, C =< $9 -> words(R, <<Word/binary, C>>, Counts);
words(<<C, R/binary>>, Word, Counts) when C >= $A, C =< $Z -> words(R, <<Word/binary, (C + 32)>>, Counts);
words(<<_, R/binary>>, <<>>, Counts) -> words(R, <<>>, Counts);
words(<<_, R/binary>>, Word, Counts) -> words(R, <<>>, count(Word, Counts));
words(<<>>, <<>>, Counts) -> Counts;
words(<<>>, Word, Counts) -> count(Word, Counts).

count(Word, Counts) ->
    case Counts of
        #{Word := N} -> Counts#{Word := N + 1};
        #{} -> Counts#{Word => 1}
    end.

lines(<<"\n", R/binary>>, N) -> lines(R, N + 1);
lines(<<_, R/binary>>, N) -> lines(R, N);
lines(<<>>, N) -> N.
