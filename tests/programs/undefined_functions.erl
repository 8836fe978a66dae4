%% A module that exports '$handle_undefined_function'/2 gets the calls of functions that it does not have, from wherever they come.
-module(undefined_functions).
-export([main/1, fold/3]).

main(_) ->
    M = undefined_functions_handler,
    print(direct, catch undefined_functions_handler:one(1)),
    print(many, undefined_functions_handler:many(a, "b", {c}, 4.0, <<5>>, #{}, [7], fun_of, 9)),
    print(none, undefined_functions_handler:none()),
    print(local_is_not, catch undefined_functions_handler:through(local)),
    print(module_in_variable, M:two(1, 2)),
    print(applied, apply(M, name(three), [1, 2, 3])),
    print(applied_by_name, (name(apply_it))),
    print(fun_of_it, lists:map(fun undefined_functions_handler:mapped/1, [1, 2, 3])),
    print(a_known_one, {undefined_functions_handler:known(5), M:known(6)}),
    print(other_arity, undefined_functions_handler:known(5, 6)),
    print(private, M:secret(1)),
    print(exported, [erlang:function_exported(M, F, A) || {F, A} <- [{known, 1}, {known, 2}, {one, 1}, {secret, 1}]]),
    print(raises, raises(fun() -> undefined_functions_handler:raise(for_nothing) end)),
    print(refuses, raises(fun() -> undefined_functions_handler:refuse(1, 2) end)),
    print(deep, fold(fun(X, Sum) -> undefined_functions_handler:add(X, Sum) end, 0, lists:seq(1, 100))),
    spawned(spawn_monitor(undefined_functions_handler, started, [1, 2])),
    spawned(spawn_monitor(fun undefined_functions_handler:started/0)),
    spawned(spawn_monitor(fun() -> self() ! go, erlang:hibernate(undefined_functions_handler, awake, [now]) end)),
    print(no_handler, raises(fun() -> undefined_functions_nowhere:f(1) end)).

fold(_, Sum, []) -> Sum;
fold(F, Sum, [X | Rest]) -> fold(F, F(X, Sum), Rest).

%% Names that are not constants where they are used.
name(apply_it) -> apply(undefined_functions_handler, name(four), [x]);
name(Name) -> Name.

raises(F) ->
    try F() of
        Result -> {no_exception, Result}
    catch
        Class:Reason:Stack -> {Class, Reason, [{M, N, A} || {M, N, A, _} <- lists:sublist(Stack, 2)]}
    end.

spawned({Pid, Monitor}) ->
    receive
        {'DOWN', Monitor, process, Pid, Reason} -> print(ended, Reason)
    end.

print(What, Result) -> io:format("~p: ~p~n", [What, Result]).
