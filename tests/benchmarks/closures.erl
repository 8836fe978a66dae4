%% Funs made, kept in lists and terms, composed and called.
-module(closures).
-export([main/1]).

main([]) -> main(["700"]);
main([Rounds]) -> erlang:display(rounds(list_to_integer(Rounds), 0)).

rounds(0, Sum) -> Sum;
rounds(N, Sum) ->
    Pipeline = pipeline(N),
    rounds(N - 1, (Sum + run(20000, Pipeline, 0) + church(N)) band 16#ffffff).

pipeline(N) ->
    compose([fun(X) -> X + N end, fun(X) -> X bxor 21845 end, fun(X) -> 3 * X end, fun(X) -> X band 16#ffff end,
             fun(X) when X rem 2 =:= 0 -> X div 2; (X) -> X + 1 end]).

compose([F]) -> F;
compose([F | Fs]) ->
    G = compose(Fs),
    fun(X) -> G(F(X)) end.

run(0, _, Sum) -> Sum;
run(N, F, Sum) -> run(N - 1, F, F(Sum + N)).

%% Numbers as funs that apply a fun so many times.
church(N) ->
    Two = succ(succ(fun(_) -> fun(X) -> X end end)),
    Many = times(Two, times(Two, times(Two, times(Two, times(Two, succ(Two)))))),
    ((times(Many, Many))(fun(X) -> X + N end))(0).

succ(N) -> fun(F) -> fun(X) -> F((N(F))(X)) end end.
times(A, B) -> fun(F) -> A(B(F)) end.
