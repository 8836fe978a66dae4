-module(calls).
-export([all/3, applies/3, funs/1, named/1, old_tests/1, abs/1]).
-import(lists, [map/2]).
-compile({no_auto_import, [abs/1]}).
-record(foo, {a}).

all(M, F, A) ->
    {local(A), map(F, A), length(A), lists:sum(A), M:f(A), m:F(A), M:F(A), F(A), (fun() -> 1 end)(), calls:all(M, F, A),
     abs(A), erlang:abs(A), is_record(A, foo), self() ! A}.

local(X) -> X.
abs(X) -> X.

applies(M, F, L) ->
    {apply(F, [1, 2]), apply(M, F, [1]), apply(lists, map, [F, L]), apply(F, L), apply(M, F, L), apply(F, [1 | L]), apply(lists, F, [])}.

funs(X) ->
    {fun local/1, fun length/1, fun lists:map/2, fun X:map/2, fun(Y) -> X + Y end, fun(1) -> a; (2) -> X end}.

named(N) -> fun Loop(0) -> N; Loop(K) -> Loop(K - 1) end.

old_tests(X) when integer(X); float(X); float(X) > 1.0 -> number;
old_tests(X) when record(X, foo) -> record.
