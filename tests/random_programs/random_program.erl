%% Makes Erlang modules at random: terminating, well typed but for a sprinkle of mistakes, and of everything sequential.
%%
%%     random_program:module(Name, Seed, #{functions => 40, binaries => true}) -> text of the module Name
%%
%% The same arguments give the same text. An expression is made for a type, an environment of typed variables and a depth; patterns for a
%% type bring variables into the environment. Every function takes fuel first, which calls divide, so that what a program does is bounded;
%% loops of the shapes that optimisations look for (accumulators, lists built behind a call) come from templates. main/1 calls
%% every function with some literals and shows {Index, ok, Value} or {Index, Class, Reason, Trace}.
%%
%% Types: int, float, atom, bool, any, str, bin, {list, T}, {tuple, [T]}, {map, K, V}, {rec, Name}, {fn, [T], T}.
%% What may differ between OTP and Lumen by right is not shown: funs are shown as their arity, and are never compared. What OTP's optimiser
%% finds out decides whether a trace shows the operator of arithmetic on floats, the line of a built-in function (not where it cannot
%% fail), the order of commuting operands (a constant goes behind), callers (not where a call never returns) and the names of funs
%% (inlined ones are renamed). So a trace is shown as its first functions if they come with arguments, and not at all otherwise.
%%
%% Expressions are text; the functions are parsed and pretty-printed at the end, which also checks them.
-module(random_program).
-export([module/3]).

module(Name, Seed, Options) ->
    rand:seed(exsss, Seed),
    put(module, atom_to_list(Name)),
    put(options, Options),
    put(count, 0),
    Records = [{list_to_atom("r" ++ integer_to_list(I)), fields(I)} || I <- [0, 1, 2]],
    put(records, Records),
    Signatures = [random_function:signature(I) || I <- lists:seq(0, maps:get(functions, Options, 40) - 1)],
    put(signatures, Signatures),
    Functions = [random_function:function(Signature) || Signature <- Signatures],
    [io_lib:format("%% Made by random_program:module(~p, ~w, ~w). Do not edit.~n", [Name, Seed, Options]),
     io_lib:format("-module(~s).~n-compile([export_all, nowarn_export_all]).~n", [Name]),
     [record(R) || R <- Records],
     [[$\n | print(F)] || F <- Functions ++ [main(Signatures) | prelude()]]].

%% Pretty-printed; a function that does not parse is a mistake of this program.
print(Text) ->
    Flat = lists:flatten(Text),
    {ok, Tokens, _} = erl_scan:string(Flat),
    case erl_parse:parse_form(Tokens) of
        {ok, Form} -> erl_pp:form(Form, [{encoding, latin1}]);
        {error, Error} -> error({bad_function, Error, Flat})
    end.

fields(I) ->
    [{list_to_atom([$a + N]), random_type:type(1)} || N <- lists:seq(0, I + 1)].

record({Name, Fields}) ->
    Default = fun(T) -> case rand:uniform(2) of 1 -> ""; 2 -> [" = ", random_type:literal(T)] end end,
    io_lib:format("-record(~s, {~s}).~n", [Name, lists:join(", ", [[atom_to_list(F), Default(T)] || {F, T} <- Fields])]).

main(Signatures) ->
    ["main(_) -> ", lists:join(", ", [call(I, S) || {I, S} <- lists:zip(lists:seq(1, length(Signatures)), Signatures)]), "."].

call(I, #{name := Name, args := Args}) ->
    lists:join(", ",
        [["run({", integer_to_list(I), $,, integer_to_list(K), "}, fun() -> ", Name, "(",
          lists:join(", ", [integer_to_list(lists:nth(K, [30, 7, 2])) | [random_type:literal(T) || T <- Args]]), ") end)"]
         || K <- [1, 2, 3]]).

prelude() ->
    ["run(Index, F) ->
          erlang:display(
              try {Index, ok, clean(F())}
              catch Class:Reason:Trace -> {Index, Class, clean(Reason), trace(Trace)}
              end).",
     "show(X) -> erlang:display(clean(X)), X.",
     "trace([{erlang, F, _, _} | T]) when F =:= '+'; F =:= '-'; F =:= '*'; F =:= '/' -> trace(T);
      trace([{erlang, F, _, _} | T]) when F =:= 'band'; F =:= 'bor'; F =:= 'bxor'; F =:= 'and'; F =:= 'or'; F =:= 'xor' -> {F, trace(T)};
      trace([{erlang, F, A, _} | T]) -> {F, clean(A), trace(T)};
      trace([{M, F, A, L} | _]) when is_list(A) ->
          case atom_to_list(F) of
              \"-\" ++ _ -> a_fun;
              _ -> {M, F, clean(A), L}
          end;
      trace(_) -> somewhere.",
     "caught({'EXIT', {Reason, Trace}}) -> {'EXIT', {Reason, trace(Trace)}};
      caught(X) -> X.",
     "clean(X) when is_float(X) -> {float, float_to_list(X, [short])};
      clean([H | T]) -> [clean(H) | clean(T)];
      clean(X) when is_tuple(X) -> list_to_tuple(clean(tuple_to_list(X)));
      clean(X) when is_map(X) -> {map, clean(maps:keys(X)), clean(maps:values(X))};
      clean(X) when is_function(X) -> {'fun', arity(X, 0)};
      clean(X) -> X.",
     "arity(F, N) when is_function(F, N) -> N;
      arity(F, N) -> arity(F, N + 1).",
     "short(L) -> short(L, 20).",
     "short([H | T], N) when N > 0 -> [H | short(T, N - 1)];
      short(_, _) -> []."] ++
    ["short_binary(<<B:16/binary, _/bitstring>>) -> B;
      short_binary(B) when is_bitstring(B) -> B." || random_type:option(binaries)].
