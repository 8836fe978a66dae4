%% Frames of a binary protocol put together and taken apart: fixed headers, lengths, flags, checksums.
-module(protocol).
-export([main/1]).

main([]) -> main(["1500"]);
main([Rounds]) ->
    Stream = frames(5000, <<>>),
    erlang:display(rounds(list_to_integer(Rounds), Stream, 0)).

rounds(0, Stream, Sum) -> {byte_size(Stream), Sum};
rounds(N, Stream, Sum) -> rounds(N - 1, Stream, Sum + parse(Stream, 0)).

frames(0, Acc) -> Acc;
frames(N, Acc) -> frames(N - 1, <<Acc/binary, (frame(N rem 4, N))/binary>>).

frame(0, N) -> packet(0, <<N:32, (N * 7919):64/little>>);
frame(1, N) -> packet(1, <<(N rem 30), (body(N rem 30))/binary, 1:16>>);
frame(2, N) -> packet(2, <<(N / 3)/float, (-N):24/signed>>);
frame(3, N) -> packet(3, <<0:3, 5:5, N:16/little, "end">>).

body(0) -> <<>>;
body(N) -> <<N, (body(N - 1))/binary>>.

packet(Type, Payload) -> <<16#CAFE:16, 1:4, Type:4, (byte_size(Payload)):16, Payload/binary, (sum(Payload, 0)):16>>.

parse(<<16#CAFE:16, 1:4, Type:4, Size:16, Payload:Size/binary, Sum:16, Rest/binary>>, N) ->
    Sum = sum(Payload, 0),
    parse(Rest, N + payload(Type, Payload));
parse(<<>>, N) -> N.

payload(0, <<A:32, B:64/little>>) -> A + B band 255;
payload(1, <<L, Body:L/binary, V:16>>) -> byte_size(Body) + V;
payload(2, <<F/float, N:24/signed>>) when F > 0 -> trunc(F) + N;
payload(3, <<0:3, K:5, N:16/little, "end">>) -> K + N.

sum(<<A:16, R/binary>>, S) -> sum(R, (S + A) band 16#FFFF);
sum(<<A>>, S) -> (S + A) band 16#FFFF;
sum(<<>>, S) -> S.
