%% What the traces of failing calls by name and of failing fun calls look like: with or without the function that calls.
-module(apply_errors).
-export([main/1, try_again/1]).

main([How]) -> fail(list_to_atom(How)).

id(X) -> X.
%% A function of one clause whose fun does not show its number.
one() -> fun erlang:abs/1.

fail(fun_improper) -> R = apply(one(), id([1 | b])), [R];
fail(fun_improper_tail) -> apply(one(), id([1 | b]));
fail(fun_no_list_tail) -> apply(id(x), id(foo));
fail(fun_bad) -> R = apply(id(x), id([1, 2])), [R];
fail(fun_bad_tail) -> apply(id(x), id([1, 2]));
fail(fun_arity) -> R = apply(one(), id([1, 2])), [R];
fail(fun_arity_tail) -> apply(one(), id([1, 2]));
fail(fun_undef) -> R = apply(id(fun no:no/1), id([1])), [R];
fail(fun_undef_tail) -> apply(id(fun no:no/1), id([1]));
fail(fun_made_undef) -> R = apply(made(1), id([1])), [R];
fail(fun_made_undef_tail) -> apply(made(1), id([1]));
fail(fun_most_tail) -> apply(id(fun no:no/255), seq(255));
fail(fun_arity_many_tail) -> apply(id(fun erlang:abs/1), seq(1022));
fail(fun_limit_tail) -> apply(one(), seq(1023));
fail(fun_fails) -> R = apply(one(), id([x])), [R];
fail(fun_fails_tail) -> apply(one(), id([x]));
fail(name_no_atom) -> R = apply(id(1), id(f), id([1])), [R];
fail(name_no_atom_tail) -> apply(id(1), id(f), id([1]));
fail(name_improper) -> R = apply(id(m), id(f), id([1 | 2])), [R];
fail(name_improper_tail) -> apply(id(m), id(f), id([1 | 2]));
fail(name_undef) -> R = apply(id(m), id(f), id([1, 2])), [R];
fail(name_undef_tail) -> apply(id(m), id(f), id([1, 2]));
fail(name_undef_many_tail) -> apply(id(m), id(f), seq(20));
fail(name_most_tail) -> apply(id(m), id(f), seq(1023));
fail(name_limit_tail) -> apply(id(m), id(f), seq(1024));
fail(name_fails_tail) -> apply(id(erlang), id(hd), id([[]]));
fail(name_fails) -> R = apply(id(?MODULE), id(try_again), id([c])), [R];
fail(name_fixed_no_atom) -> R = (id(1)):foo(a), [R];
fail(name_fixed_no_atom_tail) -> (id(1)):foo(a);
fail(name_fixed_undef) -> R = (id(m)):foo(a, 2, 3, 4, 5, 6, 7, 8), [R];
fail(name_fixed_undef_tail) -> (id(m)):foo(a, 2, 3, 4, 5, 6, 7, 8);
fail(apply_by_name) -> R = apply(id(erlang), id(apply), id([m, f, [1]])), [R];
fail(apply_by_name_bad) -> R = apply(id(erlang), id(apply), id([m, f, foo])), [R];
fail(apply_by_name_deep_tail) -> apply(id(erlang), id(apply), id([erlang, apply, [erlang, apply, foo]]));
fail(apply_fun_by_name) -> R = apply(id(erlang), id(apply), id([one(), [1, 2]])), [R];
fail(apply_fun_by_name_bad) -> R = apply(id(erlang), id(apply), id([one(), foo])), [R];
fail(apply_fun_as_fun) -> R = (id(fun erlang:apply/2))(x, [1]), [R];
fail(apply_as_fun) -> R = (id(fun erlang:apply/3))(m, f, [1]), [R];
fail(apply_as_fun_bad) -> R = (id(fun erlang:apply/3))(m, f, foo), [R];
fail(apply_as_fun_deep_bad) -> R = (id(fun erlang:apply/3))(erlang, apply, [m, f, foo]), [R];
fail(call_bad) -> F = id(x), R = F(1), [R];
fail(call_arity) -> F = id(one()), R = F(1, 2), [R];
fail(call_arity_tail) -> F = id(one()), F(1, 2);
fail(call_made_undef) -> F = made(3), R = F(1, 2, 3), [R];
fail(call_made_undef_tail) -> F = made(3), F(1, 2, 3);
fail(call_made_arity) -> F = made(3), R = F(1, 2), [R];
fail(call_made_arity_tail) -> F = made(3), F(1, 2);
fail(make_fun) -> M = id(m), N = id("f"), fun M:N/3;
fail(make_fun_arity) -> R = erlang:make_fun(id(m), id(f), id(256)), [R];
fail(make_fun_negative) -> erlang:make_fun(id(m), id(f), id(-1));
fail(make_fun_big) -> erlang:make_fun(id(m), id(f), id(1 bsl 70)).

made(Arity) -> M = id(made), fun M:f/Arity.

try_again(X) -> X + X.

seq(N) -> seq(N, []).
seq(0, L) -> L;
seq(N, L) -> seq(N - 1, [N | L]).
