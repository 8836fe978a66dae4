%% Comprehensions that make bitstrings and that go through them.
-module(bit_comprehensions).
-export([main/1]).

main(_) ->
    run([fun from_lists/0, fun from_bits/0, fun to_lists/0, fun several/0, fun filters/0, fun skipped/0, fun sized/0, fun ends/0,
         fun bodies/0, fun nested/0, fun large/0, fun order/0, fun failures/0, fun traces/0, fun scopes/0]).

run([]) -> ok;
run([F | Rest]) ->
    erlang:display(F()),
    run(Rest).

id(X) -> X.
tell(X) -> erlang:display({told, X}), X.

from_lists() ->
    {<< <<X>> || X <- [1, 2, 3] >>, << <<X:4>> || X <- id([1, 2, 3]) >>, << <<X/float>> || X <- id([1, 2.5]) >>, << <<X/utf8>> || X <- "hé€" >>,
     << <<X/binary, ",">> || X <- [<<"a">>, <<"bc">>, <<>>] >>, << <<1>> || _ <- id([]) >>, << <<X:3, X:5/little>> || X <- [7, 31] >>}.

from_bits() ->
    B = id(<<1, 2, 3, 250>>),
    {<< <<(X + 1)>> || <<X>> <= B >>, << <<X:4, Y:4>> || <<Y:4, X:4>> <= B >>, << <<X:1>> || <<X:2>> <= B >>, << <<X>> || <<X:3>> <= B >>,
     << <<X:24/little-signed>> || <<X:16/signed>> <= B >>, << <<C/utf16>> || <<C/utf8>> <= <<"aé€"/utf8>> >>, << <<F:32/float>> || <<F/float>> <= <<1.5/float, 2/float>> >>}.

