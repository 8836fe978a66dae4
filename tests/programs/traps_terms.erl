%% Traps in order, equality, maps and hashes.
-module(traps_terms).
-export([main/1]).

main(_) ->
    order(),
    numbers(),
    maps(),
    hashes().

order() ->
    Terms = [{[], nil}, {#{}, map}, {{}, tuple}, {[a], list}, {a, atom}, {1, number}, {self(), pid}, {fun() -> ok end, 'fun'}],
    trap(1, [Name || {_, Name} <- sort(Terms)]),
    trap(2, {1 == 1.0, 1 =:= 1.0, 1 < 1.0, 1.0 < 1}),
    trap(2, {id(1) == id(1.0), id(1) =:= id(1.0), id(1) < id(1.0), id(1.0) < id(1), id(1) /= id(1.0), id(1) =/= id(1.0)}),
    trap(3, {9007199254740993 == 9007199254740992.0, 9007199254740993 > 9007199254740992.0}),
    trap(3, {id(9007199254740993) == id(9007199254740992.0), id(9007199254740993) > id(9007199254740992.0), id(9007199254740992) == id(9007199254740992.0)}),
    trap(4, {(1 bsl 2000) > 1.0e308, -(1 bsl 2000) < -1.0e308}),
    trap(4, {id(1 bsl 2000) > id(1.0e308), id(-(1 bsl 2000)) < id(-1.0e308)}),
    trap(5, {0.0 == -0.0, 0.0 =:= -0.0, float_to_list(-0.0, [short]), maps:get(-0.0, #{0.0 => z}), -0.0 < 0.0}),
    trap(5, {id(0.0) == id(-0.0), id(0.0) =:= id(-0.0), float_to_list(id(-0.0), [short]), maps:get(id(-0.0), #{id(0.0) => z}), id(-0.0) < id(0.0)}),
    trap(6, {{9} < {1, 1}, [9] > [1, 1], "ab" < "b", {1, 2} < {1, 3}}),
    trap(7, {#{a => 1, b => 2} < #{c => 0}, #{a => 9} < #{b => 1}, #{1 => x} < #{1.0 => a}, #{1 => a} =:= #{1.0 => a}}),
    trap(7, {id(#{a => 1, b => 2}) < id(#{c => 0}), id(#{a => 9}) < id(#{b => 1}), id(#{1 => x}) < id(#{1.0 => a}), id(#{1 => a}) == id(#{1.0 => a})}),
    trap(8, {map_size(#{1 => a, 1.0 => b}), lists:keyfind(1.0, 1, [{1, x}]), lists:member(1.0, [1])}),
    F = fun(X) -> fun() -> X end end,
    trap(10, {F(1) == F(1), F(1) == F(2), fun lists:map/2 =:= fun lists:map/2, fun lists:map/2 < fun() -> ok end}),
    trap(11, {zebra > apple, 'Z' < a, 'é' > z, '' < a}),
    trap(11, {id(zebra) > id(apple), id('Z') < id(a), id('é') > id(z), id('') < id(a), id('Ж') > id('é')}).

numbers() ->
    trap(12, {min(1, 1.0), min(1.0, 1), max(1, 1.0), max(1.0, 1)}),
    trap(12, {min(id(1), id(1.0)), min(id(1.0), id(1)), max(id(1), id(1.0)), max(id(1.0), id(1))}).

maps() ->
    trap(14, {maps:keys(#{c => 1, a => 2, b => 3, 1 => x, 1.5 => y, "s" => z}), maps:keys(#{2 => a, 1.0 => b, 1 => c})}),
    trap(14, {maps:keys(id(#{c => 1, id(a) => 2, b => 3, id(1) => x, 1.5 => y, id("s") => z})), erts_internal:map_next(0, #{id(2) => a, 1.0 => b, 1 => c}, [])}),
    trap(15, first(8, maps:keys(maps:from_list([{I, I} || I <- seq(1, 33)])))),
    trap(15, maps:keys(maps:from_list([{{I, [I]}, I} || I <- seq(1, 40)]))),
    trap(15, maps:keys(maps:from_list([{I * 1.5, I} || I <- seq(1, 40)]))),
    trap(15, maps:keys(maps:from_list([{(1 bsl 60) + I, I} || I <- seq(1, 70)]))),
    trap(15, maps:keys(maps:from_list([{[I, I + 1 | I], I} || I <- seq(1, 70)]))),
    trap(21, [st(catch maps:update(x, 1, #{})), st(catch (fun(M) -> M#{x := 1} end)(#{})), st(catch (fun(M) -> M#{x => 1} end)(foo))]),
    trap(22, {maps:from_list([{a, 1}, {a, 2}]), maps:merge(#{a => 1}, #{a => 2}), #{id(a) => 1, id(a) => 2}}),
    trap(23, begin #{b := X} = #{a => 1, b => 2}, X end),
    Key = id(b),
    trap(23, begin #{Key := Y} = id(#{a => 1, b => 3}), Y end).

hashes() ->
    trap(16, {erlang:phash2(a), erlang:phash2(1), erlang:phash2([]), erlang:phash2({a, 1}), erlang:phash2("abc"), erlang:phash2(1.5), erlang:phash2(#{a => 1})}),
    trap(17, {erlang:phash2(-1), erlang:phash2(1 bsl 64), erlang:phash2(foo, 1000), erlang:phash2(foo, 1 bsl 32), erlang:phash2({})}),
    trap(18, {erlang:phash2(0.0), erlang:phash2(-0.0), erlang:phash2(1.0), erlang:phash2(1)}),
    trap(19, {erlang:phash(a, 1000), erlang:phash([1, 2], 1 bsl 32)}),
    trap(20, {erlang:crc32("abc"), erlang:adler32("abc"), erlang:crc32_combine(erlang:crc32("ab"), erlang:crc32("c"), 1), erlang:md5("abc")}).

sort([]) -> [];
sort([X | Rest]) -> sort([Y || Y <- Rest, Y < X]) ++ [X] ++ sort([Y || Y <- Rest, Y >= X]).

seq(N, M) when N > M -> [];
seq(N, M) -> [N | seq(N + 1, M)].

first(0, _) -> [];
first(N, [X | Rest]) -> [X | first(N - 1, Rest)].

%% trap(Number, Value): the measured result of that number in the list of semantic traps (traps.tsv).
trap(Number, Value) -> erlang:display({Number, Value}).

%% What catch gives, without the stack trace.
st({'EXIT', {Reason, Trace}}) when is_list(Trace) -> {'EXIT', Reason};
st(Value) -> Value.

%% Hides a value from the compiler.
id(X) -> X.
