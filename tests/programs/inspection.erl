%% What a program may ask about its funs and terms.
-module(inspection).
-export([main/1, exported/2]).

main(Argument) ->
    Closure = fun(X) -> {X, Argument, seven()} end,
    Plain = fun(X, Y) -> X + Y end,
    Named = fun Loop(0) -> done; Loop(N) -> Loop(N - 1) end,
    External = fun ?MODULE:exported/2,
    Missing = fun no_such:thing/3,
    Funs = [Closure, Plain, Named, External, Missing],
    Items = [module, name, arity, type, env],
    erlang:display([[erlang:fun_info(F, I) || I <- Items] || F <- Funs]),
    erlang:display([erlang:fun_info_mfa(F) || F <- Funs]),
    erlang:display([[K || {K, _} <- erlang:fun_info(F)] || F <- Funs]),
    erlang:display([erlang:fun_info(External, I) || I <- [index, uniq, new_index, new_uniq, pid, refc]]),
    erlang:display([{is_integer(element(2, erlang:fun_info(Plain, index))), byte_size(element(2, erlang:fun_info(Plain, new_uniq))),
                     is_pid(element(2, erlang:fun_info(Plain, pid)))}]),
    erlang:display([caught(fun() -> erlang:fun_info(Plain, I) end) || I <- [foo, 1, "name"]]),
    erlang:display(caught(fun() -> erlang:fun_info(no_fun, module) end)),
    erlang:display([erts_internal:term_type(T) || T <- [a, 1, -1, 1 bsl 80, 1.5, [], [1], {}, #{}, self(), Plain, External]]),
    erlang:display([erlang:fun_to_list(External), is_list(erlang:pid_to_list(self()))]),
    erlang:display([erlang:is_builtin(M, F, A) || {M, F, A} <- [{erlang, '+', 2}, {erlang, apply, 3}, {erlang, apply, 1}, {lists, reverse, 2}, {lists, append, 2},
                                                                {lists, reverse, -1}, {?MODULE, main, 1}, {ets, insert, 2}, {erlang, yield, 0}]]),
    erlang:display([caught(fun() -> erlang:is_builtin(M, F, A) end) || {M, F, A} <- [{1, a, 1}, {a, "b", 1}, {a, b, c}, {a, b, 1 bsl 70}]]),
    erlang:display([net_kernel:dflag_unicode_io(self()), io:printable_range()]).

seven() -> 7.

exported(_, _) -> ok.

caught(F) ->
    try F()
    catch error:Reason:Trace -> [{M, N, As, _} | _] = Trace, {Reason, M, N, length(As)}
    end.
