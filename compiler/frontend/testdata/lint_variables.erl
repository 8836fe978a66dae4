-module(lint_variables).
-export([f/1, g/1, h/1, i/1, j/1, k/2, l/1, m/1, n/1]).
-record(r, {a = X}).
-record(s, {a = (Y = 1)}).
-record(t, {a = fun(Z) -> Z end}).
f(A) -> B + A.
g(A) -> case A of 1 -> B = 1; 2 -> C = 2 end, {B, C}.
h(A) -> case A of 1 -> B = 1; 2 -> B = 2 end, B = 3, B.
i(A) -> (catch B = A), B, try C = A catch _:_ -> D = 1 end, {C, D}.
j(A) -> A andalso (B = A), B, fun(A) -> A end, [A || A <- [1]], fun A() -> ok end.
k(_A, _A) -> _A = 1, Unused = 2, {_, _B} = {1, 2}, _B = 2.
l(A) -> try A catch error:E:St when St -> E; _:A:A -> ok; throw:_:St -> St end.
m(A) -> receive X -> X after A -> X end, if A -> P = 1; true -> ok end, P.
n(A) -> [B || C <- A, B <- C], [D || D <- A, (E = D) > 1], E, B, #r{}, #s{}, #t{}, <<Q:Q>> = A, <<W:8, V:W>> = A.
