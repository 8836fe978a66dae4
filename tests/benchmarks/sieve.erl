%% Primes: multiples taken out of an ordered list, prime by prime.
-module(sieve).
-export([main/1]).

main([]) -> main(["150"]);
main([Rounds]) -> erlang:display(rounds(list_to_integer(Rounds), 0)).

rounds(0, Sum) -> Sum;
rounds(N, Sum) -> rounds(N - 1, Sum + sum(primes(60000 + N), 0)).

primes(Max) -> sieve(odd(3, Max), Max, [2]).

sieve([Prime | Rest], Max, Primes) when Prime * Prime =< Max ->
    sieve(without(Rest, Prime * Prime, 2 * Prime), Max, [Prime | Primes]);
sieve(Rest, _, Primes) -> reverse(Primes, Rest).

without([], _, _) -> [];
without([N | Rest], Multiple, Step) when N < Multiple -> [N | without(Rest, Multiple, Step)];
without([N | Rest], N, Step) -> without(Rest, N + Step, Step);
without(Numbers, Multiple, Step) -> without(Numbers, Multiple + Step, Step).

odd(N, Max) when N > Max -> [];
odd(N, Max) -> [N | odd(N + 2, Max)].

sum([], Sum) -> Sum;
sum([N | Rest], Sum) -> sum(Rest, Sum + N).

reverse([], L) -> L;
reverse([H | T], L) -> reverse(T, [H | L]).
