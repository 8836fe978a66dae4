%% Functions of random programs (random_program.erl): the text of one for a signature.
-module(random_function).
-export([signature/1, function/1]).
-import(random_type, [pick/1, chance/1, fresh/1, literal/1, type/1, argument_type/0]).
-import(random_pattern, [pattern/3, bind/2, when_guard/2, guard/1]).
-import(random_expression, [expression/3, body/3, capped/3]).

%% plain: clauses with patterns. loop: calls itself last with new arguments. build: a list, its tail from a call of itself. traverse: of a
%% list another, its tail likewise. fold: over a list, with an accumulator. state: a loop that changes elements of a tuple, and keeps some
%% of the tuples that there were.
signature(I) ->
    Kind = pick([loop, build, traverse, fold, state, plain, plain, plain, plain, plain, plain]),
    Rest = [argument_type() || _ <- lists:seq(1, case rand:uniform(12) of 12 -> 7; N -> N rem 4 end)],
    {Args, Result} = case Kind of
        plain -> {Rest, type(2)};
        loop -> {[pick([int, int, float, {list, int}]) | Rest], pick([int, int, float, bool, any])};
        state -> T = {tuple, [type(1) || _ <- lists:seq(1, 2 + rand:uniform(4))]}, {[T, {list, T} | Rest], {tuple, [T, {list, T}]}};
        build -> {[int | Rest], {list, type(1)}};
        traverse -> {[{list, type(1)} | Rest], {list, type(1)}};
        fold -> T = pick([int, int, float, {list, int}, bool, {tuple, [int, float]}]), {[{list, type(1)}, T | Rest], T}
    end,
    #{name => "f" ++ integer_to_list(I), kind => Kind, args => Args, result => Result}.

function(Signature = #{kind := Kind, name := Name}) ->
    %% How many more calls there may be in this function.
    put(calls, 3),
    [lists:join("; ", [[Name, Clause] || Clause <- clauses(Kind, Signature)]), "."].

clauses(plain, #{args := Args, result := T}) ->
    Ignored = ["_" || _ <- Args],
    [[head(["Fuel" | Ignored]), " when Fuel =< 0 -> ", literal(T)]] ++
    [plain_clause(Args, T) || _ <- lists:seq(1, rand:uniform(3))] ++
    [[head(["_" | Ignored]), " -> ", literal(T)] || chance(85)];
clauses(loop, #{name := Name, args := Args, result := T}) ->
    {Names, E} = parameters(Args),
    [[head(["Fuel" | Names]), " when Fuel =< 0 -> ", expression(T, 2, E)],
     [head(["Fuel" | Names]), " -> ", choose([Name, head(["Fuel - 1" | renewed(Args, Names, E)])],
                                             [Name, head(["Fuel - 2" | renewed(Args, Names, E)])], E)]];
clauses(state, #{name := Name, args := [T = {tuple, Ts}, Kept | Args]}) ->
    {Names, E} = parameters(Args),
    Elements = [fresh("S") || _ <- Ts],
    E1 = bind([{"State", T}, {"Kept", Kept} | lists:zip(Elements, Ts)], E),
    Next = fun() ->
        Changed = rand:uniform(length(Ts)),
        New = [case I =:= Changed orelse chance(15) of true -> capped(Ti, 3, E1); false -> Element end
               || {I, Element, Ti} <- lists:zip3(lists:seq(1, length(Ts)), Elements, Ts)],
        Keep = pick(["Kept", "Kept", "[State]", "case Kept of [_, _, _ | _] -> Kept; _ -> [State | Kept] end"]),
        [Name, head(["Fuel - 1", tuple(New), Keep | renewed(Args, Names, E1)])]
    end,
    [[head(["Fuel", "State", "Kept" | Names]), " when Fuel =< 0 -> {State, Kept}"],
     [head(["Fuel", [tuple(Elements), " = State"], "Kept" | Names]), " -> ", choose(Next(), Next(), E1)]];
clauses(build, #{name := Name, args := Args, result := {list, T}}) ->
    {Names, E} = parameters(Args),
    Next = [Name, head(["Fuel - 1" | renewed(Args, Names, E)])],
    [[head(["Fuel" | Names]), " when Fuel > 0 -> ",
      choose(["[", expression(T, 2, E), " | ", Next, "]"],
             pick([Next, ["[", expression(T, 1, E), ", ", expression(T, 1, E), " | ", Next, "]"], "[]"]), E)],
     [head(["_" | Names]), " -> []"]];
clauses(traverse, #{name := Name, args := [List = {list, Of} | Args], result := {list, T}}) ->
    {Names, E} = parameters(Args),
    Clause = fun(Percent, Result) ->
        {P, New} = pattern(Of, 2, E#{vars := []}),
        E1 = bind(New, E),
        [head(["Fuel", ["[", P, " | Rest]"] | Names]), when_guard(Percent, E1), " -> ", Result(bind([{"Rest", List}], E1))]
    end,
    Next = [Name, head(["Fuel", "Rest" | Names])],
    [Clause(30, fun(E1) -> ["[", expression(T, 3, E1), " | ", Next, "]"] end),
     Clause(30, fun(E1) -> choose(["[", expression(T, 2, E1), " | ", Next, "]"], Next, E1) end),
     [head(["Fuel", "[_ | Rest]" | Names]), " -> ", Next],
     [head(["_", "[]" | ["_" || _ <- Args]]), " -> []"]];
clauses(fold, #{name := Name, args := [List = {list, Of}, T | Args]}) ->
    {Names, E} = parameters(Args),
    {P, New} = pattern(Of, 2, E#{vars := []}),
    E1 = bind([{"Acc", T}, {"Rest", List} | New], E),
    Call = fun() -> [Name, head(["Fuel", "Rest", capped(T, 3, E1) | Names])] end,
    [[head(["Fuel", ["[", P, " | Rest]"], "Acc" | Names]), when_guard(20, E1), " -> ", choose(Call(), Call(), E1)]] ++
    [[head(["Fuel", "[_ | Rest]", "Acc" | Names]), " -> ", Name, head(["Fuel", "Rest", "Acc" | Names])] || chance(80)] ++
    [[head(["_", "[]", "Acc" | ["_" || _ <- Args]]), " -> Acc"]].

tuple(Texts) -> ["{", lists:join(", ", Texts), "}"].
head(Texts) -> ["(", lists:join(", ", Texts), ")"].

plain_clause(Args, T) ->
    E0 = environment(),
    {Texts, New} = lists:unzip([pattern(A, 2, E0#{vars := []}) || A <- Args]),
    E = (bind(lists:append(New), E0))#{fuel := "Fuel", repeated := false},
    [head(["Fuel" | Texts]), when_guard(30, E), " -> ", body(T, 4, E)].

environment() -> #{vars => [{"Fuel", int}], fuel => none, repeated => true}.

%% Names for parameters, and the environment in which the body of a loop is made: without calls, as it is evaluated often.
parameters(Args) ->
    Vars = [{fresh("P"), A} || A <- Args],
    {[V || {V, _} <- Vars], bind(Vars, environment())}.

renewed(Args, Names, E) ->
    [case chance(60) of true -> capped(A, 3, E); false -> V end || {A, V} <- lists:zip(Args, Names)].

%% One or the other, as the program decides, or just one.
choose(One, Other, E) ->
    case rand:uniform(4) of
        1 -> ["case ", expression(bool, 2, E), " of true -> ", One, "; _ -> ", Other, " end"];
        2 -> ["if ", guard(E), " -> ", One, "; true -> ", Other, " end"];
        _ -> One
    end.
