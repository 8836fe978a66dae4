%% Functions t_*/0 whose results OTP has recorded in semantics.results (record_results.escript).
-module(semantics).
-compile([export_all, nowarn_export_all]).

-vsn(7).
-author("nobody").
-author(me).
-custom([{a, b}]).
-record(r, {a = 1, b, c = id(3)}).

id(X) -> X.

%% --- errors, with their lines
f1(a) -> 1;
f1({b, X}) when X > 1 -> 2.
t_function_clause() -> {f1(id(c))}.
t_function_clause_guard() -> {f1(id({b, 0}))}.
t_case_clause() ->
    case id(7) of
        1 -> a;
        X when X < 5 -> b
    end.
t_if_clause() ->
    X = id(1),
    if
        X > 2 -> a;
        X < 0 -> b
    end.
t_badmatch() -> {a, X} = id({b, 2}), X.
t_badmatch_bound() -> X = id(1), {X, Y} = id({2, 3}), Y.
t_badmatch_repeated() -> {X, X} = id({1, 2}), X.
t_badmatch_twice() -> {X = id(1), X = id(2)}.
t_badarith() -> 1 +
    id(a).
t_badarith_line() ->
    X = id(1),
    Y = id(x),
    {X,
     X * Y}.
t_badarg_hd() -> {hd(id([]))}.
t_badarg_tl() -> {tl(id(a))}.
t_badarg_element() -> {element(3, id({1, 2}))}.
t_badarg_length() -> {length(id([1 | 2]))}.
t_badarg_tuple_size() -> {tuple_size(id([]))}.
t_badarg_not() -> {not id(1)}.
t_badarg_and() -> {id(true) and id(x)}.
t_badarg_and_false() -> {id(false) and id(x)}.
t_badarg_or() -> {id(y) or id(true)}.
t_badarg_xor() -> {id(true) xor id(0)}.
t_badarg_andalso() -> {id(1) andalso true}.
t_badarg_orelse() -> {id(1) orelse true}.
t_badfun() -> F = id(3), {F(1)}.
t_bad_generator() -> [X || X <- id(foo)].
t_bad_generator_tail() -> [X || X <- id([1, 2 | 3])].
t_bad_filter() -> [X || X <- id([1, 2]), id(X)].
t_badrecord() -> {(id({s, 1, 2, 3}))#r.a}.
t_badrecord_update() -> {(id({r, 1, 2}))#r{a = 1}}.
t_deep_trace() -> {deep(3)}.
deep(0) -> hd(id(nothing));
deep(N) ->
    1 +
        deep(N - 1).
t_tail_call_trace() -> {tail(3)}.
tail(0) -> id(x) + 1;
tail(N) -> tail(N - 1).
t_error_in_comprehension() ->
    [X +
         1 || X <- id([1, 2, a])].
t_error_in_fun() ->
    F = fun(X) ->
                X + 1
        end,
    {F(id(a))}.
t_error_in_nested_comprehension() ->
    [[Y * 2
      || Y <- X]
     || X <- id([[1], [a]])].
t_error_in_argument() -> {id(1), id(id(a) - 1), id(2)}.
t_function_clause_of_fun() ->
    F = fun(1) -> a; (2) -> b end,
    {F(id(3))}.

%% --- matching
m(X) ->
    case X of
        [] -> nil;
        [A] -> {one, A};
        [A, A] -> {same, A};
        [A, B | C] when A > B -> {greater, A, B, C};
        [_ | [_ | _]] -> long;
        [_ | T] -> {improper, T};
        {} -> empty;
        {1} -> int;
        {1.0} -> float;
        {X1, {X1, Y}} -> {nested, X1, Y};
        {_, _, c} -> c;
        {a, b, _} -> ab;
        {_, b, _} = Z -> {b, Z};
        10000000000000000000 -> big;
        -1 -> minus;
        "abc" ++ _ -> never;
        $a -> char;
        ok -> ok;
        error -> {error};
        0.0 -> zero;
        N when is_integer(N), N > 10; is_float(N) -> {number, N};
        Other -> {other, Other}
    end.
t_matching() ->
    [m(X) || X <- [[], [1], [1, 1], [2, 1, 3], [1, 2], [1, 2, 3], [1 | 2], {}, {1}, {1.0}, {1, {1, 2}}, {1, {2, 2}}, {1, 2, c},
                   {a, b, 3}, {x, b, 3}, {x, y, z}, 10000000000000000000, -1, 97, ok, error, 0.0, 11, 5, 2.5, "abcd", foo,
                   [1.0, 1], {2}]].

p("get " ++ Rest) -> {get, Rest};
p("put " ++ Rest) -> {put, Rest};
p([C | _]) when C >= $a, C =< $z -> {letter, C};
p("") -> empty;
p(_) -> other.
t_prefixes() -> [p("get x"), p("put"), p("put y"), p("gets"), p(""), p("1"), p(a)].

columns(_, _, 1) -> one;
columns(a, b, 2) -> two;
columns(a, _, 3) -> three;
columns(_, b, 4) -> four;
columns(X, X, _) -> same;
columns(_, _, _) -> none.
t_columns() -> [columns(A, B, C) || A <- [a, b, x], B <- [a, b, x], C <- [1, 2, 3, 4, 5]].

t_tuple_argument() ->
    [case {X, Y} of
         {1, 2} -> a;
         {_, 2} -> b;
         {1, Z} when Z > 3 -> {c, Z};
         {A, A} -> same;
         W -> W
     end || X <- [1, 2, 5], Y <- [1, 2, 5]].

alias([a | _] = [_ | T]) -> {list, T};
alias({X, _} = {_, Y} = Z) -> {X, Y, Z};
alias(X = Y) -> {X, Y}.
t_alias() -> [alias([a, b]), alias([b]), alias({1, 2}), alias(x)].

bigs(1152921504606846975) -> a;
bigs(1152921504606846976) -> b;
bigs(-1152921504606846976) -> c;
bigs(-1152921504606846977) -> d;
bigs(_) -> e.
t_bigs() -> [bigs((1 bsl 60) - 1), bigs(1 bsl 60), bigs(-(1 bsl 60)), bigs(-(1 bsl 60) - 1), bigs(0)].

bound(X, Y) ->
    case Y of
        {X, Z} -> {bound, Z};
        [X | _] = L -> {list, L};
        X -> same;
        _ -> none
    end.
t_bound() -> [bound(1, {1, 2}), bound(1, {2, 2}), bound(1, [1]), bound(1, [2]), bound(1, 1), bound(1, 1.0)].

%% Several ways, each of which knows that M is a record, to a body that takes it apart again.
-record(m, {as, f, exp}).
joined({attribute, file, {File, _}}, #m{as = As} = M) -> M#m{f = File, as = [file | As]};
joined({attribute, import, _}, Module) -> Module;
joined({attribute, export, Es}, #m{exp = E} = M) -> M#m{exp = [Es | E]};
joined({attribute, _, _} = F, #m{as = As} = M) -> M#m{as = [F | As]};
joined(_, Module) -> Module.
t_joined() ->
    [joined(F, #m{as = [], exp = []}) || F <- [{attribute, file, {f, 1}}, {attribute, file, f}, {attribute, import, 1},
                                               {attribute, export, e}, {attribute, x, y}, eof]].

%% --- guards
g(X) when hd(X) == 1 -> a;
g(X) when hd(X) == 2; is_atom(X) -> b;
g(X) when tuple_size(X) > 1, element(2, X) == y orelse element(3, X) == z -> c;
g(X) when X + 1 > 10 -> d;
g(X) when not is_list(X), X -> e;
g(X) when length(X) > 1 -> f;
g(_) -> none.
t_guards() -> [g(X) || X <- [[1], [2], [3], [], a, {x}, {x, y}, {x, a, z}, {x, a, b}, 10, 9, 1.5, true, [a | b], [a, b]]].

strict(A, B) when A and B -> both;
strict(A, B) when A or B -> one;
strict(A, B) when A xor B -> never;
strict(A, _) when not A -> left_false;
strict(_, _) -> other.
t_strict() -> [strict(A, B) || A <- [true, false, x], B <- [true, false, x]].

lazy(A, B) when A orelse B -> one;
lazy(A, B) when A andalso B -> never;
lazy(A, _) when A =:= false -> left_false;
lazy(_, _) -> other.
t_lazy() -> [lazy(A, B) || A <- [true, false, x], B <- [true, false, x]].

semicolons(X) when element(1, X) == a; X == b; element(1, X) == c -> yes;
semicolons(_) -> no.
t_semicolons() -> [semicolons(X) || X <- [{a}, b, {c}, {d}, c, {}]].

non_boolean(X) when X; X == 1 -> yes;
non_boolean(_) -> no.
t_non_boolean_guard() -> [non_boolean(X) || X <- [true, false, 1, foo]].

rec(R) when R#r.a > 1 -> greater;
rec(#r{a = A, _ = undefined}) -> {others, A};
rec(R) when R#r.b == x; R == b -> x;
rec(R) when is_record(R, r) -> record;
rec(R) when is_record(R, s, 2) -> s;
rec(_) -> none.
t_records() ->
    [rec(#r{a = 2}), rec(#r{b = x}), rec(#r{}), rec(b), rec({s, 1}), rec({s, 1, 2}), rec({r, 1}), rec({r, 0, undefined, undefined}), rec(a)].
t_record_values() ->
    R = #r{b = id(2)},
    {R, R#r{a = id(9), c = R#r.b}, #r.c, record_info(fields, r), record_info(size, r), #r{_ = 0}, #r{a = 5, _ = 6}}.

%% --- values
t_module_info() -> {module_info(module), module_info(attributes), [A || {module, A} <- module_info()], [M || {F, A} = M <- module_info(exports), F =:= id orelse A =:= 5]}.
t_comparisons() ->
    [{A == B, A /= B, A =:= B, A =/= B, A < B, A > B, A =< B, A >= B} || A <- [1, 1.0, a, {}, []], B <- [1, 2, a, {1}, [1]]].
t_arithmetic() ->
    [{A + B, A - B, A * B, A div B, A rem B, A band B, A bor B, A bxor B, -A, +A, bnot A} || A <- [7, -7, 1 bsl 62], B <- [2, -3]].
t_shifts() -> [{A bsl B, A bsr B} || A <- [1, -5, 0], B <- [3, 0, -2]].
t_floats() -> {id(1) / 2, id(0.5) + 1, id(1.5) * 3, -id(2.5), id(4) / id(2)}.
t_booleans() -> [{A and B, A or B, A xor B, not A, A andalso B, A orelse B} || A <- [true, false], B <- [true, false]].
t_lazy_values() -> {id(true) andalso foo, id(false) orelse bar, id(false) andalso foo, id(true) orelse bar}.
t_tests() ->
    [{is_integer(X), is_float(X), is_number(X), is_atom(X), is_list(X), is_tuple(X), is_boolean(X), is_function(X), is_function(X, 1),
      is_record(X, r), is_record(X, r, 2)} || X <- [1, 1.0, a, true, [], [1], {}, {r}, {r, 1}, #r{}, fun id/1, fun() -> 1 end]].

%% --- control
t_exports() ->
    [begin
         case X of
             1 -> A = one, B = 1;
             2 -> B = 2, A = two;
             _ -> {A, B} = {X, 0}
         end,
         if X > 1 -> C = A; true -> C = B end,
         {A, B, C}
     end || X <- [1, 2, 3]].
t_shadow() -> X = 1, F = fun(X) -> X + 1 end, {X, F(10), [X || X <- [5, 6]], X}.
t_closures() ->
    A = id(1),
    F = fun(X) -> fun(Y) -> {A, X, Y} end end,
    G = F(2),
    {G(3), (F(4))(5), [(fun(Y) -> {X, Y, A} end)(X) || X <- [6]]}.
t_named_fun() ->
    Sum = fun Sum([]) -> 0; Sum([H | T]) -> H + Sum(T) end,
    Even = fun Even(0) -> true; Even(N) -> (fun(K) -> not Even(K) end)(N - 1) end,
    {Sum([1, 2, 3]), Even(10), Even(7)}.
t_fun_reference() -> F = fun id/1, G = fun columns/3, {F(1), G(a, b, 2)}.
t_comprehensions() ->
    L = [1, 2, 3, 4],
    {[{X, Y} || X <- L, X rem 2 =:= 0, Y <- [X, X * 10], Y =/= 40],
     [X || {ok, X} <- [{ok, 1}, error, {ok, 2}]],
     [X || X <- L, hd(X)],
     [X || X <- L, begin Y = X > 2, Y end],
     [X || id(true), X <- L],
     [X || id(false), X <- id(not_a_list)],
     [{X, Z} || X <- L, Z <- [Y || Y <- L, Y < X]],
     [fun() -> X end() || X <- L],
     [X || X <- [[1, 2], [3]], length(X) > 1],
     [[Y || Y <- X] || X <- [[1, 2], [3]]]}.
t_order() -> {log(1), [log(2), log(3) | log(4)], log(5) + log(6), X = log(7), id(log(8)), log(9)}, X.
log(X) -> X.
t_nested_case() ->
    [case case X of 1 -> a; _ -> b end of a -> {a, X}; Y -> {Y} end || X <- [1, 2]].
t_if_value() -> [if X > 2, X < 5 -> mid; X == 7; X == 8 -> high; true -> other end || X <- [1, 3, 7, 8, 9]].
t_begin() -> begin X = id(1), X + 1 end + begin Y = id(2), Y end.
t_literals() -> {[1, 2 | 3], "str", {a, [b, {c}]}, 'Quoted atom', $\n, 16#ff, 1.5, [[], {}]}.
t_apply() -> {apply(fun id/1, [3]), (fun id/1)(4)}.
t_long_recursion() -> count(5000).
count(0) -> 0;
count(N) -> 1 + count(N - 1).
t_mutual() -> {even(100), odd(7)}.
even(0) -> true;
even(N) -> odd(N - 1).
odd(0) -> false;
odd(N) -> even(N - 1).
