%% Maps and binaries through built-in functions alone, in loops long enough to collect.
-module(data).
-export([main/1]).

main(_) ->
    maps(),
    binaries(),
    external().

maps() ->
    Small = fill(10, maps:from_list([])),
    Large = fill(1000, maps:from_list([])),
    erlang:display({map_size(Small), Small}),
    erlang:display({map_size(Large), sum(maps:values(Large)), erlang:phash2(Large), Large =:= fill(1000, maps:from_list([]))}),
    erlang:display(maps:get({500, "500"}, Large)),
    Shrunk = remove(980, Large),
    erlang:display({map_size(Shrunk), Shrunk, Large =:= Shrunk, Shrunk < Large}),
    erlang:display(maps:merge(Small, maps:from_list([{a, 1}, {{3, "3"}, b}]))),
    erlang:display([maps:find(K, Small) || K <- [a, {1, "1"}]]),
    erlang:display(map_size(maps:merge(Large, maps:from_keys(numbers(1, 2000), x)))),
    erlang:display(sum(maps:keys(maps:from_keys(numbers(1, 2000), x)))).

fill(0, Map) -> Map;
fill(N, Map) -> fill(N - 1, maps:put({N, integer_to_list(N)}, N, Map)).

remove(0, Map) -> Map;
remove(N, Map) -> remove(N - 1, maps:remove({N, integer_to_list(N)}, Map)).

sum([]) -> 0;
sum([X | T]) -> X + sum(T).

numbers(N, N) -> [N];
numbers(I, N) -> [I | numbers(I + 1, N)].

binaries() ->
    Long = build(200, []),
    erlang:display({byte_size(Long), erlang:md5(Long), erlang:crc32(Long), erlang:adler32(Long)}),
    Parts = binary:split(Long, list_to_binary(","), [global]),
    erlang:display({length(Parts), hd(Parts), byte_size(iolist_to_binary(Parts))}),
    erlang:display(binary:matches(Long, [list_to_binary("199"), list_to_binary("7,")])),
    erlang:display(halves(Long, 0)),
    erlang:display(churn(2000, list_to_binary(lists:reverse(numbers(1, 100), [])), 0)),
    erlang:display(unicode:characters_to_binary([955, 128512 | list_to_binary("abc")], utf8)),
    erlang:display([list_to_bitstring([1, list_to_bitstring([Long])]) > Long, integer_to_binary(1 bsl 100), binary_to_integer(list_to_binary("-77"))]).

build(0, List) -> iolist_to_binary(List);
build(N, List) -> build(N - 1, [integer_to_binary(N), $, | List]).

halves(Binary, Depth) when byte_size(Binary) < 2 -> Depth;
halves(Binary, Depth) ->
    {A, B} = split_binary(Binary, byte_size(Binary) div 2),
    halves(A, Depth + 1) + halves(B, Depth + 1).

%% Many shared binaries, of which the last few are alive.
churn(0, Binary, Sum) -> {byte_size(Binary), Sum};
churn(N, Binary, Sum) ->
    Copies = binary:copy(Binary, 50),
    churn(N - 1, binary:part(Copies, N rem 100, 100), Sum + binary:at(Copies, N)).

external() ->
    Term = {fill(40, maps:from_list([{a, [1.5 | b]}])), "text", list_to_binary("bytes"), -(1 bsl 90), fun lists:reverse/1, 'ünï', []},
    Bytes = term_to_binary(Term, [deterministic]),
    erlang:display({byte_size(Bytes), erlang:phash2(Bytes), binary_to_term(Bytes) =:= Term}),
    erlang:display(truncated(Bytes, byte_size(Bytes) - 1)).

%% No prefix of the bytes is a term.
truncated(_, 0) -> none;
truncated(Bytes, Size) ->
    try binary_to_term(binary:part(Bytes, 0, Size)) of
        Term -> {Size, Term}
    catch
        error:badarg -> truncated(Bytes, Size - 1)
    end.
