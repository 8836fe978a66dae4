-module(generators).
-export([maps/1, map/1, pairs/2, strict/2, zip/3, effects/1]).

% Generators of OTP 26 (maps) and OTP 28 (strict ones, those that && joins).
maps(M) -> [{K, V} || K := {V} <- M, K > V].

map(L) -> #{K => V || {K, V} <- L}.

pairs(L, M) -> #{K => X, X => V || X <- L, K := V <- M}.

strict(L, M) -> [X || {X} <:- L, _ := X <:- M].

zip(L, M, N) -> [{X, Y, K} || {X, Same} <- L && {Y, Same} <:- M && K := _ <- N, X > 1].

% No list is made.
effects(L) ->
    [self() ! X || X <- L],
    _ = [self() ! {X, Y} || X <- L, Y <- X, is_list(X), length(Y) > 1],
    ok.
