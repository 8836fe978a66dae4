#!/usr/bin/env escript
%% Records what the local OTP knows about auto-imported functions, obsolete functions and behaviours, in the form of
%% auto_import.def, obsolete.def and behaviour.def (without their comments):
%%   record_tables.escript auto_import|obsolete|removed_type|behaviour
-mode(compile).

main(["auto_import"]) ->
    Functions = table(erl_internal, bif, 2),
    Guards = table(erl_internal, guard_bif, 2),
    Old = table(erl_internal, old_bif, 2),
    [io:format("LUMEN_AUTO_IMPORT(\"~s\", ~p, ~p, ~p)~n",
               [F, A, lists:member({F, A}, Guards), lists:member({F, A}, Old)]) || {F, A} <- Functions],
    [io:format("LUMEN_TYPE_TEST(\"~s\", ~p)~n", [F, A]) || {F, A} <- table(erl_internal, new_type_test, 2)],
    [io:format("LUMEN_OLD_TYPE_TEST(\"~s\", ~p)~n", [F, A]) || {F, A} <- table(erl_internal, old_type_test, 2)];
main(["obsolete"]) ->
    Clauses = clauses(otp_internal, obsolete, 3) ++ [],
    [row(M, F, A, Result) || {clause, _, [{atom, _, M}, F, A], _, [Result]} <- Clauses];
main(["removed_type"]) ->
    [io:format("LUMEN_REMOVED_TYPE(\"~s\", \"~s\", ~p)~n", [M, N, A]) ||
        {clause, _, [{atom, _, M}, {atom, _, N}, {integer, _, A}], _, [{tuple, _, [{atom, _, removed} | _]}]} <-
            clauses(otp_internal, obsolete_type, 3)];
main(["behaviour"]) ->
    %% Of every application that is installed.
    Files = filelib:wildcard(code:lib_dir() ++ "/*/ebin/*.beam"),
    [behaviour(list_to_atom(Name)) || Name <- lists:usort([filename:basename(File, ".beam") || File <- Files])].

table(Module, Function, Arity) ->
    lists:usort([{F, A} || {clause, _, [{atom, _, F}, {integer, _, A}], _, [{atom, _, true}]} <-
                               clauses(Module, Function, Arity)]).

clauses(Module, Function, Arity) ->
    Source = filename:join([code:lib_dir(stdlib), "src", atom_to_list(Module) ++ ".erl"]),
    {ok, Forms} = epp:parse_file(Source, []),
    [Clauses] = [Cs || {function, _, F, A, Cs} <- Forms, F =:= Function, A =:= Arity],
    Clauses.

row(M, F, A, {tuple, _, [{atom, _, Status}, Text | _]}) ->
    io:format("LUMEN_OBSOLETE(\"~s\", \"~s\", ~s, ~s, \"~s\")~n", [M, name(F), arity(A), status(Status), use(Text)]);
row(_, _, _, _) -> ok.

name({atom, _, Name}) -> Name;
name({var, _, _}) -> "*".
arity({integer, _, Arity}) -> integer_to_list(Arity);
arity({var, _, _}) -> "-1".
status(deprecated) -> "kDeprecated";
status(removed) -> "kRemoved".
%% Only the function to use instead is a fact worth keeping.
use({string, _, Text}) ->
    case re:run(Text, "use ([a-z_0-9]+:[a-z_0-9]+/[0-9]+)", [{capture, [1], list}]) of
        {match, [Function]} -> Function;
        nomatch -> ""
    end;
use(_) -> "".

behaviour(Module) ->
    case catch Module:behaviour_info(callbacks) of
        Callbacks when is_list(Callbacks) ->
            Optional = case catch Module:behaviour_info(optional_callbacks) of
                           List when is_list(List) -> List;
                           _ -> []
                       end,
            [io:format("LUMEN_CALLBACK(\"~s\", \"~s\", ~p, ~p)~n", [Module, F, A, lists:member({F, A}, Optional)]) ||
                {F, A} <- lists:usort(Callbacks)];
        _ -> ok
    end.
