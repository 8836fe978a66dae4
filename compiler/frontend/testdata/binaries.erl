-module(binaries).
-export([f/3]).
f(A, B, C) ->
    {<<>>, <<A>>, <<A, B>>, <<A:8>>, <<A:B/binary>>, <<"abc">>, <<"abc"/utf8>>, <<"abc":16>>, <<A/integer-big-unsigned>>,
     <<A:16/integer-little-signed-unit:8, B/bitstring, C/bytes>>, <<-1:8, +A, (A + B):C>>, <<1, 2, 3>>, <<A/float>>,
     <<A:64/native-float>>, << <<A>>/binary, B/utf16, C/utf32-little>>, <<(f(A, B, C))/binary>>, <<$a, "b", 1.5/float>>}.
