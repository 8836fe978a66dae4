-module(tries).
-export([plain/1, success/1, afters/1, both/2, old/1, trace/1]).

plain(X) -> try f(X) catch error:X -> same; exit:{a, Y} when Y > 1 -> Y; Z -> Z end.

success(X) -> try Y = f(X), f(Y) of {Z, Y} -> Z; _ -> Y catch _:_ -> X end.

afters(X) -> try f(X) after f(1), f(2) end.

both(X, Y) ->
    try f(X) of
        Z when Z > Y -> Z
    catch
        throw:Z -> {Z, Y}
    after
        f([A || A <- X])
    end.

old(X) -> {catch f(X), X}.

trace(X) -> try f(X) catch C:R:S when R =/= X -> {C, R, S, fun() -> S end} end.

f(X) -> X.