to_lists() ->
    B = id(<<"hello">>),
    {[X || <<X>> <= B], [X || <<X:2/binary>> <= B], [{X, Y} || <<X, Y>> <= B], [X || <<X:3/bits>> <= <<16#ABC:12>>], [B || <<_:16>> <= B]}.

several() ->
    {<< <<X, Y>> || X <- [1, 2], <<Y>> <= <<3, 4>> >>, << <<X, Y:4>> || <<X>> <= <<1, 2>>, Y <- [5, 6], X + Y =/= 7 >>,
     [{X, Y} || <<X>> <= <<1, 2>>, <<Y:4>> <= <<X:4, 9:4>>], << <<X>> || X <- [1, 2, 3, 4], _ <- [a, b], X rem 2 =:= 0 >>,
     << <<X>> || true, <<X>> <= <<"ab">> >>, << <<1>> || id(true) >>, << <<1>> || id(false) >>}.

filters() ->
    {<< <<X>> || <<X>> <= <<1, 2, 3, 4>>, X rem 2 =:= 0 >>, << <<X>> || X <- [a, 1, b, 2], is_integer(X), X > 1 >>, << <<X>> || <<X>> <= <<1, 2, 3>>, id(X > 1) >>,
     [X || <<X:2/binary>> <= <<"abcdabef">>, X =:= <<"ab">>], << <<X>> || X <- [1, a], X + 1 > 0 >>}.

skipped() ->
    K = id(2),
    {[X || <<1, X>> <= <<1, 10, 2, 20, 1, 30>>], << <<X>> || <<"k", X>> <= <<"kaxbkc">> >>, [X || {ok, X} <- [{ok, 1}, no, {ok, 2}]],
     << <<X>> || {ok, <<X, _/bits>>} <- [{ok, <<"ab">>}, {ok, <<>>}, {no, <<"c">>}, {ok, <<"d">>}] >>, [X || <<X, X>> <= <<1, 1, 1, 2, 3, 3>>],
     [K || <<K>> <= <<1, 2, 3>>], [X || <<1.5/float, X>> <= <<1.5/float, 1, 2.5/float, 2>>]}.

sized() ->
    {[X || <<N, X:N/binary>> <= <<1, "a", 2, "bc", 0, 3, "d">>], << <<N, X:N>> || <<N:4, X:N>> <= <<3:4, 5:3, 4:4, 9:4, 15:4>> >>,
     [X || <<N, X:(N - 1)/binary>> <= <<2, "a", 1, 3, "bc", 0, "z">>]}.


ends() ->
    {[X || <<X:3>> <= <<5:3, 6:3, 1:2>>], [X || <<X:16>> <= <<1>>], [X || <<X/utf8>> <= <<"ab", 200, "c">>], [X || <<X/float>> <= <<1.0/float, -1:64>>],
     << <<X>> || <<X>> <= <<>> >>, [x || <<_:8>> <= <<1:31>>]}.

bodies() ->
    {<< (id(<<X>>)) || X <- [1, 2] >>, << (case X of 1 -> <<"one">>; _ -> <<X:3>> end) || X <- [1, 2, 1] >>, << <<(tell(X)), Y>> || X <- [1, 2], Y <- [X + 1] >>,
     << <<(<< <<Z>> || Z <- [X, X] >>)/binary>> || X <- [1, 2] >>, << <<(length([Y || Y <- [a, b]])), X>> || X <- [1] >>}.

nested() ->
    L = [<<1, 2>>, <<3>>],
    {<< << <<(X * 2)>> || <<X>> <= B >> || B <- L >>, [<< <<X, Y>> || <<X>> <= B >> || B <- L, Y <- [0, 1]], << <<(fun(Z) -> Z + X end(1))>> || <<X>> <= <<5, 6>> >>}.

large() ->
    B = << <<X:16>> || X <- seq(1, 5000) >>,
    C = << <<X:3>> || <<X:16>> <= B >>,
    D = << <<X/binary, Y>> || <<X:7/binary, Y>> <= B, Y rem 3 =:= 0 >>,
    {byte_size(B), erlang:phash2(B), bit_size(C), erlang:phash2(C), byte_size(D), erlang:phash2(D), length([X || <<X:9>> <= B]),
     erlang:phash2([X || <<X:66/binary>> <= B])}.

order() ->
    << <<(element(1, tell({X, Y}))):0>> || X <- tell([1]), <<Y>> <= tell(<<2, 3>>), tell(true) >>.

failures() ->
    [reason(F) || F <- [fun() -> << <<X>> || X <- id(a) >> end, fun() -> << <<X>> || {X} <- id([{1} | b]) >> end, fun() -> << <<X>> || <<X>> <= id([1]) >> end,
                        fun() -> [X || <<X>> <= id(b)] end, fun() -> << <<X>> || X <- id([1, a]) >> end, fun() -> << <<X>> || X <- [1], id(y) >> end,
                        fun() -> << (id(X)) || X <- [1] >> end, fun() -> << <<X:(-1)>> || X <- [1] >> end, fun() -> << <<X:N>> || X <- [1], N <- id([-1]) >> end]].

reason(F) -> try F() catch error:R -> R end.

traces() ->
    [try F() catch error:_:S -> [{M, G, A, L} || {M, G, A, L} <- top(S)] end
     || F <- [fun() -> << <<X>> || X <- id([1, a]) >> end, fun() -> << <<X, Y>> || X <- [1], <<Y>> <= id(a) >> end, fun() -> [X + Y || <<X>> <= <<1, 2>>, Y <- id([a])] end]].

top([A, B | _]) -> [no_arguments(A), no_arguments(B)].
no_arguments({M, F, A, L}) when is_list(A) -> {M, F, length(A), [I || {K, _} = I <- L, K =/= error_info]};
no_arguments({M, F, A, L}) -> {M, F, A, [I || {K, _} = I <- L, K =/= error_info]}.

scopes() ->
    X = id(1), B = << <<X>> || X <- [2, 3] >>, C = [X || <<X>> <= B],
    {X, B, C, << <<Y>> || Y <- [X] >>, [N || <<N, N:N>> <= <<1, 1:1, 1:1>>]}.

seq(A, B) when A > B -> [];
seq(A, B) -> [A | seq(A + 1, B)].
