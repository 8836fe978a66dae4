%% Clause selection: every pattern kind, guards with failing parts, aliases, repeated variables, nesting.
-module(patterns).
-export([main/1]).

-define(TERMS, [0, 1, -1, 42, 1 bsl 70, 1.0, 0.5, a, b, ok, error, [], [1], [1, 2], [a | b], "abc", "xyz", {}, {a}, {ok, 1}, {ok, 2},
                {error, a}, {error, {b, 1}}, {1, 1}, {1, 2}, {[1, 1], {1}}, {point, 1, 2, 3}, true, false, 'A b', 97, 255]).

-record(defaults, {a, b = one()}).

one() -> 1.

%% Patterns that are computed, also beyond the small integers.
computed(1 bsl 70) -> big; computed(-(1 bsl 70)) -> minus_big; computed((1 bsl 128 - 1) band 16#ff - 213) -> answer;
computed(bnot (1 bsl 200 bsr 200) + 1) -> minus_one; computed({1 bsl 64, _}) -> pair; computed(1 / 2) -> half;
computed(T) when T =:= (1 bsl 100) rem (1 bsl 100 - 1) -> one; computed(_) -> other.

main(_) ->
    show(fun numbers/1), show(fun atoms/1), show(fun lists/1), show(fun tuples/1), show(fun guards/1), show(fun repeated/1),
    show(fun aliases/1), show(fun strings/1), show(fun nested/1), show(fun many/1), show(fun types/1), show(fun booleans/1),
    show(fun computed/1),
    erlang:display([[X || X <- [1, 2], #defaults{a = X} =:= {defaults, X, N}] || N <- [1, 2]]),
    erlang:display([cases(T) || T <- ?TERMS]),
    erlang:display([ifs(T) || T <- ?TERMS]).

show(F) -> erlang:display([F(T) || T <- ?TERMS]).

numbers(0) -> zero; numbers(1) -> one; numbers(-1) -> minus_one; numbers(42) -> answer;
numbers(1180591620717411303424) -> big; numbers(1.0) -> one_float; numbers(0.5) -> half; numbers($a) -> letter; numbers(_) -> other.

atoms(a) -> 1; atoms(b) -> 2; atoms(ok) -> 3; atoms(error) -> 4; atoms(true) -> 5; atoms(false) -> 6; atoms('A b') -> 7;
atoms(never) -> 8; atoms(_) -> 0.

lists([]) -> nil; lists([1]) -> one; lists([1, 2]) -> two; lists([a | B]) -> {improper, B}; lists([$a | T]) -> {a, T};
lists([H | T]) -> {H, T}; lists(_) -> other.

tuples({}) -> zero; tuples({X}) -> {one, X}; tuples({ok, X}) -> X; tuples({error, {R, N}}) -> {R, N}; tuples({error, R}) -> {r, R};
tuples({A, B}) -> {B, A}; tuples({point, X, Y, Z}) -> [X, Y, Z]; tuples(_) -> other.

guards(X) when X > 40, X < 50 -> forties;
guards(X) when X + 1 > 1.2, is_float(X) -> float;
guards(X) when hd(X) =:= 1; X =:= [] -> list;
guards(X) when element(1, X) =:= ok -> ok_tuple;
guards(X) when tuple_size(X) > 2 orelse length(X) > 2 -> large;
guards(X) when not is_atom(X), X =/= 0, is_integer(X) -> integer;
guards(X) when is_atom(X) and (X > a) -> atom;
guards(X) when (X =:= a) or (X =:= {}) -> a_or_empty;
guards(X) when is_tuple(X), size(X) == 2, element(2, X) =:= 1 -> second_one;
guards(_) -> other.

repeated({X, X}) -> {same, X}; repeated({[X, X], {X}}) -> {three, X}; repeated({X, Y}) -> {X, Y}; repeated([X, X]) -> X; repeated(_) -> other.

aliases({ok, N} = T) -> {T, N}; aliases([H | _] = L) -> {H, L}; aliases({A} = {B}) -> {A, B}; aliases(X = Y) -> {X, Y}.

strings("abc") -> abc; strings("ab" ++ T) -> {ab, T}; strings("x" ++ [C | _]) -> C; strings("") -> empty; strings(_) -> other.

nested({[X, Y], {Z}}) when X =:= Y, Y =:= Z -> all; nested({error, {R, _}}) -> R; nested({T, N}) when is_list(T); is_integer(N) -> {T, N};
nested(_) -> other.

%% Enough atoms for a table.
many(a) -> 1; many(b) -> 2; many(c) -> 3; many(d) -> 4; many(e) -> 5; many(f) -> 6; many(g) -> 7; many(h) -> 8; many(i) -> 9;
many(ok) -> 10; many(error) -> 11; many(true) -> 12; many({a}) -> 13; many(97) -> 14; many([]) -> 15; many(_) -> 16.

types(X) when is_integer(X) -> integer; types(X) when is_float(X) -> float; types(X) when is_boolean(X) -> boolean;
types(X) when is_atom(X) -> atom; types(X) when is_list(X) -> list; types(X) when is_tuple(X) -> tuple; types(_) -> other.

booleans(X) ->
    Y = X =:= a orelse X =:= b,
    Z = is_atom(X) andalso not Y,
    {Y, Z, Y xor Z, is_list(X) or is_tuple(X), is_number(X) and (X > 0)}.

cases(X) ->
    Y = case X of
            {ok, N} when N > 1 -> {more, N};
            {ok, N} -> {one, N};
            [_ | T] -> case T of [] -> single; [Z] -> {pair, Z}; _ -> long end;
            N when is_number(N), N > 0 -> positive;
            N -> {kept, N}
        end,
    {Y, case Y of positive -> 1; {_, M} -> M; _ -> 0 end}.

ifs(X) ->
    if
        is_integer(X), X rem 2 =:= 0 -> even;
        is_integer(X) -> odd;
        X > [] -> list;
        true -> X
    end.
