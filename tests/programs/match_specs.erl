%% Match specifications of tables.
-module(match_specs).
-export([main/1]).

main(_) -> bodies(), guards(), patterns(), mistakes(), compiled().

show(Term) -> io:format("~0p~n", [Term]).
clean(P) when is_pid(P) -> pid;
clean(T) when is_tuple(T) -> list_to_tuple(clean(tuple_to_list(T)));
clean([H | T]) -> [clean(H) | clean(T)];
clean(T) -> T.
run(Object, MS) -> show(clean(try ets:test_ms(Object, MS) catch error:R -> R end)).

bodies() ->
    [run({1, 2, true}, [{{'$1', '$2', '$3'}, [], [B]}])
     || B <- [{'andalso', 1, true}, {'andalso', true, 1}, {'and', 1, true}, {{a, {'andalso', 1, true}, b}}, {'orelse', '$3', 1}, {'orelse', 1, true}, {'orelse', false, 1},
              {'orelse', false, {'andalso', '$3', {'orelse', {hd, 1}, true}, 7}, 8}, {'andalso', '$3', {'andalso', true, false}, {hd, []}},
              {'not', 1}, {{b, {'not', 1}}}, {'or', true, 1}, {'or', true, false, true}, {'and', true, true, '$3'}, {'and', true}, [{hd, 1}, 2], [{hd, [1]} | {tl, [1 | 2]}],
              #{a => {hd, 1}}, #{'$1' => '$2', {hd, [b]} => [c]}, {'+', {hd, 1}, 2}, {'+', '$1', '$2'}, {'xor', 1, true}, {'xor', '$3', true}, {const, {hd, 1}}, {const, '$1'},
              {node, a}, {node}, {self}, {is_record, '$_', 1, 3}, {is_record, {{r, 1}}, r, 2}, {element, 1, '$_'}, {element, 4, '$_'}, {size, '$_'}, #{}, [], {{}}, {{'$$', '$_'}},
              {{{{'$1'}}, ['$2' | '$3']}}, "abc", {{{hd, 2}}}, '_', '$_', '$$', {length, '$$'}, {map_get, a, #{a => 3}}, {is_map_key, a, #{a => 3}}, {map_size, #{a => 3}}, {binary_part, <<"abc">>, 1, 2},
              {byte_size, <<1, 2>>}, {bit_size, <<1:3>>}, {abs, -3}, {round, 2.5}, {trunc, 2.5}, {float, 2}, {'-', '$1'}, {'-', '$1', '$2'}, {'*', '$2', 1 bsl 60}, {'/', '$1', '$2'}, {'div', 7, '$2'},
              {'rem', 7, '$2'}, {'band', 7, '$2'}, {'bor', 8, '$2'}, {'bxor', 7, '$2'}, {'bnot', '$2'}, {'bsl', 1, 70}, {'bsr', 1 bsl 70, 69}, {'==', 1, 1.0}, {'=:=', 1, 1.0}, {'/=', a, b}, {'=/=', a, a},
              {'<', 1, a}, {'=<', 1, 1}, {'>', 1, 0}, {'>=', 0, 1}, {is_atom, a}, {is_binary, <<>>}, {is_float, 1.0}, {is_function, a}, {is_integer, 1}, {is_list, []}, {is_map, #{}}, {is_number, 1},
              {is_pid, {self}}, {is_port, a}, {is_reference, a}, {is_tuple, {{}}}]],
    run({1, 2}, [{{'$1', '$2'}, [], ['$1', {hd, a}, '$2']}]), run({1, 2}, [{{'$10', '$2'}, [], ['$$']}]), run({a, [1 | 2], #{k => "v"}}, [{'$1', [], ['$1']}]).

guards() ->
    [run({1, 2, true}, [{{'$1', '$2', '$3'}, G, [ok]}])
     || G <- [[{'andalso', 1, true}], [{'andalso', true, 1}], [{'and', 1, true}], ['$3'], [true], [1], [false], [{'orelse', true, 1}], [{'orelse', false, 1}], [{'==', '$1', 1.0}],
              [{'=:=', '$1', 1.0}], [{'and', {'not', false}, {hd, [true]}}], ['$3', {'>', '$2', '$1'}], ['$3', {'<', '$2', '$1'}], [{hd, '$1'}], [{'>', {'+', '$1', a}, 0}], [],
              [{'orelse', {hd, 1}, true}], [{'not', {'orelse', {'>', '$1', '$2'}, {is_atom, '$2'}}}]]],
    run({1, 2}, [{{'$1', '_'}, [{'>', '$1', 5}], [big]}, {{'$1', '_'}, [{hd, '$1'}], [list]}, {{'_', '$7'}, [{is_integer, '$7'}], [{{int, '$7'}}]}, {'_', [], [any]}]).

patterns() ->
    [run({1, #{a => 2, b => 3}, "abc"}, [{P, [], ['$$']}])
     || P <- [{'$3', '_', ['$2' | '$1']}, {'$1', #{a => '$2'}, '_'}, {'$1', #{a => '$1'}, '_'}, {1.0, '_', '_'}, {'_', #{'_' => '$1'}, '_'}, {'_', #{'$1' => 1}, '_'}, {'_', #{{'$1'} => 1}, '_'},
              {'_', #{#{'$1' => 2} => 1}, '_'}, '$1', '_', '$_', '$$', {'$_', '$$', '$1'}, {'$a', '_', '_'}, {'$', '_', '_'}, {'_', #{}, '_'}, {'$1', '$1', '_'}, {'$1', '_', '_', '_'},
              {'$1', #{b => '$2', a => '$3'}, [97 | '$4']}, {'$1', #{c => '$2'}, '_'}, {'$0', '_', [$a, $b, $c]}]],
    run({x, maps:from_list([{I, {I}} || I <- lists:seq(1, 100)])}, [{{'$1', #{50 => {'$2'}, 99 => '$3'}}, [], ['$$']}]),
    run({[1, 2, 3], {1, 2, 3}, [1, 2, 3]}, [{{'$1', '_', '$1'}, [], ['$1']}]), run({1, 1.0}, [{{'$1', '$1'}, [], [same]}]), run(a, [{a, [], [atom]}]), run([a | b], [{['$1' | '$2'], [], ['$2']}]).

mistakes() ->
    [run({1, 2}, MS)
     || MS <- [foo, [], [foo], [{'_', [], [ok]} | x], [{'_', [], []}], [{'_', foo, []}], [{'_', [], foo}, {'_', [], [{b, 1}]}], [{'_', [{foo, 1}, {foo2, 1}], [{bar, 2}, {{{baz, '$1'}}}, {bur, {yy, 1}}]}],
               [{'_', [], [{bar, 2}]}, {'_', [], [{bir, 2}]}], [{#{'_' => 1}, [{foo, 1}], []}], [{'_', [{hd, 1, 2, 3, 4, 5}], []}], [{'_', [{is_record, 1, a}], [a]}],
               [{'_', [{is_record, 1, '$2', 3}], [a]}], [{'_', [], ['$3']}], [{'_', [], [{a}]}, x], [{'_', [a | b], [a]}], [{'_', [], [a | b]}], [{'_', [], [[a | b]]}],
               [{'_', [{'$2'}], [ok]}], [{'_', [], [{message, true}]}], [{'_', [], [{caller}]}], [{'_', [], [{display, 1}]}], [{'_', [], [{}]}], [{'_', [], [{1}]}], [{'_', [], [{'_'}]}],
               [{'_', [], [{'andalso'}]}], [{'_', [], [{const}]}], [{'_', [], [{const, 1, 2}]}], [{'_', [], [{'and'}]}], [{'_', [], [{{a}, b}]}]]].

compiled() ->
    C = ets:match_spec_compile([{{'$1', '$2'}, [{'>', '$1', 1}], [{{'$2', "a constant", <<"bytes">>}}]}]),
    show([ets:is_compiled_ms(C), ets:is_compiled_ms(make_ref()), ets:is_compiled_ms(a)]),
    show(ets:match_spec_run([{1, a}, {2, b}, x, {3, c}], C)), garbage_collect(), show(ets:match_spec_run([{5, e}], C)),
    Self = self(), spawn(fun() -> Self ! ets:match_spec_run([{7, [f]}], C) end), receive R -> show(R) end,
    Big = ets:match_spec_compile([{{binary:copy(<<"x">>, 100), '$1'}, [], [{{'$1', binary:copy(<<"y">>, 100)}}]}]), garbage_collect(),
    show(ets:match_spec_run([{binary:copy(<<"x">>, 100), 1}, {<<"x">>, 2}], Big)),
    [show(try F() catch error:E:S -> {E, element(2, hd(S)), element(4, hd(S))} end)
     || F <- [fun() -> ets:match_spec_run([{1}], a) end, fun() -> ets:match_spec_run([a | b], C) end, fun() -> ets:match_spec_compile(a) end, fun() -> ets:match_spec_compile([]) end,
              fun() -> ets:match_spec_compile([{'_', [], [{foo}]}]) end, fun() -> erlang:match_spec_test({1}, [{'_', [], [a]}], foo) end]].
