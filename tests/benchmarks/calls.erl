%% A million calls of a server, each under a monitor, as gen_server:call makes them.
-module(calls).
-export([main/1]).

main(_) ->
    Server = spawn(fun() -> server(0) end),
    erlang:display(calls(1000000, Server, 0)).

server(State) ->
    receive {call, {From, Ref}, {add, N}} -> From ! {Ref, State + N}, server(State + 1) end.

calls(0, _, Sum) -> Sum;
calls(N, Server, Sum) -> calls(N - 1, Server, Sum + call(Server, {add, N})).

call(Server, Request) ->
    Ref = monitor(process, Server),
    Server ! {call, {self(), Ref}, Request},
    receive
        {Ref, Reply} -> demonitor(Ref, [flush]), Reply;
        {'DOWN', Ref, _, _, Reason} -> exit(Reason)
    end.
