%% What processes share: persistent terms, atomics, counters.
-module(shared_state).
-export([main/1]).

main(_) -> persistent(), atomics(), unsigned(), counters(), errors(), references(), shared().

show(Term) -> erlang:display(Term).
caught(F) -> try F() catch error:E -> E end.

persistent() ->
    show([caught(fun() -> persistent_term:get(nope) end), persistent_term:get(nope, d), persistent_term:put(pk, 1), persistent_term:put(pk, 1),
          persistent_term:get(pk), persistent_term:erase(pk), persistent_term:erase(pk)]),
    [persistent_term:put({key, I}, {value, I, [I, I * 1.5]}) || I <- numbers(100)],
    show([persistent_term:get({key, I}) || I <- [1, 50, 100]]),
    show([persistent_term:erase({key, I}) || I <- numbers(99)] =:= [true || _ <- numbers(99)]),
    show(persistent_term:get({key, 100})),
    Self = self(),
    spawn(fun() -> Self ! persistent_term:get({key, 100}) end), show(receive X -> X end),
    persistent_term:put(1, int), persistent_term:put(1.0, float), show({persistent_term:get(1), persistent_term:get(1.0)}),
    show(is_map(persistent_term:info())).

numbers(0) -> [];
numbers(N) -> [N | numbers(N - 1)].

atomics() ->
    A = atomics:new(3, []),
    show([atomics:get(A, 1), atomics:put(A, 1, 5), atomics:add(A, 1, 3), atomics:add_get(A, 1, -10), atomics:sub(A, 1, 1), atomics:sub_get(A, 1, -4),
          atomics:exchange(A, 1, 42), atomics:compare_exchange(A, 1, 42, 43), atomics:compare_exchange(A, 1, 42, 44), atomics:get(A, 1), atomics:get(A, 3)]),
    atomics:put(A, 2, 16#7FFFFFFFFFFFFFFF), atomics:add(A, 2, 1), show(atomics:get(A, 2)),
    atomics:put(A, 2, -16#8000000000000000), show(atomics:sub_get(A, 2, 1)),
    #{max := Max, min := Min, size := Size} = atomics:info(A), show({Max, Min, Size}).

unsigned() ->
    A = atomics:new(1, [{signed, false}]),
    atomics:put(A, 1, 16#FFFFFFFFFFFFFFFF), show(atomics:get(A, 1)), atomics:add(A, 1, 2), show(atomics:get(A, 1)),
    atomics:sub(A, 1, 3), show(atomics:get(A, 1)), show(caught(fun() -> atomics:put(A, 1, -1) end)),
    #{max := Max, min := Min} = atomics:info(A), show({Max, Min}).

counters() ->
    C = counters:new(2, []), counters:add(C, 1, -3), counters:sub(C, 2, 4), show({counters:get(C, 1), counters:get(C, 2)}),
    counters:put(C, 1, 100), show(counters:get(C, 1)),
    W = counters:new(1, [write_concurrency]), counters:add(W, 1, 7), show(counters:get(W, 1)),
    #{size := Size} = counters:info(C), show(Size).

errors() ->
    A = atomics:new(2, []), C = counters:new(1, []),
    [show(caught(F))
     || F <- [fun() -> atomics:get(A, 3) end, fun() -> atomics:get(A, 0) end, fun() -> atomics:get(C, 1) end, fun() -> counters:get(A, 1) end,
              fun() -> atomics:put(A, 1, 1 bsl 63) end, fun() -> atomics:put(A, 1, a) end, fun() -> atomics:new(0, []) end,
              fun() -> atomics:new(1, [foo]) end,
              fun() -> atomics:new(1 bsl 64, []) end, fun() -> atomics:new(-(1 bsl 64), []) end,
              fun() -> atomics:new(1 bsl 64, [foo]) end, fun() -> counters:new(1 bsl 64, [write_concurrency]) end, fun() -> counters:new(-1, []) end, fun() -> atomics:get(make_ref(), 1) end,
              fun() -> counters:add(C, 1, 1.0) end]].

references() ->
    A = atomics:new(1, []), B = atomics:new(1, []),
    show({is_reference(A), A =:= A, A =:= B, A < B orelse B < A}).

%% Many processes count; what one holds outlives the others.
shared() ->
    A = atomics:new(1, []),
    Self = self(),
    [spawn(fun() -> [atomics:add(A, 1, 1) || _ <- numbers(100)], Self ! done end) || _ <- numbers(20)],
    [receive done -> ok end || _ <- numbers(20)],
    show(atomics:get(A, 1)),
    spawn(fun() -> Self ! {array, atomics:new(1000, [])} end),
    {array, Array} = receive Message -> Message end,
    _ = [numbers(1000) || _ <- numbers(100)],
    atomics:put(Array, 1000, 9), show(atomics:get(Array, 1000)).
