%% maybe ... else ... end (OTP 25's feature maybe_expr).
-module(maybes).
-feature(maybe_expr, enable).
-export([main/1]).

main(_) ->
    [erlang:display(plain(X)) || X <- [{ok, 1}, {ok, b}, {error, x}, nothing]],
    [show(fun() -> with_else(X) end) || X <- [{ok, 1}, {ok, 2}, {ok, b}, {error, x}, nothing, {other, 7}]],
    erlang:display(loop(1000000, 0)),
    erlang:display(nested({ok, {ok, 3}})),
    erlang:display(nested({ok, {error, inner}})),
    erlang:display(nested({error, outer})),
    erlang:display([shadow(X) || X <- [{1, 1}, {1, 2}, other]]),
    erlang:display(in_operand(1, {ok, 2})),
    erlang:display(in_operand(1, oops)),
    erlang:display(in_try({ok, fun() -> throw(ball) end})),
    erlang:display(in_try({ok, fun() -> fine end})),
    erlang:display(in_try(no)),
    erlang:display([F() || F <- [funs({ok, 4}), funs({error, e}), funs(other)]]),
    erlang:display(bound_before({ok, 5}, 5)),
    erlang:display(bound_before({ok, 5}, 6)),
    erlang:display(last_match({ok, 1})),
    erlang:display(last_match(no)),
    show(fun() -> trace([]) end),
    show(fun() -> trace(x) end).

plain(X) ->
    maybe
        {ok, Y} ?= X,
        true ?= is_integer(Y),
        Y + 1
    end.

with_else(X) ->
    maybe
        {ok, Y} ?= X,
        Z = {Y},
        1 ?= Y,
        {done, Z}
    else
        {error, E} -> {failed, E};
        N when is_integer(N), N > 1 -> {number, N};
        b -> bee
    end.

loop(0, Sum) -> Sum;
loop(N, Sum) ->
    maybe
        ok ?= check(N),
        loop(N - 1, Sum + 1)
    else
        skip -> loop(N - 1, Sum)
    end.

check(N) when N rem 3 =:= 0 -> skip;
check(_) -> ok.

nested(X) ->
    maybe
        {ok, Y} ?= X,
        {ok, Z} ?= maybe
                       {ok, W} ?= Y,
                       {ok, W * 2}
                   else
                       {error, I} -> {error, {inner, I}}
                   end,
        {value, Z}
    else
        {error, R} -> {bad, R}
    end.

shadow(P) ->
    maybe
        {A, A} ?= P,
        {equal, A}
    else
        {C, B} -> {different, C, B};
        D -> {neither, D}
    end.

in_operand(A, B) -> {A, maybe {ok, X} ?= B, X + A end, B}.

in_try(X) ->
    try
        maybe
            {ok, F} ?= X,
            {value, F()}
        end
    of
        {value, V} -> {value, V};
        Other -> {escaped, Other}
    catch
        throw:T -> {thrown, T}
    end.

funs(X) ->
    maybe
        {ok, Y} ?= (fun() -> X end)(),
        fun() -> {y, Y, X} end
    else
        {error, E} -> fun() -> {e, E, X} end;
        _ -> fun() -> X end
    end.

bound_before(X, Y) ->
    maybe {ok, Y} ?= X, same end.

last_match(X) ->
    maybe
        {ok, _} ?= X
    end.

trace(X) ->
    Result = maybe
        [] ?= X,
        erlang:error(here)
    else
        Y -> Y + 1
    end,
    {result, Result}.

show(F) ->
    try F() of
        V -> erlang:display(V)
    catch
        C:R:T -> erlang:display({C, R}), erlang:display([{M, N, A} || {M, N, A, _} <- T, M =:= maybes])
    end.
