%% Digits of pi by Gibbons' spigot: big integers that grow, added, multiplied and divided by small and big ones.
-module(pidigits).
-export([main/1]).

main([]) -> main(["3000"]);
main([Digits]) -> erlang:display(digits(list_to_integer(Digits), 1, {1, 0, 0, 1}, 0)).

%% The transformations are 2x2 matrices; the sum is a checksum of the digits.
digits(0, _, _, Sum) -> Sum;
digits(Left, K, Z, Sum) ->
    Digit = extract(Z, 3),
    case extract(Z, 4) of
        Digit -> digits(Left - 1, K, after_digit(Z, Digit), (Sum * 10 + Digit) rem 1000000007);
        _ -> digits(Left, K + 1, next(Z, K), Sum)
    end.

extract({Q, R, S, T}, X) -> (Q * X + R) div (S * X + T).

after_digit({Q, R, S, T}, Digit) -> {10 * Q - 10 * Digit * S, 10 * R - 10 * Digit * T, S, T}.

next({Q, R, S, T}, K) ->
    Odd = 2 * K + 1,
    {Q * K, Q * 2 * Odd + R * Odd, S * K, S * 2 * Odd + T * Odd}.
