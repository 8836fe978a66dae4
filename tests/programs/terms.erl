%% Term order, equality, tuples and lists through built-in functions, printing.
-module(terms).
-export([main/1]).

main(_) ->
    Terms = [1, 2.0, 1 bsl 80, a, 'B c', '', 'ünï', [], [1], [1 | 2], {}, {1}, {a, b}, "text", [a, "b", {c}], fun erlang:abs/1],
    erlang:display(Terms),
    erlang:display([[compare(A, B) || B <- Terms] || A <- Terms]),
    erlang:display(sort(Terms)),
    erlang:display([element(2, {a, b}), setelement(1, {a, b}, c), tuple_size({1, 2, 3}), size({1}), make_tuple(3)]),
    erlang:display([tuple_to_list({1, 2}), list_to_tuple([a, b]), list_to_tuple([])]),
    erlang:display([hd([1]), tl([1, 2]), length([1, 2, 3]), [1, 2] ++ [3], [1] ++ 2, [1, 2, 3, 2] -- [2], [] -- [1]]),
    erlang:display([atom_to_list(abc), list_to_atom("new atom"), integer_to_list(-17), list_to_integer("+12"), integer_to_list(255, 16)]),
    erlang:display([is_atom(a), is_tuple({}), is_list([]), is_number(1.0), is_integer(1 bsl 70), is_float(1), is_function(a), is_boolean(true)]),
    erlang:display({max(a, 1), min([], {}), abs(-3.5), not true, 5 rem -3}),
    erlang:display(["\n\t\"", [0], [255], [256], [8364], [$a | $b], 'a\nb', 'Abc', aB@_1, 'if', 'é']),
    erlang:display([0.0, -0.0, 1.5, 1.0e100, -3.0e-10, 123456.789, 0.1]),
    erlang:display_string("no newline"),
    erlang:display_string("\n").

make_tuple(N) -> list_to_tuple([x || _ <- lists:reverse([1, 2, 3], []), N > 0]).

compare(A, B) when A =:= B -> same;
compare(A, B) when A == B -> equal;
compare(A, B) when A < B -> less;
compare(A, B) when A > B -> more.

sort([]) -> [];
sort([P | T]) -> sort([X || X <- T, X < P]) ++ [P] ++ sort([X || X <- T, X >= P]).
