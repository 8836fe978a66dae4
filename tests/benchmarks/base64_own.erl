%% Base 64 both ways, on binaries, with tables as functions.
-module(base64_own).
-export([main/1]).

main([]) -> main(["250"]);
main([Rounds]) ->
    Bytes = random(100000, 1, <<>>),
    erlang:display(rounds(list_to_integer(Rounds), Bytes, 0)).

rounds(0, _, Sum) -> Sum;
rounds(N, Bytes, Sum) ->
    Text = encode(Bytes, <<>>),
    Bytes = decode(Text, <<>>),
    rounds(N - 1, Bytes, Sum + byte_size(Text)).

random(0, _, Acc) -> Acc;
random(N, Seed, Acc) ->
    Next = (Seed * 1103515245 + 12345) band 16#7FFFFFFF,
    random(N - 1, Next, <<Acc/binary, (Next bsr 16)>>).

encode(<<A:6, B:6, C:6, D:6, R/bits>>, Acc) -> encode(R, <<Acc/bits, (e(A)), (e(B)), (e(C)), (e(D))>>);
encode(<<A:6, B:6, C:4>>, Acc) -> <<Acc/bits, (e(A)), (e(B)), (e(C bsl 2)), $=>>;
encode(<<A:6, B:2>>, Acc) -> <<Acc/bits, (e(A)), (e(B bsl 4)), $=, $=>>;
encode(<<>>, Acc) -> Acc.

decode(<<A, B, $=, $=>>, Acc) -> <<Acc/bits, (d(A) bsl 2 bor (d(B) bsr 4))>>;
decode(<<A, B, C, $=>>, Acc) -> <<Acc/bits, (d(A) bsl 2 bor (d(B) bsr 4)), ((d(B) band 15) bsl 4 bor (d(C) bsr 2))>>;
decode(<<A, B, C, D, R/bits>>, Acc) -> decode(R, <<Acc/bits, (d(A)):6, (d(B)):6, (d(C)):6, (d(D)):6>>);
decode(<<>>, Acc) -> Acc.

e(X) when X < 26 -> X + $A;
e(X) when X < 52 -> X + $a - 26;
e(X) when X < 62 -> X + $0 - 52;
e(62) -> $+;
e(63) -> $/.

d(X) when X >= $A, X =< $Z -> X - $A;
d(X) when X >= $a, X =< $z -> X - $a + 26;
d(X) when X >= $0, X =< $9 -> X - $0 + 52;
d($+) -> 62;
d($/) -> 63.
