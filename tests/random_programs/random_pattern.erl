%% Patterns and guards of random programs (random_program.erl).
%%
%% An environment is a map: vars, a list of {Name, Type} that are bound and may be used; further keys belong to random_expression.erl.
-module(random_pattern).
-export([pattern/3, bind/2, guard/1, when_guard/2, vars/2]).
-import(random_type, [pick/1, chance/1, weighted/1, fresh/1, literal/1, type/1, option/1, comparable/1]).

vars(Type, #{vars := Vars}) -> [V || {V, T} <- Vars, T =:= Type].

%% Names are bound anew where they shadow.
bind(New, E = #{vars := Vars}) ->
    E#{vars := New ++ [Var || Var = {V, _} <- Vars, not lists:keymember(V, 1, New)]}.

%% {Text, the variables that it binds}. What E has bound already is compared with.
pattern(T, D, E) ->
    weighted([{8, fun() -> variable(T) end},
              {2, fun() -> {"_", []} end},
              {3, fun() -> constant(T, D, E) end},
              {1, fun() -> bound(T, D, E) end},
              {1, fun() -> alias(T, D, E) end}] ++
             [{10, fun() -> structure(T, D, E) end} || D > 0]).

variable(T) ->
    V = fresh("V"),
    {V, [{V, T}]}.

%% Funs and records are no constants of patterns, 0.0 matches differently from release to release.
constant({fn, _, _}, _, _) -> {"_", []};
constant(float, _, _) -> {pick(["1.0", "0.5", "-1.0", "2.5", "1.0e10"]), []};
constant(int, _, _) -> {pick(["0", "1", "2", "3", "-1", "7", "1 + 1", "$a", "4294967296", "1152921504606846976", "-576460752303423489"]), []};
constant(T, D, E) when element(1, T) =:= map; element(1, T) =:= rec -> structure(T, D, E);
constant({list, _}, _, _) -> {"[]", []};
constant({tuple, Ts}, D, E) -> structure({tuple, Ts}, D, E);
constant(bin, _, _) -> {pick(["<<>>", "<<\"abc\">>", "<<1, 2, 3, 4, 5>>", "<<255>>", "<<1:3>>"]), []};
constant(any, _, _) -> {pick(["[]", "0", "1", "a", "true", "\"abc\"", "{}", "1.0", "{1, a}", "#{}"]), []};
constant(T, _, _) -> {literal(T), []}.

bound(T, D, E) ->
    case comparable(T) andalso vars(T, E) of
        [_ | _] = Vs -> {pick(Vs), []};
        _ -> pattern(T, D, E)
    end.

alias(T, D, E) ->
    {Text, New} = pattern(T, D, E),
    V = fresh("V"),
    case chance(50) of
        true -> {[V, " = ", Text], [{V, T} | New]};
        false -> {[Text, " = ", V], [{V, T} | New]}
    end.

structure({list, T}, D, E) ->
    case rand:uniform(4) of
        1 ->
            {Texts, New} = patterns([T || _ <- lists:seq(1, rand:uniform(3))], D - 1, E),
            {[$[, lists:join(", ", Texts), $]], New};
        _ ->
            {[Head, Tail], New} = patterns([T, {list, T}], D - 1, E),
            {[$[, Head, " | ", Tail, $]], New}
    end;
structure(str, D, E) ->
    case rand:uniform(3) of
        1 -> {V, New} = variable(str), {["\"", pick(["a", "he", ""]), "\" ++ ", V], New};
        _ -> structure({list, int}, D, E)
    end;
structure({tuple, Ts}, D, E) ->
    {Texts, New} = patterns(Ts, D - 1, E),
    {[${, lists:join(", ", Texts), $}], New};
structure({rec, Name}, D, E) ->
    {Name, Fields} = lists:keyfind(Name, 1, get(records)),
    Chosen = [Field || Field <- Fields, chance(60)],
    {Texts, New} = patterns([T || {_, T} <- Chosen], D - 1, E),
    {[$#, atom_to_list(Name), ${,
      lists:join(", ", [[atom_to_list(F), " = ", Text] || {{F, _}, Text} <- lists:zip(Chosen, Texts)]), $}], New};
structure({map, K, V}, D, E) ->
    Keys = [key(K, E) || _ <- lists:seq(1, rand:uniform(3) - 1)],
    {Texts, New} = patterns([V || _ <- Keys], D - 1, E),
    {["#{", lists:join(", ", [[Key, " := ", Text] || {Key, Text} <- lists:zip(Keys, Texts)]), "}"], New};
structure(any, D, E) ->
    structure(pick([{list, any}, {tuple, [any, any]}, {tuple, [any]}, {map, atom, any}, str]), D, E);
structure(bin, _, E) -> binary(E);
structure(T, D, E) -> constant(T, D, E).

key(K, E) ->
    case vars(K, E) of
        [_ | _] = Vs when K =/= any -> case chance(40) of true -> pick(Vs); false -> literal(K) end;
        _ -> literal(K)
    end.

%% Patterns side by side; what one binds is not visible in the others, but may stand in them again: it is compared then.
patterns(Ts, D, E) -> patterns(Ts, D, E, [], []).

patterns([], _, _, Texts, New) -> {lists:reverse(Texts), New};
patterns([T | Ts], D, E, Texts, New) ->
    case [V || {V, Type} <- New, Type =:= T, comparable(T)] of
        [_ | _] = Vs ->
            case chance(8) of
                true -> patterns(Ts, D, E, [pick(Vs) | Texts], New);
                false -> patterns1(T, Ts, D, E, Texts, New)
            end;
        [] -> patterns1(T, Ts, D, E, Texts, New)
    end.

patterns1(T, Ts, D, E, Texts, New) ->
    {Text, More} = pattern(T, D, E),
    patterns(Ts, D, E, [Text | Texts], More ++ New).

%% Segments; a size may be a variable bound before it in the same pattern or outside.
binary(E) ->
    {Texts, New} = segments(rand:uniform(3), E, [], []),
    {Rest, Last} = case rand:uniform(4) of
        1 -> {[], []};
        2 -> {["_/bitstring"], []};
        3 -> V = fresh("B"), {[V ++ "/binary"], [{V, bin}]};
        4 -> V = fresh("B"), {[V ++ "/bitstring"], [{V, bin}]}
    end,
    {["<<", lists:join(", ", Texts ++ Rest), ">>"], Last ++ New}.

segments(0, _, Texts, New) -> {lists:reverse(Texts), New};
segments(N, E, Texts, New) ->
    V = fresh("S"),
    {Text, More} = weighted(
        [{4, fun() -> {[V, pick(["", "", "/little", "/signed", "/integer"])], [{V, int}]} end},
         {3, fun() -> {[V, $:, integer_to_list(rand:uniform(20)), modifiers()], [{V, int}]} end},
         {1, fun() -> {[V, ":64/float", pick(["", "-little"])], [{V, float}]} end},
         {1, fun() -> {[V, ":32/float"], [{V, float}]} end},
         {1, fun() -> {[V, pick(["/utf8", "/utf16", "/utf32", "/utf16-little"])], [{V, int}]} end},
         {1, fun() -> {[pick(["0", "1", "97", "\"abc\"", "\"a\"/utf8"])], []} end},
         {2, fun() -> {[V, ":", integer_to_list(rand:uniform(3)), "/binary"], [{V, bin}]} end},
         {1, fun() -> {[V, ":", integer_to_list(rand:uniform(9)), "/bitstring"], [{V, bin}]} end}] ++
        case [S || {S, int} <- New] of
            [] -> [];
            Sizes -> [{4, fun() -> {[V, $:, pick(Sizes), pick(["", "/binary", "/bitstring", "/signed", "/little"])], []} end}]
        end),
    Bound = case More of
        [] -> sized(V, Text);
        _ -> More
    end,
    segments(N - 1, E, [Text | Texts], Bound ++ New).

%% What a segment V:SIZE... binds; a constant segment binds nothing.
sized(V, Text) ->
    Flat = lists:flatten(Text),
    case lists:prefix(V ++ ":", Flat) of
        false -> [];
        true ->
            case lists:suffix("/binary", Flat) orelse lists:suffix("/bitstring", Flat) of
                true -> [{V, bin}];
                false -> [{V, int}]
            end
    end.

modifiers() -> pick(["", "", "/little", "/signed", "/signed-little", "/integer", "/integer-unit:2"]).

%% Text " when ..." or nothing.
when_guard(Percent, E) ->
    case chance(Percent) of
        true -> [" when ", guard(E)];
        false -> ""
    end.

guard(E) ->
    lists:join("; ", [lists:join(", ", [test(2, E) || _ <- lists:seq(1, few())]) || _ <- lists:seq(1, few())]).

few() -> pick([1, 1, 1, 2, 2, 3]).

test(D, E) ->
    weighted([{6, fun() -> compare(E) end},
              {4, fun() -> type_test(E) end},
              {1, fun() -> leaf(bool, E) end}] ++
             case D > 0 of
                 false -> [];
                 true ->
                     [{3, fun() -> ["(", test(D - 1, E), pick([" andalso ", " orelse ", " and ", " or ", " xor "]), test(D - 1, E), ")"] end},
                      {1, fun() -> ["not (", test(D - 1, E), ")"] end}]
             end).

compare(E) ->
    T = pick([int, int, int, float, atom, any, {list, int}, bool, str]),
    Other = case chance(15) of true -> pick([int, float, any]); false -> T end,
    ["(", value(T, 1, E), pick([" =:= ", " =/= ", " == ", " /= ", " < ", " > ", " =< ", " >= "]), value(Other, 1, E), ")"].

type_test(E) ->
    X = case maps:get(vars, E) of
        [] -> literal(any);
        Vars -> element(1, pick(Vars))
    end,
    Test = pick(["is_integer", "is_float", "is_number", "is_atom", "is_boolean", "is_list", "is_tuple", "is_map", "is_function", "is_binary",
                 "is_bitstring", "is_record", "is_function/2"]),
    case Test of
        "is_record" -> ["is_record(", X, ", ", pick(["r0", "r1", "r2"]), ")"];
        "is_function/2" -> ["is_function(", X, ", ", integer_to_list(rand:uniform(3) - 1), ")"];
        _ -> [Test, "(", X, ")"]
    end.

%% An expression allowed in guards.
value(int, D, E) when D > 0 ->
    weighted([{6, fun() -> leaf(int, E) end},
              {3, fun() -> ["(", value(int, D - 1, E), pick([" + ", " - ", " * ", " div ", " rem ", " band ", " bor ", " bxor "]),
                            value(int, D - 1, E), ")"] end},
              {1, fun() -> ["length(", leaf({list, int}, E), ")"] end},
              {1, fun() -> ["tuple_size(", leaf({tuple, [int, atom]}, E), ")"] end},
              {1, fun() -> ["abs(", value(int, D - 1, E), ")"] end},
              {1, fun() -> ["element(", pick(["1", "2", "3"]), ", ", leaf({tuple, [int, int]}, E), ")"] end},
              {1, fun() -> ["map_size(", leaf({map, atom, int}, E), ")"] end},
              {1, fun() -> ["map_get(", literal(atom), ", ", leaf({map, atom, int}, E), ")"] end},
              {1, fun() -> ["hd(", leaf({list, int}, E), ")"] end},
              {1, fun() -> [pick(["trunc", "round"]), "(", leaf(float, E), ")"] end}] ++
             [{2, fun() -> [pick(["byte_size", "bit_size"]), "(", leaf(bin, E), ")"] end} || option(binaries)]);
value(float, D, E) when D > 0 ->
    weighted([{5, fun() -> leaf(float, E) end},
              {2, fun() -> ["(", leaf(float, E), pick([" + ", " - ", " * ", " / "]), leaf(pick([float, int]), E), ")"] end},
              {1, fun() -> ["float(", leaf(int, E), ")"] end}]);
value({list, T}, D, E) when D > 0 ->
    case chance(30) of
        true -> ["tl(", leaf({list, T}, E), ")"];
        false -> leaf({list, T}, E)
    end;
value(T, _, E) -> leaf(T, E).

leaf(T, E) ->
    case vars(T, E) of
        [_ | _] = Vs -> case chance(80) of true -> pick(Vs); false -> literal(T) end;
        [] ->
            %% A variable of a wrong type now and then: guards may fail.
            case [V || {V, Type} <- maps:get(vars, E), comparable(Type)] of
                [_ | _] = Vs when T =:= any -> pick(Vs);
                [_ | _] = Vs -> case chance(30) of true -> pick(Vs); false -> literal(T) end;
                [] -> literal(T)
            end
    end.
