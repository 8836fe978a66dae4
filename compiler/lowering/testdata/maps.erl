-module(maps).
-export([make/2, update/2, match/2, keys/2, guard/1, order/1]).
-about(#{a => 1}).

make(X, Y) -> {#{}, #{b => 1, a => {2}, 1 => c, 1.0 => d, b => 3}, #{a => X, Y => 2}}.

update(M, X) -> {M#{}, M#{a := X}, M#{a => 1, b => X, c := 2}}.

match(#{a := X, b := [Y]}, _) -> {X, Y};
match(#{a := X}, X) -> X;
match(#{}, _) -> empty.

keys(K, M) ->
    #{K := V, {x, K} := W} = M,
    {V, W}.

guard(X) when map_size(X) > 1, X =/= #{a => 1}, X#{b => 2} == X -> yes;
guard(X) when is_map_key(a, X) -> no.

order(M) -> (f(M))#{f(1) => f(2), f(3) => (Z = f(4)), a => 1}, Z.

f(X) -> X.
