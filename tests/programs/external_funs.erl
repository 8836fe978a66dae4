%% Funs in the external term format: there and back in one program, and funs that the program does not know.
-module(external_funs).
-export([main/1, twice/1]).

main(_) ->
    Own = fun(X) -> X + 1 end,
    Y = length(atom_to_list(node())),
    Text = lists:duplicate(3, "deep"),
    WithEnvironment = fun(A, B) -> {A, B, Y, Text, Own} end,
    print(same, [back(F) =:= F || F <- [Own, WithEnvironment, fun twice/1, fun ?MODULE:twice/1, fun lists:map/2, fun() -> Own end]]),
    print(called, [(back(Own))(1), (back(WithEnvironment))(a, b) =:= {a, b, Y, Text, Own}, (back(fun twice/1))(4), (back(fun ?MODULE:twice/1))(5)]),
    print(nested, begin {F, [G]} = back({Own, [WithEnvironment]}), F =:= Own andalso G =:= WithEnvironment end),
    print(safe, [binary_to_term(term_to_binary(F), [safe]) =:= F || F <- [Own, WithEnvironment, fun ?MODULE:twice/1]]),
    print(compressed, binary_to_term(term_to_binary(WithEnvironment, [compressed])) =:= WithEnvironment),
    print(sizes, [erlang:external_size(F) =:= byte_size(term_to_binary(F)) || F <- [fun lists:map/2]]),
    print(stated_size, begin <<131, 112, Size:32, Rest/binary>> = term_to_binary(WithEnvironment), Size =:= byte_size(Rest) + 4 end),
    print(other_process, begin
        Me = self(),
        spawn(fun() -> Me ! {encoded, term_to_binary(WithEnvironment)} end),
        receive {encoded, Binary} -> binary_to_term(Binary) =:= WithEnvironment end
    end),
    print(unsafe, [catch_reason(fun() -> binary_to_term(B, [safe]) end) ||
                   B <- [<<131, 113, 119, 5, "lists", 119, 3, "map", 97, 77>>, <<131, 113, 119, 7, "nowhere", 119, 3, "map", 97, 2>>]]),
    unknown(encoded(nowhere, 3, 2)),
    unknown(encoded(?MODULE, 77, 2)),
    malformed(term_to_binary(WithEnvironment), 0).

twice(X) -> 2 * X.

back(Term) -> binary_to_term(term_to_binary(Term)).

%% A fun with one term in its environment, as another node could have sent it.
encoded(Module, Index, Arity) ->
    Name = atom_to_binary(Module),
    <<131, Pid/binary>> = term_to_binary(self()),
    Rest = <<Arity, 1:128, Index:32, 1:32, 119, (byte_size(Name)), Name/binary, 97, Index, 97, 77, Pid/binary, 97, 5>>,
    <<131, 112, (byte_size(Rest) + 4):32, Rest/binary>>.

unknown(Binary) ->
    F = binary_to_term(Binary),
    print(unknown, F),
    print(again, [binary_to_term(Binary, [safe]) =:= F, back(F) =:= F, term_to_binary(F) =:= Binary orelse byte_size(term_to_binary(F)) - byte_size(Binary)]),
    print(info, [erlang:fun_info(F, Item) || Item <- [type, module, name, arity, env, index, new_index, uniq, new_uniq]]),
    print(is_function, [is_function(F), is_function(F, 2), is_function(F, 3)]),
    print(call, top(fun() -> {F(1, 2)} end)),
    print(tail_call, top(fun() -> F(1, 2) end)),
    print(bad_arity, top(fun() -> F(1) end)),
    print(apply, top(fun() -> {apply(F, args([1, 2]))} end)),
    print(map, top(fun() -> lists:foldl(F, 0, args([1])) end)).

args(List) -> lists:reverse(lists:reverse(List)).

top(Fun) ->
    try Fun() of
        Result -> {result, Result}
    catch
        error:Reason:Stack ->
            First = hd(Stack),
            {Reason, case First of {M, N, A, _} when is_atom(M) -> {M, N, A}; _ -> First end}
    end.

%% Every part of an encoding is refused.
malformed(Binary, Size) when Size =:= byte_size(Binary) -> ok;
malformed(Binary, Size) ->
    case catch_reason(fun() -> binary_to_term(binary:part(Binary, 0, Size)) end) of
        badarg -> malformed(Binary, Size + 1);
        Other -> print(taken, {Size, Other})
    end.

catch_reason(Fun) ->
    try Fun() catch error:Reason -> Reason end.

print(What, Result) -> io:format("~p: ~p~n", [What, Result]).
