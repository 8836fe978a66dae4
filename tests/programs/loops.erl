%% Counting loops: up and down, many rounds and none, sums that leave the small integers in the middle, ways out of the middle.
-module(loops).
-export([main/1]).

main(_) ->
    each(fun(N) -> erlang:display({N, sum(N, 0), upto(0, N, 0), count(N, 0, 0)}) end, [0, 1, 2, 7, 3999, 4000, 4001, 100000]),
    %% Sums on either side of what a small integer holds, here and on the BEAM, and of what a batch may start with.
    each(fun(Start) -> erlang:display({Start, sum(100000, Start), less(100000, -Start), upto(0, 100000, Start)}) end,
         [(1 bsl Bits) + D || Bits <- [42, 58, 59, 60], D <- [-5000000000, -1, 0, 1]]),
    %% Counters near the ends.
    each(fun(From) -> erlang:display({From, upto(From, From + 20, 0), threes(From, From + 21, [])}) end,
         [(1 bsl 59) - 30, (1 bsl 60) - 30, (1 bsl 60) - 10, -(1 bsl 60) - 10, -(1 bsl 59), (1 bsl 42) - 10, 1.0, 0.5]),
    erlang:display(evens(50000, 0, 1)),
    erlang:display({find(1, 100000, 77777), find(1, 100000, 0)}),
    erlang:display(last(build(50000, []), none)),
    erlang:display({powers(60, 1), powers(64, 1), powers(1000, 1) rem 1000003}),
    erlang:display({halves(1000, 1.0), integral(100000, 0.0)}),
    erlang:display(nested(300, 0)),
    erlang:display(hash(100000, 17)),
    each(fun({N, P}) -> erlang:display(try leaves(N, P) catch C:R -> {C, R} end) end,
         [{100, 7}, {50, 1 bsl 59}, {30, x}, {35, x}, {10000, 0.5}, {10000, 1 bsl 80}]).

each(_, []) -> ok;
each(F, [H | T]) -> F(H), each(F, T).

sum(0, Sum) -> Sum;
sum(N, Sum) -> sum(N - 1, Sum + N).

less(0, Sum) -> Sum;
less(N, Sum) -> less(N - 1, Sum - N).

upto(N, N, Sum) -> Sum;
upto(I, N, Sum) -> upto(I + 1, N, Sum + I).

%% Passes the bound.
threes(I, N, L) when I > N -> L;
threes(I, N, L) -> threes(I + 3, N, [I | L]).

count(N, Evens, Odds) when N =< 0 -> {Evens, Odds};
count(N, Evens, Odds) when N band 1 =:= 0 -> count(N - 1, Evens + 1, Odds);
count(N, Evens, Odds) -> count(N - 1, Evens, Odds + 1).

evens(0, Sum, _) -> Sum;
evens(N, Sum, Parity) -> evens(N - 1, Sum + N * Parity, 1 - Parity).

find(I, N, _) when I > N -> none;
find(I, _, I) -> {found, I};
find(I, N, Wanted) -> find(I + 1, N, Wanted).

build(0, L) -> L;
build(N, L) -> build(N - 1, [{N, N * N} | L]).

last([], Last) -> Last;
last([H | T], _) -> last(T, H).

powers(0, P) -> P;
powers(N, P) -> powers(N - 1, P + P).

halves(0, X) -> X;
halves(N, X) -> halves(N - 1, X / 2 + 1.0e-3).

integral(0, Sum) -> Sum;
integral(N, Sum) -> integral(N - 1, Sum + 1.0 / N).

nested(0, Sum) -> Sum;
nested(N, Sum) -> nested(N - 1, upto(0, N, Sum)).

hash(0, H) -> H;
hash(N, H) -> hash(N - 1, ((H bsl 5) bxor N) band 16#ffffffff).

%% What is caught leads out of the loop.
leaves(N, P) when N =< 0 -> P;
leaves(N, P) -> leaves(N - 1, try bnot (N - P) catch error:badarith when N rem 10 =:= 5 -> exit({bad, N, P}) end rem 1000000007).
