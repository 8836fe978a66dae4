%% A list of 20,000 tuples goes to another process and back, 200 times.
-module(large_messages).
-export([main/1]).

main(_) ->
    List = build(20000, []),
    Echo = spawn(fun echo/0),
    erlang:display(rounds(200, Echo, List)).

build(0, Acc) -> Acc;
build(N, Acc) -> build(N - 1, [{item, N, [N, N]} | Acc]).

echo() -> receive {From, L} -> From ! {self(), L}, echo() end.

rounds(0, _, L) -> length(L);
rounds(N, Echo, L) -> Echo ! {self(), L}, receive {Echo, L2} -> rounds(N - 1, Echo, L2) end.
