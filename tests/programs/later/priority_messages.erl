%% Priority messages (OTP 28, EEP 76): to aliases that allow them, of monitors, of links, of exit signals. What is expected is what the proposal says.
-module(priority_messages).
-export([main/1]).

main(_) ->
    messages(),
    selective(),
    one_time(),
    references(),
    monitors(),
    links(),
    exits(),
    errors().

show(Term) -> erlang:display(Term).

try_it(F) -> try F() catch C:R -> {C, R} end.

%% All that is in the queue, in order.
queue() -> receive X -> [X | queue()] after 0 -> [] end.

messages() ->
    A = alias([priority]),
    B = alias(),
    self() ! one,
    show(erlang:send(A, two, [priority])),
    erlang:send(A, three),
    erlang:send(A, four, [priority]),
    erlang:send(B, five, [priority]),
    erlang:send(self(), six, [priority]),
    erlang:send(A, seven, [nosuspend, priority]),
    self() ! eight,
    show(queue()),
    %% Nobody gets what is sent to one that is not active any more.
    unalias(A),
    erlang:send(A, nine, [priority]),
    show(queue()),
    unalias(B).

%% A receive that has looked at older messages looks at one of priority that comes meanwhile, and at those that are left again.
selective() ->
    Self = self(),
    A = alias([priority]),
    [Self ! {ordinary, I} || I <- [1, 2, 3]],
    spawn(fun() -> erlang:send(A, {urgent, 1}, [priority]), erlang:send(A, {urgent, 2}, [priority]) end),
    receive {urgent, 2} -> show({urgent, 2}) end,
    show(queue()),
    unalias(A).

one_time() ->
    A = alias([reply, priority]),
    self() ! one,
    erlang:send(A, two, [priority]),
    erlang:send(A, three, [priority]),
    show(queue()),
    B = alias([priority, explicit_unalias]),
    self() ! one,
    erlang:send(B, two, [priority]),
    show(queue()),
    unalias(B).

%% The answer to a fresh reference in front of all others.
references() ->
    [self() ! {filler, I} || I <- [1, 2]],
    A = alias([priority]),
    R = make_ref(),
    spawn(fun() -> erlang:send(A, {R, answer}, [priority]) end),
    receive {R, X} -> show(X) end,
    show(queue()),
    unalias(A).

%% Until so many messages are there: a process that has ended may not have told all the others yet.
wait_for(N) ->
    case process_info(self(), message_queue_len) of
        {message_queue_len, N} -> ok;
        _ -> receive after 1 -> wait_for(N) end
    end.

monitors() ->
    P = spawn(fun() -> receive stop -> exit(over) end end),
    M = monitor(process, P, [priority]),
    N = monitor(process, P),
    O = monitor(process, P, [{tag, down}, priority, {alias, explicit_unalias}]),
    self() ! one,
    P ! stop,
    wait_for(4),
    show([case X of
              {'DOWN', M, process, P, R} -> {priority, R};
              {'DOWN', N, process, P, R} -> {ordinary, R};
              {down, O, process, P, R} -> {tag, R};
              _ -> X
          end || X <- lists_sorted(queue())]),
    %% Its alias is of priority as well.
    self() ! one,
    erlang:send(O, two, [priority]),
    show(queue()),
    unalias(O).

%% The two of priority may come in either order.
lists_sorted([{'DOWN', _, _, _, _} = X, {down, _, _, _, _} = Y | Rest]) -> [Y, X | Rest];
lists_sorted(L) -> L.

links() ->
    process_flag(trap_exit, true),
    F = fun() -> receive stop -> exit(over) end end,
    P = spawn(F),
    true = erlang:link(P, [priority]),
    self() ! one,
    P ! stop,
    wait_for(2),
    show([case X of {'EXIT', P, R} -> {'EXIT', R}; _ -> X end || X <- queue()]),
    Q = spawn(F),
    true = erlang:link(Q, []),
    self() ! one,
    Q ! stop,
    wait_for(2),
    show([case X of {'EXIT', Q, R} -> {'EXIT', R}; _ -> X end || X <- queue()]).

exits() ->
    process_flag(trap_exit, true),
    Self = self(),
    A = alias([priority]),
    self() ! one,
    erlang:exit(A, two, [priority]),
    erlang:exit(A, three, []),
    erlang:exit(self(), four, [priority]),
    show([case X of {'EXIT', Self, R} -> {'EXIT', R}; _ -> X end || X <- queue()]),
    unalias(A),
    show(erlang:exit(A, five, [priority])),
    show(queue()),
    process_flag(trap_exit, false),
    %% One that does not trap exits ends by it.
    {P, M} = spawn_monitor(fun() -> Self ! {alias, alias()}, receive never -> ok end end),
    receive {alias, B} -> erlang:exit(B, away, []) end,
    receive {'DOWN', M, process, P, Reason} -> show(Reason) end.

errors() ->
    [show(try_it(F)) || F <- [fun() -> alias([foo]) end, fun() -> erlang:send(self(), x, [foo]) end, fun() -> erlang:exit(self(), x, [foo]) end,
                              fun() -> erlang:exit(foo, x, [priority]) end, fun() -> erlang:link(self(), [foo]) end,
                              fun() -> erlang:link(foo, [priority]) end, fun() -> monitor(process, self(), [foo]) end]].
