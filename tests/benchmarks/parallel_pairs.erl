%% A hundred pairs of processes that call each other 20,000 times, as clients and servers do.
-module(parallel_pairs).
-export([main/1]).

main(_) ->
    Self = self(),
    Clients = [spawn(fun() -> Self ! {self(), client(20000)} end) || _ <- lists:seq(1, 100)],
    erlang:display(lists:sum([receive {Client, Sum} -> Sum end || Client <- Clients])).

client(Calls) ->
    Server = spawn_link(fun() -> server(0) end),
    Sum = calls(Calls, Server, 0),
    Server ! stop,
    Sum.

calls(0, _, Sum) -> Sum;
calls(N, Server, Sum) ->
    Ref = make_ref(),
    Server ! {self(), Ref, [N, {request, N}]},
    receive {Ref, {ok, X}} -> calls(N - 1, Server, Sum + X) end.

server(Calls) ->
    receive
        {From, Ref, [N, {request, N}]} -> From ! {Ref, {ok, N rem 10}}, server(Calls + 1);
        stop -> ok
    end.
