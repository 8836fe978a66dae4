%% What modules say of themselves of which the runtime has all functions.
-module(built_in_modules).
-export([main/1]).

main(_) ->
    io:format("~p~n", [lists:sort(atomics:module_info(exports))]),
    io:format("~p~n", [lists:sort(counters:module_info(exports))]),
    io:format("~p~n", [lists:sort(persistent_term:module_info(exports))]),
    by_name([atomics, counters, persistent_term, math]).

by_name(Modules) ->
    [begin
         io:format("~p ~p~n", [M:module_info(module), lists:sort(M:module_info(exports))]),
         [module, exports, attributes, compile] = [Key || {Key, _} <- M:module_info(), Key =/= md5],
         true = lists:member({module_info, 0}, M:module_info(functions)),
         io:format("~p~n", [[erlang:function_exported(M, module_info, A) || A <- [0, 1, 2]]]),
         {badarg, _} = try M:module_info(nothing) catch error:Reason:Stack -> {Reason, Stack} end
     end || M <- Modules],
    [F | _] = [fun M:module_info/1 || M <- Modules],
    io:format("~p~n", [{erlang:fun_info(F, module), erlang:fun_info(F, name), erlang:fun_info(F, arity), F(module)}]).
