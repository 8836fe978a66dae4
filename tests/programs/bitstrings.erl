%% Bitstrings: constructed, matched, in guards and inside other patterns; what fails and how.
-module(bitstrings).
-export([main/1]).
-about(<<"bits", 5:3>>).

-record(sizes, {bits = 8, unit = 0}).

main(_) ->
    run([fun literals/0, fun construct/0, fun sizes/0, fun order/0, fun failures/0, fun system_limits/0, fun append/0, fun match/0,
         fun sized/0, fun kinds/0, fun prefixes/0, fun shadowed/0, fun nested/0, fun guards/0, fun floats/0, fun utf/0, fun loops/0,
         fun shared/0, fun many/0, fun clauses/0, fun captured/0, fun growing/0, fun equal/0, fun big_literals/0]).

run([]) -> ok;
run([F | Rest]) ->
    erlang:display(F()),
    run(Rest).

id(X) -> X.
tell(X) -> erlang:display({told, X}), X.

caught(F) ->
    try F()
    catch C:R:Stack ->
        [{_, _, _, Info} | _] = Stack,
        case lists:keyfind(error_info, 1, Info) of
            {error_info, #{cause := Cause}} -> {C, R, Cause};
            Other -> {C, R, Other}
        end
    end.

literals() ->
    [<<>>, <<"abc">>, <<1, 2, 3>>, <<1:4>>, <<"ab", 3:3>>, <<-1:16>>, <<16#1234:16/little>>, <<1.5/float>>, <<2:32/float>>, <<1.0:16/float>>,
     <<"hé€😀"/utf8>>, <<"hé😀"/utf16>>, <<"h😀"/utf32-little>>, <<"ab":16>>, <<"ab":16/little>>, <<"a":3>>, <<0:0>>,
     <<(<<"in">>)/binary, "side">>, <<$a:4/unit:8>>, #{<<"key">> => <<"value">>}, {<<1:1>>}, [<<255>> | <<1:9>>],
     <<123456789012345678901234567890:128>>, <<-123456789012345678901234567890:100/little>>].

construct() ->
    A = id(1), B = id(<<"abc">>), F = id(2.5),
    [<<A>>, <<A:1>>, <<A:7, A:9>>, <<A, "abc", A>>, <<"abc", A>>, <<B/binary>>, <<B/bits>>, <<A, B/binary>>, <<B/binary, A>>,
     <<B/binary, B/binary>>, <<A:3, B/bits, A:5>>, <<B:2/binary, A>>, <<F/float>>, <<A/float>>, <<F:32/float-little>>, <<F:16/float>>,
     <<A:16/little>>, <<A:16/native>>, <<(A bsl 70):80/little>>, <<(-A):12/signed>>, <<(A + 300):8>>, <<(id(<<1:3>>))/bits, 1:5>>,
     <<A/utf8, (id(16#20AC))/utf8, (id(16#1F600))/utf16, (id(16#1F600))/utf32-little>>, <<(id(<<>>))/binary>>].

sizes() ->
    N = id(5), U = id(<<"abcdefgh">>),
    [<<1:N>>, <<1:(N * 8)>>, <<1:N/unit:8>>, <<U:N/binary>>, <<U:N/bits>>, <<U:N/binary-unit:3>>, <<1:N, 2:N/little, 3:(N + 1)/signed>>,
     <<1.0:(N * 16 - 48)/float>>, <<1:(id(0))>>, <<U:(id(0))/binary>>, <<(id(1)):(id(200))>>, <<(id(-1)):(id(70))/little>>].

order() ->
    <<(tell(1)):(tell(8)), (tell(2)):(tell(16)), (tell(<<"x">>))/binary>>.

failures() ->
    A = id(a), N = id(-1), B = id(<<"abc">>), S = id(<<1:3>>),
    [caught(fun() -> <<A>> end), caught(fun() -> <<1, "abc", A:8, 3>> end), caught(fun() -> <<1:N>> end), caught(fun() -> <<A:N>> end),
     caught(fun() -> <<A/binary>> end), caught(fun() -> <<S/binary>> end), caught(fun() -> <<0, S/binary>> end),
     caught(fun() -> <<B:4/binary>> end), caught(fun() -> <<A/float>> end), caught(fun() -> <<1:N/float>> end),
     caught(fun() -> <<(id(1.0e300)):32/float>> end), caught(fun() -> <<(id(1.0e300)):16/float>> end),
     caught(fun() -> <<(id(1)):(id(24))/float>> end), caught(fun() -> <<(id(1 bsl 2000))/float>> end), caught(fun() -> <<A/utf8>> end),
     caught(fun() -> <<(id(16#D800))/utf8>> end), caught(fun() -> <<"ab"/utf16, (id(16#110000))/utf16>> end),
     caught(fun() -> <<(id(-5))/utf32>> end), caught(fun() -> <<(id(1.0))>> end), caught(fun() -> <<A:(id(b))>> end),
     caught(fun() -> <<B/binary, A>> end), caught(fun() -> <<A/binary, B/binary>> end), caught(fun() -> <<(tell(1)), a>> end),
     caught(fun() -> <<(tell(1)):(-1)>> end), caught(fun() -> <<1.0>> end), caught(fun() -> <<"abc"/binary>> end),
     caught(fun() -> <<(id(1)), 16#D800/utf8>> end), caught(fun() -> <<B:N/binary, A/utf8>> end)].

system_limits() ->
    [caught(fun() -> <<1:(id(1 bsl 60))>> end), caught(fun() -> <<1:(id(1 bsl 70))>> end), caught(fun() -> <<1:(id(1 bsl 55))/unit:256>> end)].

append() ->
    Empty = id(<<>>),
    One = add(Empty, 100),
    Two = <<One/binary, "two">>, Three = <<One/binary, "three">>,
    Bits = bits(id(<<>>), 77),
    {byte_size(One), erlang:phash2(One), erlang:phash2(Two), erlang:phash2(Three), bit_size(Bits), erlang:phash2(Bits),
     erlang:phash2(<<Bits/bits, 1:2>>), binary:part(Two, 95, 8), binary:part(Three, 95, 10)}.

add(Acc, 0) -> Acc;
add(Acc, N) -> add(<<Acc/binary, N>>, N - 1).
bits(Acc, 0) -> Acc;
bits(Acc, N) -> bits(<<Acc/bits, N:3>>, N - 1).

match() ->
    B = id(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>),
    <<A:4, C:12, D:16/little, E:3, F:5/signed, R/binary>> = B,
    <<_:3, G:13/signed, H:17/little, _:7, T/bits>> = B,
    <<X:60, _/bits>> = B, <<Y:64, _/bits>> = id(<<255, 255, 255, 255, 255, 255, 255, 255, 9>>), <<Z:61/signed, _:11>> = id(<<-1:72>>),
    <<W:72>> = id(<<-1:72>>), <<V:64/signed-little, _>> = B, <<P:2/binary, Q:7/bits, S/bits>> = B, <<>> = id(<<>>), <<O/bits>> = id(<<1:1>>),
    {A, C, D, E, F, R, G, H, T, X, Y, Z, W, V, P, Q, S, O}.

sized() ->
    <<N, A:N/binary, M:4, C:M, R/bits>> = id(<<3, "abc", 5:4, 17:5, 1:7>>),
    L = id(2),
    <<D:L/binary-unit:4, E:(L * 4), F:(N - 1)/binary, _/binary>> = id(<<"01234567">>),
    [{N, A, M, C, R, D, E, F},
     [try size_of(S, id(<<"abcd">>)) catch error:{badmatch, V} -> {none, V} end
      || S <- [0, 1, 4, 5, -1, a, 1.0, 1 bsl 60, 1 bsl 64, 1 bsl 58, (1 bsl 55) - 1]]].

size_of(N, B) -> <<A:N/binary, R/binary>> = B, {A, R}.

kinds() ->
    [kind(X) || X <- [<<>>, <<1>>, <<1:1>>, <<2, 1>>, <<2, 1, 0:3>>, <<3:3, 1:5, 7>>, <<255, 1, 2, 3, 4>>, <<254, 1.5/float>>, <<254, -1:64>>,
                      <<253, 128>>, <<253, "é"/utf8>>, <<252, 3, "abc">>, <<252, 3, "abcd">>, <<252, 3, "ab">>, a, 1, [], {<<1>>}]].

kind(<<>>) -> empty;
kind(<<1>>) -> one;
kind(<<2, X>>) -> {two, X};
kind(<<2, X, Y/bits>>) -> {two, X, Y};
kind(<<255, X:32/little>>) -> {little, X};
kind(<<254, F/float>>) -> {float, F};
kind(<<253, C/utf8>>) -> {utf8, C};
kind(<<252, N, A:N/binary>>) -> {binary, A};
kind(<<252, N, A:N/binary, R/binary>>) -> {binary, A, R};
kind(<<X:3, _/bits>> = B) when is_binary(B) -> {three_bits, X};
kind(B) when is_bitstring(B) -> {other, bit_size(B)};
kind(_) -> none.

prefixes() ->
    [word(X) || X <- [<<"true">>, <<"trap">>, <<"try">>, <<"false">>, <<"fal">>, <<"null ">>, <<"null">>, <<"">>, <<"t">>, <<"\"str">>, <<"12">>,
                      <<"constitutional">>, <<"constitution">>, <<"GET / HTTP/1.1">>, <<"GET">>, <<"POST ">>]].

word(<<"true", R/binary>>) -> {true, R};
word(<<"false", R/binary>>) -> {false, R};
word(<<"null">>) -> null;
word(<<"null", R/binary>>) -> {null, R};
word(<<"trap">>) -> trap;
word(<<$t, R/binary>>) -> {t, R};
word(<<"constitutional">>) -> long;
word(<<"constitution", _/bits>>) -> shorter;
word(<<$", R/bits>>) -> {string, R};
word(<<D, _/binary>>) when D >= $0, D =< $9 -> {digit, D - $0};
word(<<"GET ", Path:1/binary, _/binary>>) -> {get, Path};
word(<<"">>) -> nothing;
word(<<A:16, B:16/little>>) -> {A, B};
word(Other) -> {other, Other}.

shadowed() ->
    N = id(2),
    F = fun(N, <<X:N/binary, _/bits>>) -> {N, X} end,
    G = fun(<<N, X:N/binary, _/bits>>) -> {N, X} end,
    H = fun(B) -> case B of <<N, X:N/binary, _/bits>> -> {N, X}; _ -> no end end,
    {F(x, <<"abcd">>), G(<<1, "abc">>), H(<<2, "abc">>), H(<<1, "abc">>), [X || {N, <<X:N/binary>>} <- [{a, <<"xy">>}, {b, <<"z">>}]],
     [try split(M, <<2:16, "-./">>) catch error:function_clause -> no end || M <- [2, 42, 2.0]],
     [try sized_by(#sizes{bits = Bits}, <<"abcdef">>, #{4 => four, 16 => sixteen}) catch error:E -> E end || Bits <- [4, 16, x, 64]],
     try sized_by(id({other, 4, 4}), <<"abcdef">>, #{4 => four}) catch error:{case_clause, _} -> no_record end,
     [try join(<<2:16, "-./">>, M, <<M, "abc">>) catch error:function_clause -> no end || M <- [1, 2]]}.

%% Sizes and keys out of a record, which something else is not.
sized_by(R, Bytes, Map) ->
    case {Bytes, Map} of
        {<<X:(R#sizes.bits), _/bits>>, #{R#sizes.bits := Y}} -> {X, Y};
        {<<X:(R#sizes.bits + R#sizes.unit)/bits, _/bits>>, _} -> X
    end.

%% A size means the variable of its own binary, not the one of the same name beside it.
split(N, <<N:16, B:N/binary, T/binary>>) -> {B, T}.
join(<<N:16, B:N/binary, _/binary>>, N, <<N, C:N/binary, _/binary>>) -> {N, B, C}.

nested() ->
    {<<A, B/binary>>, [<<C:4, D:4>> | T], #{k := <<E/utf8, F/binary>>}} = id({<<"abc">>, [<<16#5A>>, tail], #{k => <<"été"/utf8>>}}),
    Same = fun(<<X, Y, X>>) -> {same, X, Y}; (<<X, Y, Z>>) -> {differ, X, Y, Z} end,
    K = id(5),
    {A, B, C, D, T, E, F, Same(<<1, 2, 1>>), Same(<<1, 2, 3>>), case id(<<5, 6>>) of <<K, L>> -> {found, L}; _ -> none end,
     case id(<<6, 6>>) of <<K, L>> -> {found, L}; _ -> none end, (fun(<<P, Q/bits>> = W) -> {P, Q, W} end)(<<"xyz">>),
     case {id(<<"ab">>), id(<<"cd">>)} of {<<1, _/bits>>, _} -> one; {<<"a", R/bits>>, <<"c", S/bits>>} -> {R, S} end}.

guards() ->
    [{guard(X), bif(X)} || X <- [<<"abc">>, <<"ab">>, <<"abc", 1:1>>, a, <<>>, <<"xyzw">>]].

guard(X) when <<X/binary, "!">> =:= <<"abc!">> -> abc;
guard(X) when <<X/bits, 1:1>> =:= <<"ab", 1:1>> -> ab;
guard(X) when byte_size(<<X/bits, 0:7>>) =:= 4 -> four;
guard(X) when X =:= <<"xyzw">> -> literal;
guard(_) -> none.

bif(X) when bit_size(X) rem 8 =/= 0 -> {bits, bit_size(X)};
bif(X) when byte_size(X) > 2, binary_part(X, 1, 2) =:= <<"bc">> -> {part, size(X)};
bif(X) when is_binary(X), size(X) =:= 0 -> empty;
bif(X) when is_binary(X) -> binary;
bif(_) -> none.

floats() ->
    {[float_of(X) || X <- [<<1.5/float>>, <<-1:64>>, <<0:64>>, <<1:63, 0:1>>, <<2.5:32/float>>, <<16#7C00:16>>, <<16#3C00:16>>, <<1, 2, 3>>]],
     [case <<X/float>> of <<1/float>> -> one; <<-0.0/float>> -> zero; <<F/float>> -> F end || X <- [1, 1.0, 0.0, -0.0, 7]],
     [case id(<<1.5:32/float-little, R/bits>>) of <<F:32/float-little, 3:3, _/bits>> -> F; <<_:32/float, _/bits>> -> other end
      || R <- [<<3:3>>, <<2:3>>, <<>>]],
     case id(<<1>>) of <<F0:0/float, 1>> -> F0 end, [sized_float(S) || S <- [0, 13, 16, 32, 64, 128, -1]],
     case id(<<5:3, 2.25/float>>) of <<_:3, U/float>> -> U end, case id(<<-1:64>>) of <<_/float>> -> float; _ -> none end}.

sized_float(S) ->
    case id(<<16#3C00:16, 0:112>>) of <<F:S/float, _/bits>> -> F; _ -> none end.

float_of(<<F/float>>) -> F;
float_of(<<F:32/float>>) -> {short, F};
float_of(<<F:16/float>>) -> {half, F};
float_of(_) -> none.

utf() ->
    Text = id(<<"aé€😀"/utf8>>),
    {codes(Text, []), codes(<<"ab", 255, "c">>, []), codes(<<16#C0, 16#80>>, []), codes(<<16#ED, 16#A0, 16#80>>, []), codes(<<16#E2, 16#82>>, []),
     codes16(<<"aé€😀"/utf16>>, []), codes16(<<16#D800:16, 1:16>>, []), codes16(<<16#DC00:16>>, []),
     [C || C <- codes32(<<"a😀"/utf32-little, 16#110000:32/little>>, [])], unaligned(<<1:1, "é€z"/utf8>>),
     case Text of <<_/utf8, _/utf8, R/binary>> -> R end, case Text of <<"aé"/utf8, C/utf8, _/bits>> -> C end,
     [case X of <<"é"/utf8>> -> e; <<$a/utf8, _/bits>> -> a; <<_/utf8>> -> one; _ -> none end || X <- [<<"é"/utf8>>, <<"ab">>, <<"z">>, <<200>>]]}.

codes(<<C/utf8, R/bits>>, L) -> codes(R, [C | L]);
codes(<<>>, L) -> reverse(L);
codes(R, L) -> {stopped, reverse(L), R}.
codes16(<<C/utf16, R/bits>>, L) -> codes16(R, [C | L]);
codes16(<<>>, L) -> reverse(L);
codes16(R, L) -> {stopped, reverse(L), R}.
codes32(<<C/utf32-little, R/bits>>, L) -> codes32(R, [C | L]);
codes32(R, L) -> [R | L].
unaligned(<<_:1, A/utf8, B/utf8, C/utf8>>) -> {A, B, C}.

loops() ->
    B = list_to_binary(seq(0, 255)),
    {sum(B, 0), sum(<<1:1, B/binary, 0:7>>, 0), pairs(B, 0), nibbles(<<16#123456789ABCDEF:60>>), length(split(B, 10, [])), last(B), every(B, 3, 0),
     find($d, <<"abcdefg">>), find($x, <<"abcdefg">>), clause_of(fun() -> sum(<<1, 2, 3:4>>, 0) end), clause_of(fun() -> sum(a, 0) end), swap(<<1, 2, 3, 4, 5>>, <<>>)}.

clause_of(F) -> try F() catch error:function_clause:Stack -> hd(Stack) end.

sum(<<X, R/binary>>, S) -> sum(R, S + X);
sum(<<>>, S) -> S.
pairs(<<X:16, Y:16/little, R/bits>>, S) -> pairs(R, S + X * Y);
pairs(<<>>, S) -> S.
nibbles(<<X:4, R/bits>>) -> [X | nibbles(R)];
nibbles(<<>>) -> [].
split(B, N, L) ->
    case B of
        <<H:N/binary, R/binary>> -> split(R, N, [H | L]);
        _ -> [B | L]
    end.
last(<<X>>) -> X;
last(<<_, R/bits>>) -> last(R).
every(B, N, S) when byte_size(B) >= N -> <<X, _/binary>> = B, <<_:N/binary, R/binary>> = B, every(R, N, S + X);
every(_, _, S) -> S.
find(X, <<X, R/binary>>) -> {found, R};
find(X, <<_, R/binary>>) -> find(X, R);
find(_, <<>>) -> none.
swap(<<A, B, R/bits>>, Acc) -> swap(R, <<Acc/binary, B, A>>);
swap(R, Acc) -> <<Acc/binary, R/binary>>.

shared() ->
    Large = list_to_binary(duplicate(1000, $x)),
    <<A:100/binary, B/binary>> = Large,
    <<C:200/binary, _/binary>> = B,
    <<_:3, D:500/bits, _/bits>> = C,
    <<E:60/binary, _/bits>> = D,
    {byte_size(A), byte_size(B), byte_size(C), bit_size(D), erlang:phash2(D), erlang:phash2(E), A =:= binary:part(Large, 0, 100)}.

many() ->
    A = id(1), B = id(<<"b">>),
    erlang:phash2([<<A, B/binary, A:3, B/bits, A:5, B/bits, A/float, B/binary, A/utf8, B/binary, A:24, "abc", B/binary, A, B/binary, A, A, A>>,
                   <<A:1, A:2, A:3, A:4, A:5, A:6, A:7, A:8, A:9, A:10, A:11, A:12, A:13, A:14, A:15, A:16, A:17, A:18, A:19, A:20>>]).

clauses() ->
    {[try first(X) catch error:function_clause -> no_clause end || X <- [<<1>>, <<2, 2>>, a]],
     try case id(<<1, 2>>) of <<_>> -> ok end catch error:E -> E end,
     try <<_:3>> = id(<<1:4>>) catch error:F -> F end,
     try (fun(<<_:16>>) -> ok end)(<<1:15>>) catch error:G -> G end}.

first(<<1, _/bits>>) -> one;
first(<<2, X>>) when X > 1 -> {two, X}.

captured() ->
    <<A, R/binary>> = id(<<"captured rest of more than sixty-four bytes, so that it is a sub-binary and nothing is copied">>),
    F = fun(N) -> <<B:N/binary, _/bits>> = R, {A, B} end,
    G = fun() -> length([X || X <- binary_to_list(R), X > $s]) end,
    {F(0), F(4), G()}.

growing() ->
    grow(<<>>, 0, []).

grow(Acc, 70, Sizes) -> {Sizes, Acc};
grow(Acc, N, Sizes) ->
    <<_:N/binary>> = Acc,  % looks at what is appended to
    grow(<<Acc/binary, N>>, N + 1, case N rem 10 of 0 -> [byte_size(Acc) | Sizes]; _ -> Sizes end).

equal() ->
    A = id(<<"abc">>), <<_, B:3/binary, _/bits>> = id(<<"xabcy">>), <<_:3, C:3/binary, _/bits>> = id(<<1:3, "abc", 5:5>>),
    {A =:= B, B =:= C, A == C, A < <<"abd">>, C < <<"abc", 0:1>>, <<"abc">> =:= C, [C < <<1>>, <<>> < <<0:1>>, <<0:1>> < <<0>>, <<1:1>> > <<1>>],
     maps:get(C, #{<<"abc">> => found}), case C of <<"abc">> -> literal end}.

big_literals() ->
    B = id(<<"the quick brown fox jumps over the lazy dog and then does it again, for a literal of more than 64 bytes">>),
    {byte_size(B), case B of <<"the quick brown fox jumps over the lazy dog and then does it again, for a ", R/binary>> -> R end,
     case <<B/binary, "!">> of <<"the quick brown fox", _:84/binary, X>> -> X end, erlang:phash2(B)}.

seq(A, B) when A > B -> [];
seq(A, B) -> [A | seq(A + 1, B)].
duplicate(0, _) -> [];
duplicate(N, X) -> [X | duplicate(N - 1, X)].
reverse(L) -> lists:reverse(L, []).
