-module(lint_guards).
-export([f/1]).
-record(r, {a = foo()}).
foo() -> 1.
is_list(_) -> true.
f(X) when foo() -> X;
f(X) when X ! 1 -> X;
f(X) when X ++ [] -> X;
f(X) when (X = 1) -> X;
f(X) when list(X) -> X;
f(X) when integer(X); atom(X) -> X;
f(X) when is_list(X) -> X;
f(X) when lists:member(X, []) -> X;
f(X) when fun() -> X end -> X;
f(X) when is_record(X, nope) -> X;
f(X) when is_record(X, X) -> X;
f(X) when erlang:'+'(X, 1), erlang:is_atom(X), X =:= #r{} -> X;
f(X) when #{a := 1} =:= X -> X;
f(X) when spawn(X) -> X;
f(X) when case X of 1 -> 2 end -> X.
