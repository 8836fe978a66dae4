#!/usr/bin/env escript
%% Records what OTP 25 gives for the functions t_*/0 of a module: one line each, in the notation of compiler/ssa/testing's interpreter.
%%   escript record_results.escript semantics.erl > semantics.results
main([File]) ->
    erlang:system_flag(backtrace_depth, 100),
    {ok, Module, Code} = compile:file(File, [binary, no_copt, no_type_opt, no_module_opt]),
    {module, Module} = code:load_binary(Module, File, Code),
    {ok, Forms} = epp:parse_file(File, []),
    [io:put_chars([atom_to_list(Name), " ", run(Module, Name), "\n"]) || {function, _, Name, 0, _} <- Forms, lists:prefix("t_", atom_to_list(Name))],
    ok.

run(Module, Name) ->
    try Module:Name() of
        Value -> ["returned ", term(Value)]
    catch
        error:Reason:Stack -> ["raised ", reason(Reason, Stack), " [", frames(Module, Stack), "]"]
    end.

reason(badarith, [{erlang, _, Operands, _} | _]) -> ["badarith(", lists:join(",", [operand(O) || O <- Operands]), ")"];
reason(badarg, [{erlang, Name, _, _} | _]) -> ["badarg in erlang:", atom_to_list(Name)];
reason(function_clause, [{_, _, Arguments, _} | _]) -> ["function_clause(", [[term(A), ";"] || A <- Arguments], ")"];
reason({Tag, Value}, _) when Tag =:= badmatch; Tag =:= case_clause; Tag =:= badfun -> [atom_to_list(Tag), " ", term(Value)];
reason(Other, _) -> term(Other).

%% Arithmetic shows its operands as floats.
operand(O) when is_number(O) -> io_lib:format("~.6ff", [float(O)]);
operand(O) -> term(O).

%% Of the module itself. The innermost frame of a function_clause has its arguments.
frames(Module, Stack) ->
    lists:join(" ", [[term(F), "/", integer_to_list(if is_list(A) -> length(A); true -> A end), ":",
                      integer_to_list(proplists:get_value(line, Info, 0))] || {M, F, A, Info} <- Stack, M =:= Module]).

term(T) when is_float(T) -> [string:replace(float_to_list(T, [short]), ".0", "", trailing), "f"];
term(T) when is_integer(T); is_atom(T) -> io_lib:format("~w", [T]);
term([]) -> "[]";
term([H | T]) -> ["[", term(H), "|", term(T), "]"];
term(T) when is_tuple(T) -> ["{", lists:join(",", [term(E) || E <- tuple_to_list(T)]), "}"].
