#!/usr/bin/env escript
%% Records which functions the local OTP knows to be without effect, in the form of pure_function.def (without its comments).
-mode(compile).

main([]) ->
    Source = filename:join([code:lib_dir(compiler), "src", "erl_bifs.erl"]),
    {ok, Forms} = epp:parse_file(Source, []),
    Pure = functions(Forms, is_pure),
    Safe = functions(Forms, is_safe),
    [io:format("LUMEN_PURE_FUNCTION(\"~s\", \"~s\", ~p, ~p, ~p)~n",
               [M, F, A, lists:member({M, F, A}, Safe), M =:= erlang andalso erl_internal:bif(F, A)]) ||
        {M, F, A} <- lists:usort(Pure ++ Safe)].

functions(Forms, Name) ->
    [Clauses] = [Cs || {function, _, N, 3, Cs} <- Forms, N =:= Name],
    [{M, F, A} || {clause, _, [{atom, _, M}, {atom, _, F}, {integer, _, A}], [], [{atom, _, true}]} <- Clauses].
