%% Expressions of type int, float and bool, for random_expression.erl.
-module(random_number).
-export([int/2, float/2, bool/2]).
-import(random_type, [pick/1, chance/1, weighted/1, literal/1, option/1, type/1]).
-import(random_expression, [expression/3]).

int(D, E) ->
    Int = fun() -> expression(int, D - 1, E) end,
    weighted(
        [{12, fun() -> ["(", Int(), pick([" + ", " - ", " + ", " - ", " * "]), Int(), ")"] end},
         {3, fun() -> ["(", Int(), pick([" div ", " rem "]), divisor(D, E), ")"] end},
         {4, fun() -> ["(", Int(), pick([" band ", " bor ", " bxor "]), Int(), ")"] end},
         {1, fun() -> ["(", Int(), " bsl (", Int(), " band ", pick(["7", "31", "63"]), "))"] end},
         {1, fun() -> ["(", Int(), " bsr (", Int(), " band ", pick(["7", "31", "63"]), "))"] end},
         {1, fun() -> ["(- ", Int(), ")"] end},
         {1, fun() -> ["(bnot ", Int(), ")"] end},
         {1, fun() -> ["abs(", Int(), ")"] end},
         {2, fun() -> ["length(", expression({list, type(0)}, D - 1, E), ")"] end},
         {1, fun() -> ["tuple_size(", expression({tuple, [int, any]}, D - 1, E), ")"] end},
         {1, fun() -> ["map_size(", expression({map, int, int}, D - 1, E), ")"] end},
         {2, fun() -> [pick(["round", "trunc", "floor", "ceil"]), "(", expression(float, D - 1, E), ")"] end},
         {1, fun() -> [pick(["min", "max"]), "(", Int(), ", ", Int(), ")"] end},
         {1, fun() -> ["list_to_integer(integer_to_list(", Int(), "))"] end},
         {1, fun() -> ["erlang:phash2(", expression(type(1), D - 1, E), ")"] end}] ++
        [{4, fun() -> [pick(["byte_size", "bit_size"]), "(", expression(bin, D - 1, E), ")"] end} || option(binaries)]).

divisor(D, E) ->
    case chance(60) of
        true -> pick(["2", "3", "7", "16", "-3", "1000", "4294967296", "1180591620717411303424"]);
        false -> expression(int, D - 1, E)
    end.

float(D, E) ->
    Float = fun() -> expression(float, D - 1, E) end,
    weighted(
        [{8, fun() -> ["(", Float(), pick([" + ", " - ", " * "]), Float(), ")"] end},
         {2, fun() -> ["(", Float(), pick([" + ", " - ", " * "]), expression(int, D - 1, E), ")"] end},
         {2, fun() -> ["(", expression(pick([int, float]), D - 1, E), " / ", expression(pick([int, float]), D - 1, E), ")"] end},
         {2, fun() -> ["float(", expression(int, D - 1, E), ")"] end},
         {1, fun() -> ["(- ", Float(), ")"] end},
         {1, fun() -> ["abs(", Float(), ")"] end},
         {1, fun() -> ["math:sqrt(", Float(), ")"] end},
         {1, fun() -> [pick(["min", "max"]), "(", Float(), ", ", Float(), ")"] end}]).

bool(D, E) ->
    Bool = fun() -> expression(bool, D - 1, E) end,
    weighted(
        [{8, fun() -> compare(D, E) end},
         {4, fun() -> ["(", Bool(), pick([" andalso ", " orelse ", " and ", " or ", " xor "]), Bool(), ")"] end},
         {1, fun() -> ["(not ", Bool(), ")"] end},
         {2, fun() -> [pick(["is_integer", "is_float", "is_number", "is_atom", "is_boolean", "is_list", "is_tuple", "is_map", "is_function",
                             "is_binary"]), "(", expression(any, D - 1, E), ")"] end},
         {1, fun() -> ["is_record(", expression({rec, pick([r0, r1, r2])}, D - 1, E), ", ", pick(["r0", "r1", "r2"]), ")"] end},
         {1, fun() -> T = pick([int, atom]),
                      ["lists:member(", expression(T, D - 1, E), ", ", expression({list, T}, D - 1, E), ")"] end},
         {1, fun() -> ["is_map_key(", expression(atom, D - 1, E), ", ", expression({map, atom, int}, D - 1, E), ")"] end}]).

compare(D, E) ->
    T = pick([int, int, float, atom, any, {list, int}, str, {tuple, [int, float]}, {map, int, atom}]),
    Other = case chance(15) of true -> pick([int, float, any]); false -> T end,
    ["(", expression(T, D - 1, E), pick([" =:= ", " =/= ", " == ", " /= ", " < ", " > ", " =< ", " >= "]), expression(Other, D - 1, E), ")"].
