%% Expressions of random programs (random_program.erl).
%%
%% Environment: vars (random_pattern.erl); fuel, the text of the fuel that calls may use, or none; repeated, whether what is made
%% may be evaluated many times (calls are rare there).
-module(random_expression).
-export([expression/3, body/3, capped/3]).
-import(random_type, [pick/1, chance/1, weighted/1, fresh/1, literal/1, type/1, option/1, comparable/1]).
-import(random_pattern, [pattern/3, bind/2, when_guard/2, vars/2]).

%% Text of an expression of type T, in parentheses where that matters; D bounds its depth.
expression(T, D, E) when D =< 0 -> leaf(T, E);
expression(T, D, E) ->
    case rand:uniform(100) of
        1 -> expression(type(1), D - 1, E);
        2 -> raise(D, E);
        N when N < 22 -> leaf(T, E);
        N when N < 55 -> general(T, D, E);
        _ -> special(T, D, E)
    end.

%% An expression that stays small enough however often it is evaluated on its own result.
capped(int, D, E) ->
    ["(", expression(int, D, E), ") ", pick(["rem 1000003", "band 16#FFFFFFFFFFFF", "rem 1000000000000000000000000000057",
                                             "band 16#FFFFFFFFFFFFFFF", "rem 1152921504606846975"])];
