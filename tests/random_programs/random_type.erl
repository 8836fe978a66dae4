%% Types and literals of random programs (random_program.erl), and choosing at random.
-module(random_type).
-export([type/1, argument_type/0, literal/1, pick/1, chance/1, weighted/1, fresh/1, option/1, comparable/1]).

pick(List) -> lists:nth(rand:uniform(length(List)), List).

%% True in Percent of 100 cases.
chance(Percent) -> rand:uniform(100) =< Percent.

%% Calls one of the funs in [{Weight, Fun}].
weighted(Choices) ->
    Sum = lists:sum([W || {W, _} <- Choices]),
    weighted(rand:uniform(Sum), Choices).

weighted(N, [{W, F} | _]) when N =< W -> F();
weighted(N, [{W, _} | Rest]) -> weighted(N - W, Rest).

%% A variable that no other has the name of.
fresh(Prefix) ->
    N = get(count),
    put(count, N + 1),
    Prefix ++ integer_to_list(N).

option(Name) -> maps:get(Name, get(options), false).

type(D) ->
    weighted([{6, fun() -> int end}, {2, fun() -> float end}, {2, fun() -> atom end}, {1, fun() -> bool end},
              {2, fun() -> any end}, {1, fun() -> str end}] ++
             [{4, fun() -> bin end} || option(binaries)] ++
             case D > 0 of
                 true ->
                     [{3, fun() -> {list, type(D - 1)} end},
                      {3, fun() -> {tuple, [type(D - 1) || _ <- lists:seq(1, rand:uniform(3))]} end},
                      {2, fun() -> {map, pick([int, atom, any]), type(D - 1)} end},
                      {1, fun() -> {tuple, [atom, type(D - 1)]} end}];
                 false -> []
             end ++
             %% The fields of records are chosen when there are no records yet.
             [{1, fun() -> {rec, element(1, pick(get(records)))} end} || D > 0, get(records) =/= undefined]).

argument_type() ->
    case chance(12) of
        true -> {fn, [type(1) || _ <- lists:seq(1, rand:uniform(3) - 1)], type(1)};
        false -> type(2)
    end.

%% Funs have an order between themselves that is nobody's business.
comparable({fn, _, _}) -> false;
comparable(_) -> true.

literal(int) ->
    weighted([{10, fun() -> integer_to_list(rand:uniform(12) - 3) end},
              {3, fun() -> integer_to_list(rand:uniform(2000) - 1000) end},
              {3, fun() -> edge() end},
              {1, fun() -> [$$, rand:uniform(26) + $a - 1] end}]);
literal(float) ->
    pick(["0.0", "1.0", "-1.0", "0.5", "2.5", "-3.75", "1.0e10", "1.0e-10", "123456.789", "1.0e300", "4.0", "9007199254740992.0",
          "-0.0", "5.0e-324", "1.7976931348623157e308", "1.5", "0.1"]);
literal(atom) -> pick(["a", "b", "c", "ok", "error", "undefined", "'an atom'", "true", "x1"]);
literal(bool) -> pick(["true", "false"]);
literal(any) -> literal(pick([int, int, float, atom, bool, str, {list, int}, {tuple, [int, atom]}, {map, atom, int}]));
literal(str) -> pick(["\"\"", "\"a\"", "\"abc\"", "\"hello, world\"", "[1, 2, 3]", "[256, 0]"]);
literal(bin) -> pick(["<<>>", "<<\"abc\">>", "<<1, 2, 3, 4, 5>>", "<<255>>", "<<1:3>>", "<<5:13>>", "<<\"hello, world\", 0:4>>",
                      "<<0:64, -1:64>>", "<<3.5/float, 1:1>>", "<<\"some bytes and more of them, so that they take more than 64, which is when they are shared\">>"]);
literal({list, T}) ->
    case rand:uniform(6) of
        1 -> "[]";
        N -> [$[, lists:join(", ", [literal(T) || _ <- lists:seq(1, N)]), $]]
    end;
literal({tuple, Ts}) -> [${, lists:join(", ", [literal(T) || T <- Ts]), $}];
literal({map, K, V}) ->
    ["#{", lists:join(", ", [[literal(K), " => ", literal(V)] || _ <- lists:seq(1, rand:uniform(4) - 1)]), "}"];
literal({rec, Name}) ->
    {Name, Fields} = lists:keyfind(Name, 1, get(records)),
    [$#, atom_to_list(Name), ${, lists:join(", ", [[atom_to_list(F), " = ", literal(T)] || {F, T} <- Fields]), $}];
literal({fn, Args, Result}) ->
    ["fun(", lists:join(", ", ["_" || _ <- Args]), ") -> ", literal(Result), " end"].

edge() ->
    Base = pick([1 bsl 27, 1 bsl 31, 1 bsl 32, 1 bsl 59, 1 bsl 60, 1 bsl 63, 1 bsl 64, 1 bsl 128, 10000000000000000000000000000000]),
    integer_to_list(pick([1, -1]) * Base + rand:uniform(3) - 2).
