%% Numbers as bytes of seven bits each. Part of the benchmark `modules`.
-module(modules_codec).
-export([put_number/2, get_number/1, zigzag/1, unzigzag/1]).

put_number(Number, Bytes) when Number < 128 -> <<Bytes/binary, Number>>;
put_number(Number, Bytes) -> put_number(Number bsr 7, <<Bytes/binary, 1:1, Number:7>>).

get_number(<<>>) -> none;
get_number(Bytes) -> get_number(Bytes, 0, 0).

get_number(<<0:1, Low:7, Rest/binary>>, Shift, Number) -> {Number bor (Low bsl Shift), Rest};
get_number(<<1:1, Low:7, Rest/binary>>, Shift, Number) -> get_number(Rest, Shift + 7, Number bor (Low bsl Shift)).

zigzag(Number) when Number >= 0 -> Number * 2;
zigzag(Number) -> Number * -2 - 1.

unzigzag(Number) when Number band 1 =:= 0 -> Number bsr 1;
unzigzag(Number) -> -(Number bsr 1) - 1.
