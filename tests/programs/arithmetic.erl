%% Integers around every limit of the representation, division, shifts, bit operations.
-module(arithmetic).
-export([main/1]).

main(_) ->
    each(fun(A) -> each(fun(B) -> pair(A, B) end, numbers()) end, numbers()),
    each(fun unary/1, numbers()),
    each(fun(A) -> each(fun(N) -> erlang:display({A bsl N, A bsr N}) end, shifts()) end, numbers()),
    erlang:display(limits(1 bsl 59, 8)),
    erlang:display(collatz(27, 0)).

numbers() ->
    [0, 1, -1, 2, 7, -8, 255, 16#ffffffff, -16#80000000, 1 bsl 59 - 1, -(1 bsl 59), 1 bsl 60 - 1, 1 bsl 60, -(1 bsl 60),
     -(1 bsl 60) - 1, 1 bsl 63 - 1, 1 bsl 63, -(1 bsl 63), 1 bsl 64, 123456789012345678901234567890, -(1 bsl 200) + 1].

shifts() -> [0, 1, 3, 59, 60, 61, 64, 127, -1, -64].

pair(A, B) ->
    erlang:display({A + B, A - B, A * B, A band B, A bor B, A bxor B, A < B, A =< B, A == B, A =:= B}),
    division(A, B).

division(_, 0) -> ok;
division(A, B) -> erlang:display({A div B, A rem B}).

unary(A) -> erlang:display({-A, +A, bnot A, abs(A)}).

%% Counts up over the limit of small integers and down again.
limits(_, 0) -> [];
limits(N, Left) -> [N + N - 1, N + N, -N - N, -N - N - 1 | limits(N * 2 - 1, Left - 1)].

collatz(1, Steps) -> Steps;
collatz(N, Steps) when N rem 2 =:= 0 -> collatz(N div 2, Steps + 1);
collatz(N, Steps) -> collatz(3 * N + 1, Steps + 1).

each(_, []) -> ok;
each(F, [H | T]) -> F(H), each(F, T).
