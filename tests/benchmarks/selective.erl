%% Receives by tag over a queue of 2,000 messages, the wanted one last, and calls over a queue of 100,000.
-module(selective).
-export([main/1]).

main(_) ->
    fill(2000), erlang:display(tagged(2000)), drain(),
    fill(100000),
    Server = spawn(fun server/0),
    erlang:display(calls(300000, Server)).

fill(0) -> ok;
fill(N) -> self() ! {noise, N, [N]}, fill(N - 1).

drain() -> receive _ -> drain() after 0 -> ok end.

tagged(0) -> done;
tagged(N) -> self() ! {wanted, N}, receive {wanted, N} -> tagged(N - 1) end.

server() -> receive {From, Ref} -> From ! {Ref, ok}, server() end.

calls(0, _) -> done;
calls(N, Server) -> Ref = make_ref(), Server ! {self(), Ref}, receive {Ref, ok} -> calls(N - 1, Server) end.
