%% Part of the program `together`: functions that call each other and back.
-module(together_helper).
-export([fail/1, divide/2, nested/1, calls_nothing/1, guarded/1, caught/1, twice/1, again/1, default/1, even/1, odd/2, via/2, apply_to/2,
         plus/2, mean/2, scale/1, the_fun/0, counter/0, adder/1, down/2]).

fail(error) -> error({failed, here});
fail(exit) -> exit(left);
fail(throw) -> throw({ball, 1}).

divide(A, B) -> A div B.

nested(F) -> R = F(), {nested, R}.

calls_nothing(N) -> together_helper:nothing_there(N, hidden(N)).

hidden(N) -> N + 1.

guarded(N) when N > 10 -> together:first_of(N);
guarded(N) -> {together:first_of(N), N}.

caught(F) ->
    try F() of
        Value -> {value, Value}
    catch
        error:Reason -> {caught, Reason}
    end.

twice(N) -> together:twice(N).

again(N) -> default(N + 1).

default(N) -> together_point:five(N, default, [], {}, <<>>).

even(N) -> together:even(N, 0).

odd(0, Steps) -> {odd, Steps};
odd(N, Steps) -> together:even(N - 1, Steps + 1).

via(Name, Arguments) -> apply(together, Name, Arguments).

apply_to(F, X) -> F(X).

plus(A, B) -> A + B.

mean(A, B) -> (A + B) / 2.

scale(N) -> N * 1.5.

the_fun() -> fun together_point:x/1.

counter() -> fun(N) -> N + 1 end.

adder(N) -> fun(M) -> plus(N, M) end.

down(0, All) -> length(All);
down(N, All) -> down(N - 1, [together_point:x(together_point:new(N, All)) | keep(All)]).

keep([_, _ | Rest]) -> Rest;
keep(All) -> All.
