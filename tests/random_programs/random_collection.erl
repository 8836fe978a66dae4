%% Expressions that make lists, tuples, maps, records and binaries, for random_expression.erl.
-module(random_collection).
-export([list/4, tuple/3, map/4, record/3, binary/2]).
-import(random_type, [pick/1, chance/1, weighted/1, fresh/1, literal/1, type/1, option/1]).
-import(random_expression, [expression/3]).
-import(random_pattern, [pattern/3, bind/2]).

%% T: of the elements; Whole: of the list (str has elements of type int).
list(T, Whole, D, E) ->
    List = fun() -> expression(Whole, D - 1, E) end,
    weighted(
        [{4, fun() -> ["[", lists:join(", ", [expression(T, D - 1, E) || _ <- lists:seq(1, rand:uniform(3))]), "]"] end},
         {4, fun() -> ["[", expression(T, D - 1, E), " | ", List(), "]"] end},
         {5, fun() -> comprehension(T, D, E) end},
         {2, fun() -> ["(", List(), " ++ ", List(), ")"] end},
         {1, fun() -> ["(", List(), " -- ", List(), ")"] end},
         {1, fun() -> ["tl(", List(), ")"] end},
         {1, fun() -> ["lists:reverse(", List(), ", ", List(), ")"] end},
         {1, fun() -> ["tuple_to_list(", expression({tuple, [T, T]}, D - 1, E), ")"] end},
         {1, fun() -> ["maps:values(", expression({map, int, T}, D - 1, E), ")"] end}] ++
        [{2, fun() -> ["binary_to_list(", expression(bin, D - 1, E), ")"] end} || T =:= int, option(binaries)]).

comprehension(T, D, E) ->
    {Qualifiers, E1} = qualifiers(rand:uniform(2), D, E#{repeated => true}),
    ["[", expression(T, D - 2, E1), " || ", lists:join(", ", Qualifiers), "]"].

qualifiers(0, _, E) -> {[], E};
qualifiers(N, D, E) ->
    {First, E1} = generator(D, E),
    Filters = case chance(40) of
        true -> [pick([expression(bool, D - 2, E1), random_pattern:guard(E1)])];
        false -> []
    end,
    %% A guard of several tests is several filters; `;` is not for comprehensions.
    {Rest, E2} = qualifiers(N - 1, D, E1),
    {[First | [F || F <- Filters, not lists:member($;, lists:flatten([F]))]] ++ Rest, E2}.

generator(D, E) ->
    case option(binaries) andalso chance(30) of
        true ->
            V = fresh("G"),
            {["<<", V, pick([":8", ":3", ":16/little", "/utf8", ":5/signed"]), ">> <= ", expression(bin, D - 2, E)], bind([{V, int}], E)};
        false ->
            T = type(1),
            {P, New} = pattern(T, 2, E#{vars := []}),
            {[P, " <- ", expression({list, T}, D - 2, E)], bind(New, E)}
    end.

tuple(Ts, D, E) ->
    weighted(
        [{8, fun() -> ["{", lists:join(", ", [expression(T, D - 1, E) || T <- Ts]), "}"] end},
         {1, fun() -> N = rand:uniform(length(Ts)),
                      ["setelement(", integer_to_list(N), ", ", expression({tuple, Ts}, D - 1, E), ", ", expression(lists:nth(N, Ts), D - 1, E), ")"] end},
         {1, fun() -> ["list_to_tuple([", lists:join(", ", [expression(T, D - 1, E) || T <- Ts]), "])"] end},
         {1, fun() -> {Init, [Last]} = lists:split(length(Ts) - 1, Ts),
                      ["erlang:append_element({", lists:join(", ", [expression(T, D - 1, E) || T <- Init]), "}, ", expression(Last, D - 1, E), ")"] end}]).

map(K, V, D, E) ->
    Map = fun() -> expression({map, K, V}, D - 1, E) end,
    Key = fun() -> expression(K, D - 2, E) end,
    Value = fun() -> expression(V, D - 2, E) end,
    weighted(
        [{4, fun() -> ["#{", lists:join(", ", [[Key(), " => ", Value()] || _ <- lists:seq(1, rand:uniform(4) - 1)]), "}"] end},
         {4, fun() -> ["(", Map(), ")#{", lists:join(", ", [[Key(), " => ", Value()] || _ <- lists:seq(1, rand:uniform(2))]), "}"] end},
         {1, fun() -> ["(", Map(), ")#{", Key(), " := ", Value(), "}"] end},
         {1, fun() -> ["maps:put(", Key(), ", ", Value(), ", ", Map(), ")"] end},
         {1, fun() -> ["maps:remove(", Key(), ", ", Map(), ")"] end},
         {1, fun() -> ["maps:merge(", Map(), ", ", Map(), ")"] end},
         {1, fun() -> ["maps:from_list(", expression({list, {tuple, [K, V]}}, D - 1, E), ")"] end}]).

record(Name, D, E) ->
    {Name, Fields} = lists:keyfind(Name, 1, get(records)),
    Some = fun() -> lists:join(", ", [[atom_to_list(F), " = ", expression(T, D - 1, E)] || {F, T} <- Fields, chance(60)]) end,
    case chance(60) of
        true -> ["#", atom_to_list(Name), "{", Some(), "}"];
        false -> ["(", expression({rec, Name}, D - 1, E), ")#", atom_to_list(Name), "{", Some(), "}"]
    end.

binary(D, E) ->
    weighted(
        [{6, fun() -> ["<<", lists:join(", ", [segment(D, E) || _ <- lists:seq(1, rand:uniform(4) - 1)]), ">>"] end},
         {3, fun() -> ["<<(", expression(bin, D - 1, E), ")/bitstring, ", segment(D, E), ">>"] end},
         {2, fun() -> {Qualifiers, E1} = qualifiers(1, D, E#{repeated => true}),
                      ["<< <<", segment(D - 1, E1), ">> || ", lists:join(", ", Qualifiers), ">>"] end},
         {1, fun() -> ["list_to_binary(", expression(str, D - 1, E), ")"] end},
         {1, fun() -> ["integer_to_binary(", expression(int, D - 1, E), ")"] end},
         {1, fun() -> ["binary_part(", expression(bin, D - 1, E), ", 0, ", pick(["0", "1", "2"]), ")"] end}]).

segment(D, E) ->
    Int = fun() -> ["(", expression(int, D - 1, E), ")"] end,
    weighted(
        [{4, fun() -> Int() end},
         {4, fun() -> [Int(), ":", pick(["1", "3", "7", "8", "12", "16", "24", "32", "64", "100"]), pick(["", "/little", "/signed", "/big"])] end},
         {1, fun() -> [Int(), ":(", expression(int, D - 2, E), " band 31)", pick(["", "/little", "/unit:2"])] end},
         {1, fun() -> ["(", expression(pick([float, float, int]), D - 1, E), ")", pick(["/float", ":32/float", ":64/float-little"])] end},
         {1, fun() -> [Int(), pick(["/utf8", "/utf16", "/utf32"])] end},
         {1, fun() -> pick(["\"abc\"", "\"ab\"/utf16", "0:5", "255"]) end},
         {2, fun() -> ["(", expression(bin, D - 1, E), ")", pick(["/bitstring", "/binary", ":2/binary", ":1/bitstring"])] end}]).