capped(str, D, E) -> capped({list, int}, D, E);
capped(bin, D, E) -> ["short_binary(", expression(bin, D, E), ")"];
capped({list, T}, D, E) when is_atom(T), T =/= any -> ["short(", expression({list, T}, D, E), ")"];
capped(T, D, E) when is_atom(T), T =/= any -> expression(T, D, E);
capped(T, D, E = #{vars := Vars}) -> expression(T, D, E#{vars := [Var || Var = {_, A} <- Vars, is_atom(A), A =/= any, A =/= str]}).

%% Expressions separated by commas, the last of type T; those before bind variables.
body(T, D, E) ->
    case rand:uniform(4) of
        1 ->
            {First, E1} = statement(D, E),
            [First, ", ", body(T, D, E1)];
        _ -> expression(T, D, E)
    end.

%% Something that binds variables for what follows.
statement(D, E) ->
    T = type(1),
    weighted(
        [{5, fun() -> V = fresh("X"), {[V, " = ", expression(T, D - 1, E)], bind([{V, T}], E)} end},
         {2, fun() -> {P, New} = pattern(T, 2, E), {[P, " = ", expression(T, D - 1, E)], bind(New, E)} end},
         {2, fun() -> exported(T, D, E) end},
         {1, fun() -> {["show(", expression(T, D - 1, E), ")"], E} end}]).

%% A case all of whose clauses bind the same variable, which is used after it.
exported(T, D, E) ->
    V = fresh("E"),
    T2 = type(1),
    Clauses = [begin
                   {P, New} = pattern(T2, 2, E),
                   E1 = bind(New, E),
                   [P, when_guard(30, E1), " -> ", V, " = ", expression(T, D - 1, E1)]
               end || _ <- lists:seq(1, rand:uniform(2))],
    {["case ", expression(T2, D - 1, E), " of ", lists:join("; ", Clauses ++ [["_ -> ", V, " = ", literal(T)]]), " end"], bind([{V, T}], E)}.

leaf(T, E) ->
    case vars(T, E) of
        [_ | _] = Vs -> case chance(85) of true -> pick(Vs); false -> literal(T) end;
        [] when T =:= any ->
            case [V || {V, Type} <- maps:get(vars, E), comparable(Type)] of
                [_ | _] = Vs -> pick(Vs);
                [] -> literal(any)
            end;
        [] -> literal(T)
    end.

raise(D, E) ->
    X = expression(type(1), D - 1, E),
    case rand:uniform(5) of
        1 -> ["throw(", X, ")"];
        2 -> ["error(", X, ")"];
        3 -> ["exit(", X, ")"];
        4 -> ["error({", literal(atom), ", ", X, "})"];
        5 -> ["error(", X, ", [", leaf(any, E), "])"]
    end.

%% What there is for every type.
general(T, D, E) ->
    weighted(
        [{6, fun() -> 'case'(T, D, E) end},
         {2, fun() -> 'if'(T, D, E) end},
         {4, fun() -> 'try'(T, D, E) end},
         {1, fun() -> ["caught(catch ", expression(T, D - 1, E), ")"] end},
         {3, fun() -> ["begin ", body(T, D - 1, E), " end"] end},
         {6, fun() -> call(T, D, E) end},
         {3, fun() -> apply_fun(T, D, E) end},
         {2, fun() -> from_tuple(T, D, E) end},
         {1, fun() -> ["hd(", expression({list, T}, D - 1, E), ")"] end},
         {1, fun() -> from_map(T, D, E) end},
         {2, fun() -> from_record(T, D, E) end},
         {1, fun() -> named_fun(T, D, E) end},
         {1, fun() -> ["show(", expression(T, D - 1, E), ")"] end}]).

'case'(T, D, E) ->
    Subject = type(1),
    Clauses = [clause(Subject, T, D, E) || _ <- lists:seq(1, rand:uniform(3))],
    ["case ", expression(Subject, D - 1, E), " of ", lists:join("; ", Clauses ++ last_clause(T, E)), " end"].

clause(Subject, T, D, E) ->
    {P, New} = pattern(Subject, 2, E),
    E1 = bind(New, E),
    [P, when_guard(40, E1), " -> ", body(T, D - 1, E1)].

last_clause(T, E) ->
    case chance(85) of
        true -> [["_ -> ", leaf(T, E)]];
        false -> []
    end.

'if'(T, D, E) ->
    Clauses = [[random_pattern:guard(E), " -> ", body(T, D - 1, E)] || _ <- lists:seq(1, rand:uniform(2))],
    ["if ", lists:join("; ", Clauses ++ case chance(85) of true -> [["true -> ", leaf(T, E)]]; false -> [] end), " end"].

'try'(T, D, E) ->
    Subject = type(1),
    {Of, Inner} = case chance(40) of
        true -> {[" of ", lists:join("; ", [clause(Subject, T, D - 1, E), ["_ -> ", leaf(T, E)]])], Subject};
        false -> {"", T}
    end,
    After = case chance(25) of
        true -> [" after ", expression(type(1), D - 2, E)];
        false -> ""
    end,
    Handlers = [handler(T, D - 1, E) || _ <- lists:seq(1, rand:uniform(2))],
    Catch = case After =/= "" andalso chance(40) of
        true -> "";
        false -> [" catch ", lists:join("; ", Handlers ++ case chance(70) of true -> [["_:_ -> ", leaf(T, E)]]; false -> [] end)]
    end,
    ["try ", body(Inner, D - 1, E), Of, Catch, After, " end"].

handler(T, D, E) ->
    {P, New} = pattern(any, 2, E),
    E1 = bind(New, E),
    Class = pick(["throw:", "error:", "exit:", "_:", ""]),
    case T =:= any andalso Class =/= "" andalso chance(50) of
        true ->
            S = fresh("T"),
            [Class, P, ":", S, when_guard(10, E1), " -> {trace(", S, "), ", expression(T, D - 1, E1), "}"];
        false -> [Class, P, when_guard(20, E1), " -> ", body(T, D - 1, E1)]
    end.

%% Functions that give a T, or a literal where calls are used up.
call(T, D, E = #{fuel := Fuel}) when Fuel =/= none ->
    Left = get(calls),
    case [S || S = #{result := R} <- get(signatures), R =:= T] of
        [_ | _] = Functions when Left > 0 ->
            put(calls, Left - case E of #{repeated := true} -> 2; _ -> 1 end),
            #{name := Name, args := Args} = pick(Functions),
            Texts = lists:join(", ", [[Fuel, " div 3"] | [expression(A, D - 2, E) || A <- Args]]),
            weighted([{8, fun() -> [Name, "(", Texts, ")"] end},
                      {2, fun() -> [get(module), ":", Name, "(", Texts, ")"] end},
                      {1, fun() -> ["apply(", "fun ", Name, "/", integer_to_list(length(Args) + 1), ", [", Texts, "])"] end},
                      {1, fun() -> ["apply(", get(module), ", ", leaf_or(Name, E), ", [", Texts, "])"] end}]);
        _ -> leaf(T, E)
    end;
call(T, _, E) -> leaf(T, E).

leaf_or(Name, _) -> pick([Name, ["element(1, {", Name, ", 0})"]]).

apply_fun(T, D, E) ->
    case [{V, As} || {V, {fn, As, R}} <- maps:get(vars, E), R =:= T] of
        [_ | _] = Funs ->
            {V, Args} = pick(Funs),
            [V, "(", lists:join(", ", [expression(A, D - 2, E) || A <- Args]), ")"];
        [] ->
            Args = [type(1) || _ <- lists:seq(1, rand:uniform(3) - 1)],
            F = expression({fn, Args, T}, D - 1, E),
            ["(", F, ")(", lists:join(", ", [expression(A, D - 2, E) || A <- Args]), ")"]
    end.

from_tuple(T, D, E) ->
    Ts = [type(1) || _ <- lists:seq(1, rand:uniform(3) - 1)] ++ [T],
    ["element(", case chance(80) of true -> integer_to_list(length(Ts)); false -> expression(int, D - 2, E) end, ", ",
     expression({tuple, Ts}, D - 1, E), ")"].

from_map(T, D, E) ->
    K = pick([int, atom]),
    ["maps:get(", expression(K, D - 2, E), ", ", expression({map, K, T}, D - 1, E), ")"].

from_record(T, D, E) ->
    case [{R, F} || {R, Fields} <- get(records), {F, T1} <- Fields, T1 =:= T] of
        [] -> leaf(T, E);
        Found ->
            {R, F} = pick(Found),
            ["(", expression({rec, R}, D - 1, E), ")#", atom_to_list(R), ".", atom_to_list(F)]
    end.

%% A fun that calls itself a few times.
named_fun(T, D, E) ->
    [F, N, A] = [fresh(P) || P <- ["F", "N", "A"]],
    E1 = bind([{N, int}, {A, T}], E#{repeated => true}),
    ["(fun ", F, "(", N, ", ", A, ") when ", N, " > 0 -> ", F, "(", N, " - 1, ", capped(T, D - 2, E1), "); ", F, "(_, ", A, ") -> ", A,
     " end)(", integer_to_list(rand:uniform(6)), ", ", expression(T, D - 1, E), ")"].

%% What there is for one type.
special(int, D, E) -> random_number:int(D, E);
special(float, D, E) -> random_number:float(D, E);
special(bool, D, E) -> random_number:bool(D, E);
special(atom, D, E) ->
    weighted([{3, fun() -> leaf(atom, E) end},
              {1, fun() -> ["list_to_atom(", expression(str, D - 1, E), ")"] end},
              {1, fun() -> ["element(1, ", expression({rec, pick([r0, r1, r2])}, D - 1, E), ")"] end}]);
special(any, D, E) ->
    expression(pick([int, float, atom, bool, str, {list, any}, {tuple, [any, any]}, {map, atom, any}, {list, int}]), D - 1, E);
special(str, D, E) ->
    weighted([{2, fun() -> ["integer_to_list(", expression(int, D - 1, E), ")"] end},
              {2, fun() -> ["atom_to_list(", expression(atom, D - 1, E), ")"] end},
              {1, fun() -> ["float_to_list(", expression(float, D - 1, E), ", [short])"] end},
              {3, fun() -> random_collection:list(int, str, D, E) end}]);
special({list, T}, D, E) -> random_collection:list(T, {list, T}, D, E);
special({tuple, Ts}, D, E) -> random_collection:tuple(Ts, D, E);
special({map, K, V}, D, E) -> random_collection:map(K, V, D, E);
special({rec, Name}, D, E) -> random_collection:record(Name, D, E);
special(bin, D, E) -> random_collection:binary(D, E);
special({fn, Args, Result}, D, E) ->
    Clauses = [begin
                   {Texts, New} = lists:unzip([parameter(A, E) || A <- Args]),
                   E1 = bind(lists:append(New), E#{repeated => true}),
                   ["(", lists:join(", ", Texts), ")", when_guard(if Args =:= [] -> 0; true -> 20 end, E1), " -> ", body(Result, D - 2, E1)]
               end || _ <- lists:seq(1, case Args of [] -> 1; _ -> rand:uniform(2) end)],
    Last = case Args =/= [] andalso chance(80) of
        true -> [["(", lists:join(", ", ["_" || _ <- Args]), ") -> ", leaf(Result, E)]];
        false -> []
    end,
    ["fun", lists:join("; ", Clauses ++ Last), " end"].

%% Parameters may shadow.
parameter(T, E = #{vars := Vars}) ->
    case Vars =/= [] andalso chance(10) of
        true ->
            {V, _} = pick(Vars),
            case get({shadowed, V}) of
                true -> pattern(T, 1, #{vars => []});
                _ -> put({shadowed, V}, true), {V, [{V, T}]}
            end;
        false -> pattern(T, 2, E#{vars := []})
    end.
