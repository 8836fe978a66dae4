%% Maps: made, updated, matched; small and large; literal and not; what fails and how.
-module(map_programs).
-export([main/1]).
-about(#{a => [1, {2}]}).

main(_) ->
    run([fun create/0, fun update/0, fun match/0, fun keys/0, fun clauses/0, fun guards/0, fun order/0, fun failures/0, fun large/0,
         fun literals/0, fun nested/0, fun shared/0, fun bifs/0, fun loops/0, fun floats/0, fun in_funs/0]).

run([]) -> ok;
run([F | Rest]) ->
    erlang:display(F()),
    run(Rest).

id(X) -> X.

create() ->
    X = id(1),
    [#{}, #{a => X}, #{X => a, 2 => b}, #{a => 1, a => X, a => 3}, #{{X} => [X], [X] => {X}, "s" => 's'}, #{X => X, 1.0 => y}].

update() ->
    M = id(#{a => 1, b => 2}),
    [M#{}, M#{a => x}, M#{c => 3}, M#{a := y}, M#{a := 1}, M#{c => 1, c := 2, a => 3}, (id(#{}))#{1 => 2}, M#{a => 1, b => 2} =:= M].

match() ->
    #{a := A, b := #{c := C}} = id(#{a => 1, b => #{c => 2, d => 3}}),
    #{} = id(#{x => y}),
    {#{1 := One}, [#{two := Two} | _]} = id({#{1 => one}, [#{two => 2}, x]}),
    M = #{z := Z} = id(#{z => 26}),
    {A, C, One, Two, M, Z}.

keys() ->
    K = id(key),
    L = id([1, {2}]),
    #{K := V, L := W, {K, 1} := U, 1.0 := F} = id(#{key => v, [1, {2}] => w, {key, 1} => u, 1.0 => f, 1 => int}),
    {V, W, U, F, case id(#{1 => int}) of #{1.0 := _} -> float; #{} -> none end}.

kind(#{type := circle, r := R}) when R > 0 -> {circle, R};
kind(#{type := circle}) -> bad_circle;
kind(#{type := square, a := A, b := A}) -> {square, A};
kind(#{type := square, a := A, b := B}) -> {rectangle, A, B};
kind(#{type := T}) -> {other, T};
kind(M) when M =:= #{} -> empty;
kind(M) when is_map(M) -> no_type;
kind([]) -> list;
kind(_) -> no_map.

clauses() ->
    [kind(X) || X <- [#{type => circle, r => 2}, #{type => circle, r => -1}, #{type => circle}, #{type => square, a => 1, b => 1},
                      #{type => square, a => 1, b => 2}, #{type => square}, #{type => x, z => y}, #{}, #{a => b}, [], {}, 1]].

guards() ->
    F = fun(X) when map_size(X) =:= 2 -> two;
           (X) when is_map_key(k, X), map_get(k, X) > 10 -> big;
           (X) when X#{a => 1} =:= #{a => 1, b => 2} -> adds;
           (X) when #{x => X} =:= #{x => 3} -> three;
           (X) when (X#{k := 1}) =:= #{k => 1} -> exact;
           (_) -> none
        end,
    [F(X) || X <- [#{1 => 2, 3 => 4}, #{k => 11}, #{b => 2}, 3, #{k => 9}, #{}, x, 2.0]].

show(X) -> erlang:display(X), X.

order() -> (show(#{}))#{show(k1) => show(v1), show(k2) => show(v2)}.

reason(F) ->
    try F() catch C:R:S -> {C, R, [{N, A, [L || {line, _} = L <- I]} || {?MODULE, N, A, I} <- S]} end.

failures() ->
    X = id(no_map),
    M = id(#{a => 1}),
    [reason(fun() -> X#{a => 1} end), reason(fun() -> X#{} end), reason(fun() -> X#{a := show(evaluated)} end),
     reason(fun() -> M#{b := 1} end), reason(fun() -> M#{a := 1, c := 2} end), reason(fun() -> M#{a => 2, d := 2} end),
     reason(fun() -> #{b := B} = M, B end), reason(fun() -> #{a := 2} = M end), reason(fun() -> kind_only(M) end),
     reason(fun() -> map_get(z, M) end), reason(fun() -> map_size(X) end), reason(fun() -> maps:get(q, M) end)].

kind_only(#{type := T}) -> T.

large() ->
    M = build(100, #{}),
    N = shrink(50, M),
    {map_size(M), map_size(N), total(100, M, 0), maps:is_key(100, N), maps:is_key(1, N), maps:get(77, M),
     case M of #{33 := V, 100 := W} -> {V, W} end, build(32, #{}) =:= shrink2(33, build(33, #{})), M =:= build(100, #{}), N < M}.

build(0, M) -> M;
build(N, M) -> build(N - 1, M#{N => N * N}).

shrink(0, M) -> M;
shrink(N, M) -> shrink(N - 1, maps:remove(N, M)).

shrink2(N, M) -> maps:remove(N, M).

total(0, _, S) -> S;
total(N, M, S) -> #{N := V} = M, total(N - 1, M, S + V).

literals() ->
    [#{1 => a, b => [c], 2.5 => {}, {} => [], [] => "x", "y" => 1, 123456789012345678901234567890 => big, -1 => neg},
     #{z => 1, y => 2, aa => 3, a => 4, 'B' => 5, '' => 6}, #{a => #{b => #{}}}, proplists()].

proplists() -> lists:reverse(maps:keys(#{q => 1, p => 2, r => 3}), []).

nested() ->
    S = id(#{state => #{count => 0, list => []}}),
    T = bump(bump(S)),
    #{state := #{count := C} = Inner} = T,
    {C, Inner, T#{state := Inner#{count := zero}}}.

bump(#{state := #{count := C, list := L} = I} = S) -> S#{state := I#{count := C + 1, list := [C | L]}}.

shared() ->
    A = #{x => id(1), y => 2},
    B = A#{x := 2},
    C = B#{x := 1},
    {A =:= C, A == B, A =/= B, A < B, [A, B, C], #{1 => x} == #{1.0 => x}, #{x => 1} == #{x => 1.0}, #{x => 1} =:= #{x => 1.0}}.

bifs() ->
    M = id(#{a => 1, b => 2}),
    {maps:keys(M), maps:values(M), maps:from_list([{k, 1}, {l, 2}, {k, 3}]), maps:merge(M, #{b => x, c => y}), maps:find(a, M),
     maps:find(z, M), maps:put(q, 1, M), maps:update(a, 9, M), maps:take(a, M), maps:from_keys([1, 2], v), is_map(M), is_map([])}.

loops() -> {count("mississippi", #{}), invert([{a, 1}, {b, 2}], #{})}.

count([], M) -> M;
count([C | T], M) ->
    case M of
        #{C := N} -> count(T, M#{C := N + 1});
        #{} -> count(T, M#{C => 1})
    end.

invert([], M) -> M;
invert([{K, V} | T], M) -> invert(T, M#{V => K}).

floats() ->
    M = id(#{0.0 => zero, 1.5 => X = id(2.5)}),
    #{1.5 := Y} = M,
    {M, X + Y, Y * 2.0}.

in_funs() ->
    M = id(#{f => fun(X) -> #{x => X} end}),
    #{f := F} = M,
    G = fun(#{x := V} = N) -> N#{y => V} end,
    {G(F(7)), [V || #{x := V} <- [#{x => 1}, #{y => 2}, no, #{x => 3}]]}.
