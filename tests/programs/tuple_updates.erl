%% Records and tuples changed where the old one is dead, and where it is not: what was kept anywhere has to stay what it was.
-module(tuple_updates).
-export([main/1, counting/2, server/1, keeping/3]).

-record(s, {a = 0, b = 0, c = none, d = [], e = x}).
-record(point, {x, y, z = 0}).
-record(pair, {left, right, name}).

main(_) ->
    loops(),
    kept(),
    aliases(),
    tries(),
    calls(),
    messages(),
    old_generation(),
    machines(),
    shapes().

show(Name, Value) -> erlang:display({Name, Value}).

%% --- loops: the first tuple belongs to the caller, the later ones to the loop

loops() ->
    S = #s{a = 1, c = [self_made]},
    T = opaque(S),
    show(counting, [counting(5, T), counting(3, T), T, S]),
    show(counting_literal, counting(4, #s{})),
    show(counting_literal, counting(4, #s{})),
    show(counting_none, counting(0, T)),
    show(exchanged, exchanged(7, opaque({p, 1, 2, 3}), opaque({q, 4, 5, 6}))),
    show(exchanged, exchanged(8, {p, 1, 2, 3}, {q, 4, 5, 6})),
    show(swapped, swapped(5, opaque({1, 2, 3, 4}))),
    show(rotated, rotated(7, {1, 2, 3, 4})),
    show(zipped, zipped(3, opaque(#point{x = 1, y = 2}), [])),
    show(inner, nested_loops(4, #point{x = 0, y = 0})),
    show(two_ways, [two_ways(N, opaque({0, 0, 0, 0})) || N <- [1, 2, 5, 6]]),
    show(early, [early(N, #s{b = N}) || N <- [0, 3, 10]]),
    show(floats, floats(10, {0.0, 1.0, f, g})),
    show(setelements, setelements(5, {a, b, c, d, e})),
    show(wide, wide(9, opaque(list_to_tuple(seq(1, 40))))).

counting(0, S) -> S;
counting(N, #s{a = A} = S) -> counting(N - 1, S#s{a = A + N, b = N}).

exchanged(0, P, Q) -> {P, Q};
exchanged(N, {A, _, C, D}, {E, F, _, H}) -> exchanged(N - 1, {E, F, N, H}, {A, N, C, D});
exchanged(_, _, _) -> none.

swapped(0, T) -> T;
swapped(N, {A, B, C, D}) -> swapped(N - 1, {B, A, C, D}).

rotated(0, T) -> T;
rotated(N, {A, B, C, D}) -> rotated(N - 1, {B, C, A, D}).

zipped(0, P, Acc) -> {P, Acc};
zipped(N, P, Acc) ->
    Q = P#point{x = P#point.x + N},
    zipped(N - 1, Q, [{P, Q} | Acc]).

nested_loops(0, P) -> P;
nested_loops(N, P) ->
    Q = inner_loop(N, P),
    nested_loops(N - 1, Q#point{z = N}).

inner_loop(0, P) -> P;
inner_loop(N, #point{x = X} = P) -> inner_loop(N - 1, P#point{x = X + N}).

two_ways(0, T) -> T;
two_ways(N, {A, B, C, D}) when N rem 2 =:= 0 -> two_ways(N - 1, {A + 1, B, C, D});
two_ways(N, {_, B, C, D} = T) when N > 4 -> {T, two_ways(N - 1, {N, B, C, D})};
two_ways(N, {A, B, _, D}) -> two_ways(N - 1, {A, B, N, D}).

early(N, #s{a = A} = S) when A > 4 -> {N, S};
early(N, #s{b = 0} = S) -> {done, N, S};
early(N, #s{a = A, b = B} = S) -> early(N + 1, S#s{a = A + 1, b = B - 1}).

floats(0, T) -> T;
floats(N, {X, Y, F, G}) -> floats(N - 1, {X + Y, Y * 1.5, F, G}).

setelements(0, T) -> T;
setelements(N, T) -> setelements(N - 1, setelement(3, setelement(2, T, N), N * N)).

%% More elements than are told apart: the last and the first.
wide(0, T) -> T;
wide(N, T) when tuple_size(T) =:= 40 -> wide(N - 1, setelement(40, setelement(1, T, N), -N)).

%% --- old versions, kept

kept() ->
    show(in_list, keeping(list, 4, opaque(#s{}))),
    show(in_list, keeping(list, 4, #s{a = 9})),
    show(in_tuple, keeping(tuple, 3, #s{})),
    show(in_fun, [F() || F <- keeping(funs, 4, #s{})]),
    show(in_map, keeping(map, 4, #s{})),
    show(in_itself, keeping(itself, 3, #s{})),
    show(in_dictionary, begin keeping(dictionary, 4, #s{}), [erase({kept, N}) || N <- [4, 3, 2, 1]] end),
    show(in_table, in_table(4, #s{a = t})),
    show(in_binary, [binary_to_term(B) || B <- in_binaries(3, #s{}, [])]),
    show(before, [before(How, 4, #s{}, []) || How <- [list, tuple, funs, map, binary, dictionary]]),
    show(before, [erase({before, N}) || N <- [4, 3, 2, 1]]),
    show(before_passed, before_passed(4, opaque(#s{}), none)),
    show(last_kept, last_kept(5, #s{}, none)),
    show(now_and_then, now_and_then(6, #s{}, [])).

keeping(list, N, S) -> keep_list(N, S, []);
keeping(tuple, N, S) -> keep_tuple(N, S, {});
keeping(funs, N, S) -> keep_funs(N, S, []);
keeping(map, N, S) -> keep_map(N, S, #{});
keeping(itself, N, S) -> keep_itself(N, S);
keeping(dictionary, N, S) -> keep_dictionary(N, S).

keep_list(0, S, Acc) -> [S | Acc];
keep_list(N, S, Acc) -> keep_list(N - 1, S#s{a = N}, [S | Acc]).

keep_tuple(0, S, Acc) -> {S, Acc};
keep_tuple(N, S, Acc) -> keep_tuple(N - 1, S#s{b = N}, {S, Acc, S}).

keep_funs(0, _, Acc) -> Acc;
keep_funs(N, S, Acc) -> keep_funs(N - 1, S#s{b = {N}}, [fun() -> S#s.b end, fun() -> S end | Acc]).

keep_map(0, _, #{1 := A, 2 := B, 3 := C, 4 := D}) -> [A, B, C, D];
keep_map(N, S, Acc) -> keep_map(N - 1, S#s{c = N}, Acc#{N => S}).

keep_itself(0, S) -> S;
keep_itself(N, S) -> keep_itself(N - 1, S#s{d = [S | N]}).

keep_dictionary(0, S) -> S;
keep_dictionary(N, S) ->
    put({kept, N}, S),
    keep_dictionary(N - 1, S#s{a = N, e = y}).

in_table(N, S) ->
    Table = ets:new(updates, [ordered_set]),
    _ = fill(N, S, Table),
    Result = [hd(ets:lookup(Table, Key)) || Key <- seq(1, N)],
    ets:delete(Table),
    Result.

fill(0, S, _) -> S;
fill(N, S, Table) ->
    ets:insert(Table, {N, S}),
    fill(N - 1, S#s{b = N, c = N}, Table).

in_binaries(0, _, Acc) -> Acc;
in_binaries(N, S, Acc) -> in_binaries(N - 1, S#s{d = N}, [term_to_binary(S) | Acc]).

%% Kept before the change is made, and not used again.
before(_, 0, S, Acc) -> [S | shown(Acc)];
before(list, N, S, Acc) ->
    Kept = [S | Acc],
    before(list, N - 1, S#s{a = N, c = x}, Kept);
before(tuple, N, S, Acc) ->
    Kept = [{N, S, S} | Acc],
    before(tuple, N - 1, S#s{a = N, c = x}, Kept);
before(funs, N, S, Acc) ->
    Kept = [fun() -> S end | Acc],
    before(funs, N - 1, S#s{a = N, c = x}, Kept);
before(map, N, S, Acc) ->
    Kept = [#{N => S, S => N} | Acc],
    before(map, N - 1, S#s{a = N, c = x}, Kept);
before(binary, N, S, Acc) ->
    Kept = [binary_to_term(term_to_binary(S)) | Acc],
    before(binary, N - 1, S#s{a = N, c = x}, Kept);
before(dictionary, N, S, Acc) ->
    undefined = put({before, N}, S),
    before(dictionary, N - 1, S#s{a = N, c = x}, Acc).

shown([]) -> [];
shown([F | Fs]) when is_function(F) -> [F() | shown(Fs)];
shown([X | Xs]) -> [X | shown(Xs)].

%% Passed to a function that does not own it, and returned from there within something else.
before_passed(0, S, Last) -> {S, Last};
before_passed(N, S, Last) ->
    Kept = wrapped(S, Last, N),
    before_passed(N - 1, S#s{d = N}, Kept).

wrapped(S, Last, N) when N rem 2 =:= 0 -> {S, Last};
wrapped(_, Last, _) -> Last.

last_kept(0, S, Last) -> {S, Last};
last_kept(N, S, _) -> last_kept(N - 1, S#s{a = N}, S).

now_and_then(0, S, Acc) -> {S, Acc};
now_and_then(N, S, Acc) when N rem 3 =:= 0 -> now_and_then(N - 1, S#s{a = N}, [S | Acc]);
now_and_then(N, S, Acc) -> now_and_then(N - 1, S#s{b = N}, Acc).

%% --- several names for one tuple

aliases() ->
    show(both, both(opaque(1))),
    show(branches, [branches(B, opaque(2)) || B <- [true, false, other]]),
    show(siblings, siblings(opaque(a))),
    show(chain, chain(opaque(1))),
    show(twice_passed, twice_passed(opaque(3))),
    show(returned_twice, returned_twice(opaque(4))),
    show(compared, compared(opaque(5))),
    show(nested, nested(opaque(6))),
    show(elements, elements(opaque(7))).

both(X) ->
    P = #point{x = X, y = X},
    Q = P,
    R = Q#point{x = new},
    {P, Q, R}.

branches(B, X) ->
    P = #point{x = X, y = X, z = X},
    Q = case B of
            true -> P;
            false -> P#point{y = changed};
            _ -> #point{x = P, y = 1}
        end,
    R = Q#point{z = last},
    case B of
        true -> {P, R};
        _ -> R
    end.

siblings(X) ->
    P = #point{x = X, y = X},
    {P#point{x = left}, P#point{x = right}, P#point{y = down}}.

chain(X) ->
    P = #point{x = X, y = X},
    Q = P#point{x = 2},
    R = Q#point{y = 3},
    R#point{z = 4}.

twice_passed(X) ->
    P = #point{x = X, y = X},
    pair_up(3, P, P).

pair_up(0, P, Q) -> {P, Q};
pair_up(N, P, Q) -> pair_up(N - 1, P#point{x = N}, Q#point{y = N}).

returned_twice(X) ->
    {P, Q} = same_twice(#point{x = X, y = X}),
    {P#point{x = 1}, Q}.

same_twice(P) -> {P, P}.

compared(X) ->
    P = #point{x = X, y = X},
    Q = P#point{y = X},
    R = Q#point{x = other},
    {P =:= Q, Q =:= R, R =:= P, P < R}.

nested(X) ->
    P = #pair{left = #point{x = X, y = X}, right = #point{x = 1, y = 1}, name = n},
    Q = P#pair{left = (P#pair.left)#point{x = changed}},
    R = Q#pair{right = Q#pair.left},
    S = R#pair{left = (R#pair.left)#point{y = again}},
    {P, Q, R, S}.

elements(X) ->
    P = {X, [X], {X, X, X}},
    {A, B, C} = P,
    Q = {A, B, {element(1, C), element(2, C), z}},
    {P, Q, C}.

%% --- exceptions: handlers see what was there before

tries() ->
    show(handler, [handler(X) || X <- [1, a]]),
    show(handler_after, [handler_after(X) || X <- [1, a]]),
    show(in_loop, try_loop([1, a, 2, b, 3], #s{})),
    show(late_in_loop, late_in_loop([1, 2, a, 3, b, 4], #s{})),
    show(passed_in_try, passed_in_try([1, a, 2, b], #s{})),
    show(loop_in_try, [loop_in_try(L, #s{}) || L <- [[1, 2, 3], [1, 2, x, 3]]]),
    show(callee_raises, callee_raises(opaque(1))),
    show(caught, caught([1, 2, x], #s{})),
    show(arguments, arguments(3, #s{})),
    show(afterwards, afterwards(opaque(a))).

handler(X) ->
    P = #point{x = X, y = 0},
    try
        Q = P#point{y = opaque(1)},
        Q#point{x = X + 1}
    catch
        error:badarith -> {was, P}
    end.

handler_after(X) ->
    P = #point{x = X, y = 0},
    Q = try X + 1 of
            Y -> P#point{y = Y}
        catch
            error:badarith -> P#point{z = failed}
        end,
    Q#point{x = behind}.

try_loop([], S) -> S;
try_loop([X | Xs], S) ->
    T = try S#s{a = S#s.a + X, b = X}
        catch error:badarith -> S#s{d = [X, S#s.a | S#s.d]}
        end,
    try_loop(Xs, T).

%% Changed before what raises.
late_in_loop([], S) -> S;
late_in_loop([X | Xs], S) ->
    T = try
            U = opaque(S#s{b = X}),
            U#s{a = U#s.a + X}
        catch error:badarith -> S#s{d = [X, S#s.b | S#s.d]}
        end,
    late_in_loop(Xs, T).

passed_in_try([], S) -> S;
passed_in_try([X | Xs], S) ->
    T = try changed_then_added(X, S)
        catch error:badarith -> S#s{d = [{X, S#s.b} | S#s.d]}
        end,
    passed_in_try(Xs, T).

changed_then_added(X, S) ->
    T = noted(S#s{b = X}),
    T#s{a = T#s.a + X}.

noted(S) ->
    put(noted, S#s.b),
    _ = erase(noted),
    S.

loop_in_try(L, S) ->
    try sum_up(L, S)
    catch error:badarith -> {failed, S}
    end.

sum_up([], S) -> S;
sum_up([X | Xs], #s{a = A} = S) -> sum_up(Xs, S#s{b = X, a = A + X}).

callee_raises(X) ->
    P = #point{x = X, y = X},
    R = (catch change_and_raise(P)),
    {R, P}.

change_and_raise(P) ->
    Q = P#point{x = changed},
    throw(opaque(Q)).

caught(L, S) ->
    case catch sum_up(L, S) of
        {'EXIT', {Reason, [{M, F, _, _} | _]}} -> {Reason, M, F, S};
        T -> T
    end.

%% What a stack trace shows of the arguments.
arguments(N, S) ->
    try no_clause(N, S)
    catch error:function_clause:Trace -> {element(3, hd(Trace)), S}
    end.

no_clause(N, #s{a = A} = S) when N > 0 -> no_clause(N - 1, S#s{a = A + 1, b = N});
no_clause(stop, S) -> S.

afterwards(X) ->
    P = #point{x = X, y = X},
    try P#point{x = 1}
    after show(meanwhile, P#point{y = 2})
    end.

%% --- through functions

calls() ->
    show(pipeline, pipeline(opaque(1))),
    show(kept_by_caller, kept_by_caller(opaque(2))),
    show(maybe_kept, [maybe_kept(B, opaque(3)) || B <- [true, false]]),
    show(from_outside, [from_outside(opaque(#point{x = 1, y = 2})) || _ <- [1, 2]]),
    show(recursion, recursion(4, #s{})),
    show(mutual, [even(N, #s{}) || N <- [4, 5]]),
    show(folded, foldl(fun(X, #s{a = A, d = D} = S) -> S#s{a = A + X, d = [X | D]} end, #s{}, [1, 2, 3])),
    show(mapped, [P#point{y = mapped} || P <- [#point{x = X} || X <- [1, 2, 3]]]),
    show(applied, applied(fun(P) -> P#point{x = applied} end, #point{x = 1, y = opaque(2)})).

pipeline(X) ->
    P0 = new_point(X),
    P1 = moved(P0, 3),
    P2 = moved(P1, 4),
    named(moved(P2, 5)).

new_point(X) -> #point{x = X, y = X}.
moved(#point{x = X} = P, By) -> P#point{x = X + By}.
named(P) -> P#point{z = named}.

kept_by_caller(X) ->
    P = new_point(X),
    Q = stretched(P, 3),
    R = stretched(P, 4),
    {P, Q, R}.

stretched(P, By) -> P#point{y = {By}}.

maybe_kept(B, X) ->
    P = new_point(X),
    Q = bent(P),
    case B of
        true -> {P, Q};
        false -> Q
    end.

bent(P) -> P#point{z = bent}.

from_outside(P) ->
    Q = bent2(P),
    {P, Q}.

bent2(P) -> P#point{z = bent2, x = 0}.

recursion(0, S) -> [S];
recursion(N, S) ->
    Below = recursion(N - 1, S#s{a = N}),
    [S | Below].

even(0, S) -> S;
even(N, S) -> odd(N - 1, S#s{a = N}).
odd(0, S) -> {odd, S};
odd(N, S) -> even(N - 1, S#s{b = N}).

applied(F, P) ->
    Q = F(P),
    {P, Q, F(Q)}.

%% --- processes

messages() ->
    Self = self(),
    Server = spawn(fun() -> server(#s{d = []}) end),
    [Server ! {Self, add, N} || N <- [1, 2, 3]],
    Versions = [receive {version, N, S} -> S end || N <- [1, 2, 3]],
    Server ! {Self, stop},
    receive {last, Last} -> show(server, {Versions, Last}) end,
    show(sent, sent(3, #s{c = mine})),
    show(yielding, yielding(20000, #s{})).

server(#s{a = A} = S) ->
    receive
        {From, add, N} ->
            From ! {version, N, S},
            server(S#s{a = A + N, b = N});
        {From, stop} ->
            From ! {last, S#s{e = stopped}}
    end.

sent(0, S) -> {S, [receive {kept, N, T} -> T end || N <- [1, 2, 3]]};
sent(N, S) ->
    self() ! {kept, N, S},
    sent(N - 1, S#s{b = N}).

yielding(0, S) -> S;
yielding(N, #s{a = A, b = B} = S) -> yielding(N - 1, S#s{a = A + 1, b = B bxor N}).

%% --- collections in between: tuples move, and grow old

old_generation() ->
    show(aging, aging(300, #s{d = []}, [])),
    show(collected, collected(40, #s{})),
    show(young_in_old, young_in_old(60, {state, [], none, 0}, [])),
    show(large, length((large(20000, #s{}))#s.d)).

%% Much lives on, so that the tuple gets into the old generation, and is to hold what is young then.
aging(0, S, L) -> {S#s.a, length(S#s.d), sum(L)};
aging(N, #s{a = A, d = D} = S, L) ->
    T = S#s{a = A + N, d = [{N, A} | D], c = seq(1, 20)},
    true = sum(T#s.c) =:= 210,
    aging(N - 1, T, [N | L]).

collected(0, S) -> S;
collected(N, #s{a = A} = S) ->
    T = S#s{a = [N], c = {A}},
    case N rem 7 of
        0 -> erlang:garbage_collect();
        _ -> ok
    end,
    {[M], {_}} = {T#s.a, T#s.c},
    true = M =:= N,
    collected(N - 1, T).

young_in_old(0, S, Kept) -> {S, length(Kept)};
young_in_old(N, {state, L, _, Count}, Kept) ->
    case N rem 10 of
        5 -> erlang:garbage_collect();
        _ -> ok
    end,
    Fresh = {N, [N, N]},
    young_in_old(N - 1, {state, first(3, [N | L]), Fresh, Count + 1}, [{Fresh} | Kept]).

large(0, S) -> S;
large(N, #s{d = D} = S) -> large(N - 1, S#s{d = [N | D], b = N}).

%% --- a machine with a record for its state, as benchmarks have it

machines() ->
    show(machine, machine(1000, 1, #s{c = idle})),
    show(machine, machine(1001, 7, #s{c = idle})).

machine(0, _, S) -> S;
machine(N, Seed, S) ->
    Next = (Seed * 1103515245 + 12345) band 16#7fffffff,
    machine(N - 1, Next, step((Next bsr 16) band 3, Next bsr 20, S)).

step(0, _, #s{c = idle} = S) -> S#s{c = running, e = start};
step(1, _, #s{c = running} = S) -> S#s{c = idle, e = stop};
step(2, V, #s{c = running, a = A, b = B} = S) -> bounds(V, S#s{a = A + 1, b = (B + V) band 16#ffff});
step(3, _, S) -> S#s{c = idle, e = reset};
step(_, _, #s{d = D} = S) when length(D) < 5 -> S#s{d = [S#s.a | D]};
step(_, _, S) -> S.

bounds(V, #s{e = E} = S) when is_integer(E), V < E -> S#s{e = V};
bounds(V, #s{e = E} = S) when is_atom(E) -> S#s{e = V};
bounds(_, S) -> S.

%% --- shapes of tuples that are nearly updates

shapes() ->
    show(shifted, shifted(opaque({1, 2, 3, 4}))),
    show(shorter, shorter(opaque({1, 2, 3, 4}))),
    show(longer, longer(opaque({1, 2, 3}))),
    show(mixed, mixed(opaque({1, 2, 3, 4}), opaque({a, b, c, d}))),
    show(other_place, other_place(4, {1, 2, 3, 4})),
    show(same, same(3, {1, 2, 3, 4})).

shifted({A, B, C, _}) -> {x, A, B, C}.
shorter({A, B, C, _}) -> {A, B, C}.
longer({A, B, C}) -> {A, B, C, d}.
mixed({A, B, _, D}, {_, _, G, H}) -> [{A, B, G, H}, {A, B, G, D}].

other_place(0, T) -> T;
other_place(N, {A, B, C, D}) -> other_place(N - 1, {A, C, B, D + A}).

same(0, T) -> T;
same(N, {A, B, C, D}) -> same(N - 1, {A, B, C, D}).

%% Nothing is known about what comes out of it.
opaque(X) ->
    Key = {opaque, make_ref()},
    put(Key, X),
    erase(Key).

seq(From, To) when From > To -> [];
seq(From, To) -> [From | seq(From + 1, To)].

sum([]) -> 0;
sum([X | Xs]) -> X + sum(Xs).

first(0, _) -> [];
first(_, []) -> [];
first(N, [X | Xs]) -> [X | first(N - 1, Xs)].

foldl(_, Acc, []) -> Acc;
foldl(F, Acc, [X | Xs]) -> foldl(F, F(X, Acc), Xs).
