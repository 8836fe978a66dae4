%% JSON on binaries: a document decoded to maps and lists and encoded again, both written in the usual way.
-module(json).
-export([main/1]).

main([]) -> main(["250"]);
main([Rounds]) ->
    Text = encode(document(300)),
    erlang:display(rounds(list_to_integer(Rounds), Text, 0)).

rounds(0, Text, Sum) -> {byte_size(Text), Sum};
rounds(N, Text, Sum) ->
    Decoded = decode(Text),
    Again = encode(Decoded),
    rounds(N - 1, Text, Sum + length(Decoded) + byte_size(Again)).

document(0) -> [];
document(N) ->
    [#{<<"id">> => N, <<"name">> => <<"user number ", (integer_to_binary(N))/binary>>, <<"active">> => N rem 2 =:= 0, <<"score">> => -N * 7919,
       <<"tags">> => [<<"alpha">>, <<"beta \"quoted\"">>, <<"gamma\n">>], <<"address">> => #{<<"city">> => <<"Göteborg"/utf8>>, <<"zip">> => null}}
     | document(N - 1)].

%% Decoding.
decode(Text) ->
    {Value, Rest} = value(Text),
    <<>> = space(Rest),
    Value.

value(<<C, R/binary>>) when C =:= $\s; C =:= $\n; C =:= $\t; C =:= $\r -> value(R);
value(<<"{", R/binary>>) -> object(space(R), []);
value(<<"[", R/binary>>) -> array(space(R), []);
value(<<"\"", R/binary>>) -> string(R, <<>>);
value(<<"true", R/binary>>) -> {true, R};
value(<<"false", R/binary>>) -> {false, R};
value(<<"null", R/binary>>) -> {null, R};
value(<<"-", R/binary>>) -> {N, Rest} = number(R, 0), {-N, Rest};
value(<<D, _/binary>> = B) when D >= $0, D =< $9 -> number(B, 0).

number(<<D, R/binary>>, N) when D >= $0, D =< $9 -> number(R, N * 10 + D - $0);
number(R, N) -> {N, R}.

array(<<"]", R/binary>>, Acc) -> {lists:reverse(Acc, []), R};
array(B, Acc) ->
    {V, R} = value(B),
    case space(R) of
        <<",", Rest/binary>> -> array(Rest, [V | Acc]);
        <<"]", Rest/binary>> -> {lists:reverse([V | Acc], []), Rest}
    end.

object(<<"}", R/binary>>, Acc) -> {maps:from_list(Acc), R};
object(<<"\"", B/binary>>, Acc) ->
    {K, R} = string(B, <<>>),
    <<":", R1/binary>> = space(R),
    {V, R2} = value(R1),
    case space(R2) of
        <<",", Rest/binary>> -> object(space(Rest), [{K, V} | Acc]);
        <<"}", Rest/binary>> -> {maps:from_list([{K, V} | Acc]), Rest}
    end.

string(<<"\"", R/binary>>, Acc) -> {Acc, R};
string(<<"\\n", R/binary>>, Acc) -> string(R, <<Acc/binary, "\n">>);
string(<<"\\", C, R/binary>>, Acc) -> string(R, <<Acc/binary, C>>);
string(<<C/utf8, R/binary>>, Acc) -> string(R, <<Acc/binary, C/utf8>>).

space(<<C, R/binary>>) when C =:= $\s; C =:= $\n; C =:= $\t; C =:= $\r -> space(R);
space(R) -> R.

%% Encoding.
encode(Value) -> iolist_to_binary(json(Value)).

json(true) -> <<"true">>;
json(false) -> <<"false">>;
json(null) -> <<"null">>;
json(N) when is_integer(N) -> integer_to_binary(N);
json(B) when is_binary(B) -> [$", escape(B, <<>>), $"];
json([]) -> <<"[]">>;
json([V | L]) -> [$[, json(V), [[$,, json(E)] || E <- L], $]];
json(M) when is_map(M) ->
    [K | L] = maps:keys(M),
    [${, pair(K, M), [[$,, pair(Key, M)] || Key <- L], $}].

pair(K, M) -> [json(K), $:, json(maps:get(K, M))].

escape(<<"\"", R/binary>>, Acc) -> escape(R, <<Acc/binary, "\\\"">>);
escape(<<"\\", R/binary>>, Acc) -> escape(R, <<Acc/binary, "\\\\">>);
escape(<<"\n", R/binary>>, Acc) -> escape(R, <<Acc/binary, "\\n">>);
escape(<<C, R/binary>>, Acc) -> escape(R, <<Acc/binary, C>>);
escape(<<>>, Acc) -> Acc.
