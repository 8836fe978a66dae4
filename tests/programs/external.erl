%% The external term format there and back, compressed too.
-module(external).
-export([main/1]).

main(_) ->
    Terms = [a, 'é', 1, -1, 1 bsl 100, -(1 bsl 3000), 1.5, [], [a | b], "text", {}, {1, {2}}, #{}, #{k => [v]}, many(40), seq(1, 300), self(), fun lists:map/2],
    erlang:display([back(T, O) || T <- Terms, O <- [[], [compressed], [{compressed, 9}], [{minor_version, 2}], [deterministic]]]),
    Long = seq(1, 1500),
    erlang:display([byte_size(term_to_binary(Long, O)) || O <- [[], [compressed], [{compressed, 1}], [{compressed, 0}], [{compressed, 9}]]]),
    erlang:display([erlang:md5(term_to_binary(Long, [{compressed, L}])) || L <- seq(1, 9)]),
    erlang:display([byte_size(term_to_binary(duplicate(N, a), [compressed])) || N <- seq(0, 12)]),
    erlang:display([binary_to_term(iolist_to_binary(B)) || B <- [[131, 97, 7], [131, 80, 0, 0, 0, 1, 120, 156, 203, 2, 0, 0, 107, 0, 107]]]),
    erlang:display([bad(B) || B <- [[131, 80], [131, 80, 0, 0, 0, 1], [131, 80, 255, 255, 255, 255, 120, 156, 203, 2, 0, 0, 107, 0, 107],
                                    [131, 80, 0, 0, 0, 1, 120, 156, 203, 2, 0, 0, 107, 0, 108], [131], []]]),
    erlang:display(binary_to_term(iolist_to_binary([131, 80, 0, 0, 0, 1, 120, 156, 203, 2, 0, 0, 107, 0, 107, "more"]), [used])),
    references().

references() ->
    Reference = make_ref(),
    Alias = alias(),
    Table = ets:new(table, []),
    erlang:display([back(T, O) || T <- [Reference, {Reference, Alias, [Table]}, Table, monitor(process, self()), atomics:new(1, [])],
                                  O <- [[], [compressed], [{minor_version, 0}], [deterministic]]]),
    %% What stands for something stands for it again.
    true = ets:insert(again(Table), {a, 1}),
    again(Alias) ! {told, again(Reference)},
    erlang:display([ets:lookup(Table, a), receive {told, Reference} -> told after 0 -> nobody end]),
    true = unalias(again(Alias)),
    again(Alias) ! late,
    erlang:display(receive late -> late after 0 -> nobody end),
    Node = [100, 0, 13, "nonode@nohost"],
    Old = binary_to_term(iolist_to_binary([131, 101, Node, <<5:32>>, 0])),
    New = binary_to_term(iolist_to_binary([131, 114, <<3:16>>, Node, 0, <<5:32, 6:32, 7:32>>])),
    Newer = binary_to_term(iolist_to_binary([131, 90, <<3:16>>, Node, <<0:32, 5:32, 6:32, 7:32>>])),
    erlang:display({Old, New, Newer, New =:= Newer, byte_size(term_to_binary(New))}),
    erlang:display([bad(B) || B <- [[131, 90, <<0:16>>, Node, <<0:32>>], [131, 90, <<4:16>>, Node, <<0:160>>], [131, 90, <<6:16>>, Node, <<0:224>>],
                                    [131, 114, <<3:16>>, Node, 0, <<5:32, 6:32>>], [131, 90, <<3:16>>, Node, <<0:32, 262144:32, 0:64>>],
                                    [131, 101, Node, <<5:32>>], [131, 90, <<65535:16>>, Node, <<0:32>>]]]).

again(Term) -> binary_to_term(term_to_binary(Term)).

back(T, O) -> binary_to_term(term_to_binary(T, O)) =:= T.

bad(Bytes) ->
    try binary_to_term(iolist_to_binary(Bytes))
    catch error:Reason -> Reason
    end.

many(N) -> maps:from_list([{I, [I]} || I <- seq(1, N)]).

seq(N, M) when N > M -> [];
seq(N, M) -> [N | seq(N + 1, M)].

duplicate(0, _) -> [];
duplicate(N, X) -> [X | duplicate(N - 1, X)].
