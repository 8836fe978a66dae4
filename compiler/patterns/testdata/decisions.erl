-module(decisions).
-export([kinds/1, tuples/1, columns/3, lists/1, shared/2, guards/2, tuple_argument/2, aliases/1, numbers/1, booleans/2]).

% One switch per kind of term.
kinds({a, X}) -> X;
kinds({b, X, _}) -> X;
kinds({c}) -> 0;
kinds([]) -> nil;
kinds([H | _]) -> H;
kinds(x) -> atom_x;
kinds(y) -> atom_y;
kinds(1) -> one;
kinds(2) -> two.

tuples({request, get, Path}) -> {get, Path};
tuples({request, put, Path}) -> {put, Path};
tuples({reply, Code}) -> Code;
tuples({request, Other, _}) -> Other.

columns(_, _, 1) -> one;
columns(a, b, 2) -> two;
columns(a, _, 3) -> three;
columns(_, b, 4) -> four.

lists([]) -> 0;
lists([_]) -> 1;
lists([_, _]) -> 2;
lists([a, _, _]) -> a3;
lists([_, b | T]) -> T.

% Both ways to the last clause share its body.
shared({X, 1}, _) -> X;
shared(_, {1, Y}) -> Y;
shared(A, B) -> {A, B}.

guards(X, Y) when X > Y; is_atom(X), is_list(Y) -> first;
guards(X, _) when hd(X) =:= 1 -> second;
guards({A, _}, Y) when A + Y < 10, tuple_size(Y) == 2 -> third;
guards(_, _) -> fourth.

% The tuple is made only where it is wanted.
tuple_argument(X, Y) ->
    case {X, Y} of
        {1, 2} -> a;
        {_, 2} -> b;
        {1, Z} when Z > 3 -> c;
        W -> W
    end.

aliases({[X | _] = L, {_, _} = T} = A) -> {X, hd(L), element(2, T), tuple_size(A)};
aliases([a | _] = [_ | T]) -> T.

numbers(1.0) -> float;
numbers(1) -> integer;
numbers(1152921504606846976) -> big;
numbers(0.0) -> zero;
numbers(-1) -> minus.

booleans(X, Y) ->
    case X > Y of
        true -> if X; Y == 1 -> 1; true -> 2 end;
        false -> case X == Y of false -> 3; Other -> Other end
    end.
