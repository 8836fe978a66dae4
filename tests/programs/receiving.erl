%% receive: order, selection, guards, timeouts, what it binds, nesting, tries, long queues, references.
-module(receiving).
-export([main/1]).

main(_) ->
    order(),
    selective(),
    guards(),
    timeouts(),
    exports(),
    nested(),
    tries(),
    funs(),
    binaries(),
    long_queue(),
    references(),
    large(),
    bad_timeouts().

show(Term) -> erlang:display(Term).

order() ->
    [self() ! I || I <- [1, 2, 3, 4]],
    show([receive X -> X end || _ <- [a, b, c, d]]).

selective() ->
    self() ! a, self() ! {b, 1}, self() ! c, self() ! {b, 2},
    A = receive {b, X} -> X end,
    B = receive c -> c after 0 -> none end,
    C = receive Y -> Y end,
    D = receive nothing -> wrong after 0 -> none end,
    E = receive {b, Z} when Z > 1 -> Z end,
    F = receive _ -> wrong after 0 -> empty end,
    show({A, B, C, D, E, F}).

guards() ->
    [self() ! M || M <- [1.5, 3, {x, 4}, "ab", [], #{k => 1}, list_to_binary([1, 2])]],
    show(receive N when is_integer(N), N * 1.5 > 4.0 -> {int, N} end),
    show(receive F when F + 1.0 > 2.0; is_list(F) -> {float_or_list, F} end),
    show(receive {x, Q} when Q band 4 =:= 4 -> {bits, Q} end),
    show(receive #{k := V} -> {map, V} end),
    show(receive P when byte_size(P) =:= 2 -> P end),
    show(receive [H | T] -> {H, T} end),
    show(receive L when length(L) =:= 0 -> L end).

timeouts() ->
    T0 = erlang:monotonic_time(millisecond),
    show(receive after 20 -> slept end),
    true = erlang:monotonic_time(millisecond) - T0 >= 20,
    show(receive never -> wrong after 5 -> late end),
    Self = self(),
    spawn(fun() -> receive after 10 -> Self ! now end end),
    show(receive now -> in_time after 10000 -> late end),
    %% The time counts from the start of the receive, however many other messages come.
    spawn(fun() -> [begin Self ! {noise, I}, receive after 4 -> ok end end || I <- [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]] end),
    show(receive signal -> wrong after 25 -> late end),
    show(receive {noise, 1} -> first after 1000 -> lost end),
    receive {noise, 10} -> ok end,
    flush().

flush() -> receive _ -> flush() after 0 -> ok end.

exports() ->
    self() ! {pair, 1, 2},
    receive
        {pair, A, B} -> C = A + B
    after 0 -> A = 0, B = 0, C = none
    end,
    show({A, B, C}),
    receive {pair, A2, _} -> D = A2 after 0 -> D = missed end,
    show(D).

nested() ->
    self() ! {outer, 1}, self() ! other, self() ! {inner, 2},
    show(receive
             {outer, X} ->
                 Y = receive {inner, I} when I > X -> I end,
                 {X, Y, receive Z -> Z after 0 -> none end}
         end).

tries() ->
    self() ! {fail, 1}, self() ! {fail, 2}, self() ! ok,
    R = [try receive {fail, N} -> error({failed, N}); ok -> fine end
         catch error:E -> E end || _ <- [1, 2, 3]],
    show(R),
    show(catch receive after 0 -> exit(late) end).

funs() ->
    Self = self(),
    F = fun(Tag) -> receive {Tag, X} -> X end end,
    Self ! {b, 2}, Self ! {a, 1},
    show([F(a), F(b)]),
    show(receive_all([])).

receive_all(Acc) -> receive X -> receive_all([X | Acc]) after 0 -> Acc end.

binaries() ->
    Big = list_to_binary(lists_duplicate(1000, 7)),
    self() ! {Big, list_to_binary("small")},
    receive {B, S} -> show({byte_size(B), B =:= Big, S}) end.

lists_duplicate(0, _) -> [];
lists_duplicate(N, X) -> [X | lists_duplicate(N - 1, X)].

long_queue() ->
    N = 20000,
    send_numbers(N),
    self() ! last,
    show(receive last -> found end),
    show(sum(0, 0)).

send_numbers(0) -> ok;
send_numbers(N) -> self() ! {number, N, [N]}, send_numbers(N - 1).

sum(Count, Sum) ->
    receive {number, N, [N]} -> sum(Count + 1, Sum + N) after 0 -> {Count, Sum} end.

%% Calls over a long queue: each waits for a fresh reference.
references() ->
    send_numbers(5000),
    Server = spawn(fun server/0),
    show(call_many(Server, 2000, 0)),
    Server ! stop,
    show(sum(0, 0)).

server() ->
    receive
        {call, From, Ref, X} -> From ! {Ref, X + 1}, server();
        stop -> ok
    end.

call_many(_, 0, Sum) -> Sum;
call_many(Server, N, Sum) ->
    Ref = make_ref(),
    Server ! {call, self(), Ref, N},
    receive {Ref, X} -> call_many(Server, N - 1, Sum + X) end.

large() ->
    List = numbers(20000, []),
    Self = self(),
    spawn(fun() -> receive {From, L} -> From ! {self(), reverse(L, [])} end end) ! {Self, List},
    show(receive {_, R} -> {length(R), hd(R)} end).

numbers(0, Acc) -> Acc;
numbers(N, Acc) -> numbers(N - 1, [{N, N * 1.0} | Acc]).

reverse([H | T], Acc) -> reverse(T, [H | Acc]);
reverse([], Acc) -> Acc.

bad_timeouts() ->
    [show(try receive after T -> done end catch error:R -> R end)
     || T <- [-1, foo, 1.0, 1 bsl 32, 1 bsl 100, 0]],
    show(try receive x -> x after bad() -> done end catch error:R -> R end),
    self() ! looked_at,
    show(try receive y -> y after bad() -> done end catch error:R2 -> R2 end),
    show(receive Message -> Message after 0 -> lost end).

bad() -> [].
