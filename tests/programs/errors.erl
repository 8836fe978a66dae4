%% Each way to fail that this much of the language has: main/1 is told which one, and the program ends with it.
-module(errors).
-export([main/1]).

main([How]) -> fail(list_to_atom(How), id(1)).

fail(badmatch, X) -> 2 = X;
fail(case_clause, X) -> case {X, a} of {2, _} -> ok end;
fail(if_clause, X) -> if X > 1 -> ok end;
fail(function_clause, X) -> only_two(X, [X]);
fail(badarith, X) -> X + a;
fail(division, X) -> X div (X - 1);
fail(float_division, X) -> X / 0;
fail(overflow, X) -> id(1.0e308) * 10 * X;
fail(badarg, X) -> atom_to_list(X);
fail(element, X) -> element(X + 5, {a, b});
fail(hd, _) -> hd(id([]));
fail(badfun, X) -> X(1, 2);
fail(badarity, X) -> (id(fun erlang:abs/1))(X, X);
fail(undef, X) -> no_such_module:no_such_function(X, b);
fail(undef_apply, X) -> M = id(errors), M:not_exported(X);
fail(bad_generator, X) -> [Y || Y <- X];
fail(bad_filter, X) -> [Y || Y <- [1, 2], id(X)];
fail(badbool, X) -> X andalso true;
fail(not_boolean, X) -> Y = X + 0, not Y;
fail(in_loop, X) -> looping(100000, id([X, a]), X);
fail(in_fun, X) -> map(fun(Y) -> Y + X end, [1, 2, c]);
fail(deep, X) -> 1 + deeper(20, X);
fail(tail, X) -> tail_one(X);
fail(error, X) -> error({my, X});
fail(exit, X) -> exit({bye, X});
fail(throw, X) -> throw({ball, X});
fail(system_limit, X) -> X bsl (1 bsl 40);
fail(comprehension, X) -> [Y || Y <- [1, 2], Z <- [X], id(Y / (Z - 1)) > 0];
fail(constant_first, X) -> a + X;
fail(maps_get, X) -> id([maps:get(X, id(#{}))]);
fail(maps_is_key, X) -> id([maps:is_key(X, id(X)), maps:new()]).

id(X) -> X.

only_two(2, _) -> ok.

map(_, []) -> [];
map(F, [H | T]) -> [F(H) | map(F, T)].

deeper(0, X) when X > 100 -> X;
deeper(0, X) -> X + a;
deeper(N, X) -> 1 + deeper(N - 1, X).

tail_one(X) -> tail_two(X, X).
tail_two(X, Y) ->
    Z = id(X),
    tail_three(Y, Z).
tail_three(X, X) -> error(tail).

%% Goes wrong after a good many rounds.
looping(0, _, Sum) -> Sum;
looping(N, [_, A], Sum) when N < 30000 -> looping(N - 1, [A], Sum + A);
looping(N, L, Sum) -> looping(N - 1, L, Sum + N).
