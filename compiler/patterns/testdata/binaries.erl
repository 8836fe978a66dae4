-module(binaries).
-export([sum/2, words/1, kind/1, sized/1, make/2, guard/1, utf/1, comprehension/1, whole/1]).

sum(<<X, R/binary>>, S) -> sum(R, S + X);
sum(<<>>, S) -> S.

words(<<"true", R/bits>>) -> {true, R};
words(<<"trap", R/bits>>) -> {trap, R};
words(<<$", R/bits>>) -> {string, R};
words(<<C, _/bits>>) when C > $0 -> C.

kind(<<1:4, 2:4, X:16/little-signed, F/float, _/binary>>) -> {X, F};
kind({<<>>, <<X:3, Y/bits>>}) -> {X, Y};
kind(<<_:3>>) -> three.

sized(<<N, B:N/binary, I:(N * 2)/little, F:N/float, R/bits>>) -> {B, I, F, R};
sized(<<N, B:N/binary>>) -> B.

make(A, N) -> <<A, A:N/little, A/utf8, "abc">>.

guard(X) when <<X/bits, 1>> =:= <<1, 1>> -> yes.

utf(<<C/utf8, R/bits>>) -> {C, R};
utf(<<C/utf16-little, _/bits>>) -> C;
utf(<<C/utf32>>) -> C.

comprehension(B) -> << <<X:4>> || <<X:4, _:4>> <= B, X > 1 >>.

whole(<<B/bits>>) -> B.
