-module(variables).
-export([main/1, kinds/1]).

main(Args) ->
    Table = [{one, 1}, {two, 2.5}],
    Got = look(Table, two, length(Args)),
    kinds([Got, list_to_tuple(Args)]).

look([{Key, Value} | _], Key, Depth) ->
    show(Value, Depth),
    {Key, Value};
look([Other | Rest], Wanted, Depth) ->
    Next = Depth + 1,
    Found = look(Rest, Wanted, Next),
    erlang:display({Other, Next}),
    Found.

show(V, D) ->
    erlang:display([V, D]).

kinds([Got, Args]) ->
    Text = "text " ++ integer_to_list(size(Args)),
    Big = 1 bsl (70 + size(Args)),
    Bytes = list_to_binary(Text),
    <<_:9, Bits:20/bitstring, _/bitstring>> = Bytes,
    Long = binary:copy(Bytes, 20),
    Small = #{'odd atom' => Got, "key" => [Big | tail]},
    Large = maps:from_list([{I, -I} || I <- numbers(35)]),
    Local = fun() -> Got end,
    External = fun ?MODULE:kinds/1,
    Pid = self(),
    stop(Large, External),
    {Text, Big, Bytes, Bits, Long, Small, Large, Local, External, Pid}.

stop(Map, Fun) ->
    erlang:display([Map, Fun]).

numbers(0) -> [];
numbers(N) -> [N | numbers(N - 1)].
