-module(binaries).
-export([constants/0, make/3, wrong/1, match/1, sizes/2, shadowed/1, guard/1, comprehension/2, generators/1, strings/1]).

constants() -> {<<>>, <<"abc", 1:4>>, <<1.5:32/float-little>>, <<"é"/utf8, "é"/utf16>>, <<(1 + 2):16/little>>}.

make(A, B, N) -> <<1, 2, "abc", A, B/binary, A:N/signed-little-unit:3, B:2/binary, A/utf16-little, 0:4, A:4/float-unit:16, "a long literal that is put in at once, as a binary of its own">>.

wrong(X) -> <<(make(X, X, X)), a>>.

match(<<A:4, B:12/little-signed, C/float, D:3/binary, "ab", _/utf8, E/bits>>) -> {A, B, C, D, E};
match(<<1/float, -1:8/signed>>) -> minus.

sizes(N, B) ->
    <<M, X:M/binary, Y:(N + M)/unit:4, N:N, _/binary>> = B,
    {X, Y}.

shadowed(N) -> fun(N, <<X:N, N, Y:N/binary>>) -> {X, Y, N} end.

guard(X) when <<X/binary, 1>> =:= <<2, 1>>; byte_size(X) > 3 -> yes.

comprehension(L, B) ->
    {<< <<X:3>> || {X} <- L, <<Y>> <= B, X > Y, L =:= X >>, << (make(X, X, X)) || X <- L, Y <- X, L(Y) >>}.

generators(B) -> [{X, Y} || <<1, N, X:N/binary, Y/utf8>> <= B, N > 1].

strings(<<"ab", "c"/utf16>>) -> <<"ab":16/little, "c"/float>>.
