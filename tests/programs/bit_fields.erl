%% Every type of segment in many sizes and at every alignment: written and read back, of constant size and of variable size, which have to
%% agree with each other and with what OTP made of the same. Sums are printed, not the values: there are some thousands.
-module(bit_fields).
-export([main/1]).

-define(FIELD(N), {N, fun(B, P) -> case B of <<_:P, X:N, R/bits>> -> {X, R}; _ -> none end end,
                      fun(B, P) -> case B of <<_:P, X:N/signed, R/bits>> -> {X, R}; _ -> none end end,
                      fun(B, P) -> case B of <<_:P, X:N/little, R/bits>> -> {X, R}; _ -> none end end,
                      fun(B, P) -> case B of <<_:P, X:N/signed-little, R/bits>> -> {X, R}; _ -> none end end,
                      fun(B) -> case B of <<X:N, Y:N/signed, Z:N/little, W:N/signed-little, R/bits>> -> {X, Y, Z, W, R}; _ -> none end end,
                      fun(P, X, S) -> <<1:P, X:N, S/bits, X:N/little>> end}).

main(_) ->
    Bytes = random(40, 1, <<>>),
    [integers(F, Bytes) || F <- fields()],
    erlang:display([{N, variable(N, Bytes)} || N <- [0, 1, 3, 7, 8, 9, 15, 16, 31, 32, 33, 59, 60, 61, 63, 64, 65, 100, 128, 200]]),
    erlang:display([{N, parts(N, Bytes)} || N <- [0, 1, 5, 8, 16, 24, 63, 64, 65, 100]]),
    erlang:display([floats(P) || P <- seq(0, 8)]),
    erlang:display([characters(P) || P <- seq(0, 8)]),
    erlang:display(large(random(300, 7, <<>>))).

fields() ->
    [?FIELD(0), ?FIELD(1), ?FIELD(2), ?FIELD(3), ?FIELD(4), ?FIELD(5), ?FIELD(6), ?FIELD(7), ?FIELD(8), ?FIELD(9), ?FIELD(10), ?FIELD(11),
     ?FIELD(12), ?FIELD(13), ?FIELD(15), ?FIELD(16), ?FIELD(17), ?FIELD(20), ?FIELD(23), ?FIELD(24), ?FIELD(25), ?FIELD(28), ?FIELD(31),
     ?FIELD(32), ?FIELD(33), ?FIELD(36), ?FIELD(39), ?FIELD(40), ?FIELD(41), ?FIELD(47), ?FIELD(48), ?FIELD(49), ?FIELD(52), ?FIELD(55),
     ?FIELD(56), ?FIELD(57), ?FIELD(58), ?FIELD(59), ?FIELD(60), ?FIELD(61), ?FIELD(62), ?FIELD(63), ?FIELD(64), ?FIELD(65), ?FIELD(72),
     ?FIELD(80), ?FIELD(127), ?FIELD(128), ?FIELD(129)].

integers({N, Big, SignedBig, Little, SignedLittle, Four, Write}, Bytes) ->
    Read = [{F(B, P), P} || B <- [Bytes, tail(Bytes, 3), <<>>, <<1:5>>], P <- seq(0, 17), F <- [Big, SignedBig, Little, SignedLittle]],
    Runs = [Four(tail(Bytes, P)) || P <- seq(0, 15)],
    Written = [Write(P, X, S) || P <- seq(0, 9), X <- [0, 1, -1, 16#123456789ABCDEF, -(1 bsl 59), 1 bsl 60, -(1 bsl 100) + 12345],
                                 S <- [<<>>, <<5:3>>]],
    Back = [begin <<1:P, X:N, Y:N/little>> = B, X =:= Y orelse element(1, Little(<<X:N/little>>, 0)) =:= Y end
            || P <- seq(1, 9), V <- [1, -1, 16#1234567], B <- [Write(P, V, <<>>)]],
    erlang:display({N, erlang:phash2(Read), erlang:phash2(Runs), erlang:phash2(Written), erlang:phash2(Back), nth(9, Read)}).

variable(N, Bytes) ->
    erlang:phash2([case tail(Bytes, P) of
                       <<A:N, B:N/signed-little, C:N/bits, D:N/little, R/bits>> -> {A, B, C, D, R, <<A:N/little, B:N, R/bits, D:N>>};
                       _ -> none
                   end || P <- seq(0, 9)]).

parts(N, Bytes) ->
    erlang:phash2([case tail(Bytes, P) of
                       <<A:N/bits, B:(N div 2)/bits, C/bits>> -> {A, B, C, <<C/bits, A/bits, B/bits>>, <<1:3, B/bits, A/bits>>};
                       _ -> none
                   end || P <- seq(0, 9)]).

floats(P) ->
    erlang:phash2([begin
                       B = <<1:P, F/float, F:64/float-little, (F / 3.0e5):32/float, 1.5:16/float, F:32/little-float>>,
                       <<_:P, A/float, X:64/float-little, C:32/float, D:16/float, E:32/little-float>> = B,
                       {A =:= F, X =:= F, C, D, E, B}
                   end || F <- [0.0, -0.0, 1.0, -1.5, 3.25e10, 1.0e-30, 123456.789]]).

characters(P) ->
    erlang:phash2([begin
                       B = <<1:P, C/utf8, C/utf16, C/utf16-little, C/utf32, C/utf32-little, "end">>,
                       <<_:P, X/utf8, Y/utf16, Z/little-utf16, U/utf32, V/little-utf32, "end">> = B,
                       {X, Y, Z, U, V, [X, X, X, X] =:= [Y, Z, U, V]}
                   end || C <- [0, $a, 127, 128, 16#7FF, 16#800, 16#D7FF, 16#E000, 16#FFFF, 16#10000, 16#10FFFF]]).

%% Above 64 bytes, where bytes are shared.
large(Bytes) ->
    [begin
         T = tail(Bytes, P),
         <<A:70/binary, B:65/binary, C/bits>> = T,
         <<_:P, D:100/binary, _/bits>> = T,
         {byte_size(A), bit_size(C), erlang:phash2({A, B, C, D}), erlang:phash2(<<C/bits, A/binary, 3:P, B/binary>>)}
     end || P <- seq(0, 9)].

tail(Bytes, P) -> <<_:P, T/bits>> = Bytes, T.

random(0, _, Acc) -> Acc;
random(N, Seed, Acc) ->
    Next = (Seed * 1103515245 + 12345) band 16#7FFFFFFF,
    random(N - 1, Next, <<Acc/binary, (Next bsr 16)>>).

seq(A, B) when A > B -> [];
seq(A, B) -> [A | seq(A + 1, B)].
nth(1, [X | _]) -> X;
nth(N, [_ | L]) -> nth(N - 1, L).
