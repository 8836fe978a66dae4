%% Large integers: products that need every multiplication, exact division, powers, conversion.
-module(bignums).
-export([main/1]).

main(_) ->
    erlang:display(factorial(200)),
    F1000 = factorial(1000),
    erlang:display(F1000 rem 1000000007),
    erlang:display(F1000 div factorial(998)),
    erlang:display(power(3, 2000) rem (1 bsl 128)),
    erlang:display(power(7, 5000) div power(7, 4990)),
    erlang:display(digits(power(2, 20000), 0)),
    erlang:display(gcd(factorial(60) * 37, power(2, 100) * 37 * 41)),
    erlang:display(root(power(10, 120) * 2)),
    erlang:display(list_to_integer(integer_to_list(F1000)) =:= F1000),
    erlang:display(fibonacci(3000, 0, 1) rem 1000000007),
    erlang:display({(1 bsl 1000) band -(1 bsl 990), -(1 bsl 300) bor 12345, (1 bsl 200) bxor -1}),
    erlang:display(check(300)).

factorial(0) -> 1;
factorial(N) -> N * factorial(N - 1).

power(_, 0) -> 1;
power(B, N) when N band 1 =:= 0 -> H = power(B, N bsr 1), H * H;
power(B, N) -> B * power(B, N - 1).

digits(0, N) -> N;
digits(I, N) -> digits(I div 10, N + 1).

gcd(A, 0) -> A;
gcd(A, B) -> gcd(B, A rem B).

%% Integer square root by Newton's method.
root(N) -> root(N, N).
root(N, Guess) ->
    Next = (Guess + N div Guess) div 2,
    if Next >= Guess -> Guess;
       true -> root(N, Next)
    end.

fibonacci(0, A, _) -> A;
fibonacci(N, A, B) -> fibonacci(N - 1, B, A + B).

%% (a*b + r) div b and rem b give back a and r, for growing a and b.
check(0) -> ok;
check(N) ->
    A = power(13, N) + N, B = power(11, N div 2 + 1) - 1, R = B - N rem 7 - 1,
    P = A * B + R,
    A = P div B, R = P rem B,
    NP = -P,
    true = NP div B =:= -A, true = NP rem B =:= -R,
    check(N - 1).
