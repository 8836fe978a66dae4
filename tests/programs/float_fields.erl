%% Fields of floats in patterns whose value is written as an integer: as large as it may be, and larger.
-module(float_fields).
-export([main/1]).

main(_) ->
    print(small, [small(<<X/float>>) || X <- [1.0, -1.0, 1.5]]),
    print(words, [words(<<X/float>>) || X <- [1152921504606846976.0, -1152921504606846976.0, 18446744073709551616.0, 1.0]]),
    print(large, [large(<<X/float>>) || X <- [1208925819614629174706176.0, -1208925819614629174706176.0, 1.0e25, 1.0e26]]),
    print(inexact, [inexact(<<X/float>>) || X <- [float(16#20000000000001), float(16#1FFFFFFFFFFFFF), float(16#FFFFFFFFFFFFFFFFFFFFF)]]),
    print(halves, [halves(<<X:32/float>>) || X <- [16777217.0, 16777216.0, 1.0e30]]),
    print(little, [little(<<X/float-little>>) || X <- [1208925819614629174706176.0, 1.0]]),
    print(too_large, [too_large(<<X/float>>) || X <- [1.7976931348623157e308, -1.7976931348623157e308]] ++
                     [too_large(<<16#7FF0000000000000:64>>), too_large(<<16#FFF0000000000000:64>>)]),
    print(integers, [integers(<<X:N>>) || {X, N} <- [{255, 8}, {1 bsl 70, 80}, {-1, 8}, {1 bsl 70, 72}, {0, 8}]]).

small(<<1/float>>) -> one;
small(<<-1/float>>) -> minus_one;
small(_) -> other.

words(<<1152921504606846976/float>>) -> two_to_60;
words(<<-1152921504606846976/float>>) -> minus_two_to_60;
words(<<18446744073709551616/float>>) -> two_to_64;
words(_) -> other.

large(<<1208925819614629174706176/float>>) -> two_to_80;
large(<<-1208925819614629174706176/float>>) -> minus_two_to_80;
large(<<10000000000000000000000000/float>>) -> ten_to_25;
large(_) -> other.

inexact(<<16#20000000000001/float>>) -> rounded;
inexact(<<16#1FFFFFFFFFFFFF/float>>) -> exact;
inexact(<<16#FFFFFFFFFFFFFFFFFFFFF/float>>) -> rounded_up;
inexact(_) -> other.

halves(<<16777217:32/float>>) -> odd;
halves(<<16777216:32/float>>) -> even;
halves(_) -> other.

little(<<1208925819614629174706176/float-little>>) -> two_to_80;
little(_) -> other.

too_large(<<(1 bsl 1024)/float>>) -> matches;
too_large(<<-(1 bsl 1024)/float>>) -> matches;
too_large(_) -> never.

integers(<<(1 bsl 70):8>>) -> too_many_bits;
integers(<<(1 bsl 70):80>>) -> as_many_as_needed;
integers(<<255:8>>) -> all_ones;
integers(<<-1:8>>) -> never;
integers(_) -> other.

print(What, Result) -> erlang:display({What, Result}).
