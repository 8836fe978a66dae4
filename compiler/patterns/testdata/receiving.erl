-module(receiving).
-export([next/0, selective/1, timeout/2, sleep/1, binds/1, call/2, nested/0]).

next() -> receive Message -> Message end.

selective(Tag) ->
    receive
        {Tag, Value} when Value > 0 -> {positive, Value};
        {Tag, Value} -> Value;
        stop -> stop
    end.

timeout(Tag, Time) ->
    receive {Tag, Value} -> Value after Time * 1000 -> late end.

sleep(Time) ->
    receive after Time -> ok end.

binds(X) ->
    receive
        {a, Y} -> Z = Y + 1;
        {b, Y, Z} -> ok
    after X -> Y = 0, Z = 0
    end,
    {Y, Z}.

%% Every message wanted holds the reference: older ones need no look.
call(Server, Request) ->
    Reference = monitor(process, Server),
    Server ! {call, self(), Reference, Request},
    receive
        {Reference, Answer} -> Answer;
        {'DOWN', Reference, process, _, Reason} -> exit(Reason)
    end.

nested() ->
    receive
        {outer, X} -> receive {inner, Y} when Y > X -> Y after 10 -> X end
    end.
