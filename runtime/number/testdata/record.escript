#!/usr/bin/env escript
%% Records OTP's shortest text of floats: escript record.escript > floats.golden
%% Each line: the float's 64 bits in hexadecimal, and what ~w and float_to_list(F, [short]) write.
main(_) ->
    rand:seed(exsss, {1, 2, 3}),
    Bits = [B || F <- special(), <<B:64>> <= <<F/float>>] ++ [E bsl 52 || E <- lists:seq(1, 2046, 3)] ++
        [(E bsl 52) + D || E <- [1, 500, 970, 1023, 1075, 1076, 2046], D <- [1, 2, 16#FFFFFFFFFFFFF, 16#8000000000000]] ++
        [rand:uniform(1 bsl 64) - 1 || _ <- lists:seq(1, 2500)],
    [line(B) || B <- Bits].

line(B) ->
    case <<B:64>> of
        <<F/float>> ->
            S = float_to_list(F, [short]),
            S = lists:flatten(io_lib:format("~w", [F])),
            io:format("~16.16.0B ~s~n", [B, S]);
        _ -> ok
    end.

special() ->
    [0.0, -0.0, 1.0, -1.5, 0.1, 0.3, 1.0e10, 1.0e22, 1.0e23, 1.0e-5, 0.001, 0.01, 123456789.0, 1234567890123456.0, 9007199254740991.0, 9007199254740992.0,
     9007199254740994.0, 123456789012345680.0, 5.0e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 100.0, 1000.0, 10000.0, 100000.0, 120.0, 12000.0,
     123000.0, 1230000.0, 0.00012, 0.000123, 0.0000123, 1.0e15, 1.0e16, 12345.678, 4.35, 0.5, 2.0e-3, 1.0e100] ++ [math:pow(10, N) || N <- lists:seq(-20, 25)] ++
    [N / 100 || N <- lists:seq(1, 200)].
