%% How often each sequence of K letters occurs: maps that grow, counts that are updated.
-module(k_nucleotide).
-export([main/1]).

main([]) -> main(["400000"]);
main([Length]) ->
    Letters = letters(list_to_integer(Length), 42),
    erlang:display([summary(K, count(K, Letters)) || K <- [1, 2, 4, 6, 8]]).

letters(0, _) -> [];
letters(N, Seed) ->
    Next = (Seed * 3877 + 29573) rem 139968,
    [letter(Next * 1000 div 139968) | letters(N - 1, Next)].

letter(P) when P < 303 -> a;
letter(P) when P < 501 -> c;
letter(P) when P < 698 -> g;
letter(_) -> t.

code(a) -> 0;
code(c) -> 1;
code(g) -> 2;
code(t) -> 3.

count(K, Letters) -> count(K, 0, 0, 1 bsl (2 * K) - 1, Letters, #{}).

count(_, _, _, _, [], Counts) -> Counts;
count(K, Seen, Window, Mask, [Letter | Letters], Counts) when Seen < K - 1 ->
    count(K, Seen + 1, Window bsl 2 bor code(Letter), Mask, Letters, Counts);
count(K, Seen, Window, Mask, [Letter | Letters], Counts) ->
    Next = (Window bsl 2 bor code(Letter)) band Mask,
    count(K, Seen, Next, Mask, Letters, add(Next, Counts)).

add(Key, Counts) ->
    case Counts of
        #{Key := N} -> Counts#{Key := N + 1};
        #{} -> Counts#{Key => 1}
    end.

summary(K, Counts) -> {K, map_size(Counts), most(maps:keys(Counts), Counts, {0, 0})}.

most([], _, Best) -> Best;
most([Key | Rest], Counts, {Best, Most}) ->
    case Counts of
        #{Key := N} when N > Most; N =:= Most, Key < Best -> most(Rest, Counts, {Key, N});
        #{} -> most(Rest, Counts, {Best, Most})
    end.
