%% What -compile({inline, ...}) shows in stack traces: the inlined function's lines in its caller's frame, and clause errors under a name of
%% their own. And what OTP's compiler orders otherwise than the source does, which errors and side effects show: a list comprehension in
%% front of ++, keys of a map update, and sizes of empty strings.
-module(inlined).
-export([main/1]).
-compile({inline, [positive/1, fail/2, {outer, 1}, inner/1, down/1, clauses/2, caught/1, tail_fun/2]}).

main(_) ->
    run([
        {one, fun one/1, [1, 0, a]},
        {last, fun last/1, [1, 0, a]},
        {reason, fun reason/1, [1]},
        {nested, fun nested/1, [a]},
        {several, fun several/1, [foo, 5]},
        {recursive, fun recursive/1, [3, a]},
        {in_try, fun in_try/1, [a, 0]},
        {in_fun, fun in_fun/1, [a, 0]},
        {with_try, fun with_try/1, [a]},
        {calls_fun, fun calls_fun/1, [a, fun(X) -> {X} end, fun(X) -> hd(X) end]},
        {tail_first, fun tail_first/1, [[1, 2], [1, a], x, [1 | y]]},
        {tail_literal, fun tail_literal/1, [[1, 2], [1, a]]},
        {tail_improper, fun tail_improper/1, [[1, 2]]},
        {tail_binds, fun tail_binds/1, [[1, 2]]},
        {literal_keys, fun literal_keys/1, [#{}, #{1 => a}, #{1 => a, 1.0 => b}]},
        {variable_keys, fun variable_keys/1, [#{}, #{alpha => 1}, #{omega => 1, alpha => 2}]},
        {mixed_keys, fun mixed_keys/1, [#{}, #{k => 1}, #{k => 1, alpha => 2}]},
        {same_keys, fun same_keys/1, [#{}, #{k => 1}]},
        {empty_string, fun empty_string/1, [0, 8, -1, a, 1.0, 1 bsl 70]}
    ]).

run([]) -> ok;
run([{Name, F, Values} | Rest]) ->
    each(Name, F, Values),
    run(Rest).

each(_, _, []) -> ok;
each(Name, F, [Value | Values]) ->
    erlang:display({Name, try F(Value) catch C:R:S -> {C, R, own(S)} end}),
    each(Name, F, Values).

%% Frames of this module, without main's.
own([]) -> [];
own([{?MODULE, each, _, _} | _]) -> [];
own([{?MODULE, F, A, L} | S]) -> [{F, A, line(L)} | own(S)];
own([{M, F, A, _} | S]) -> [{M, F, A} | own(S)].

line([{line, N} | _]) -> N;
line([_ | L]) -> line(L);
line([]) -> none.

one(X) ->
    Y = positive(X),
    {Y}.

last(X) ->
    positive(X).

positive(X) when is_integer(X) ->
    1 div X.

reason(X) ->
    fail(oops,
         [X]).

fail(Reason, Arguments) ->
    erlang:error(Reason, Arguments).

nested(X) ->
    {ok, outer(X)}.

outer(X) -> inner(X).

inner(X) ->
    hd(X).

several(X) ->
    clauses(X, id(1)).

clauses(foo, Y) ->
    {Y} = {id(2)},
    Y;
clauses(X, Y) ->
    case X of
        Y -> ok
    end.

recursive(X) ->
    down(X),
    1 + X.

down(0) -> ok;
down(N) when is_integer(N) -> down(N - 1).

in_try(X) ->
    try
        positive(X)
    catch
        error:R:S -> {R, own(S)}
    end.

in_fun(X) ->
    F = fun(Y) -> [positive(Y)] end,
    (id(F))(X).

with_try(X) -> {caught(X)}.

caught(X) ->
    try
        boxed(X)
    catch
        error:R:S -> {R, own(S)}
    end.

boxed(X) -> {hd(X)}.

calls_fun(F) -> {tail_fun(F, a)}.

tail_fun(F, X) -> F(X).

tail_first(L) ->
    [begin erlang:display({element, X}), X + 1 end || X <- begin erlang:display(generator), L end] ++
        begin erlang:display(tail), id([end_of_list]) end.

tail_literal(L) -> [X + Y || X <- L, Y <- [1, 2]] ++ [0].

tail_improper(L) -> [X || X <- L] ++ id(tail).

tail_binds(L) ->
    R = [case X of Z -> Z end || X <- L] ++ (Z = id([z])),
    {R, Z}.

literal_keys(M) -> M#{1.0 := x, 1 := y, z => 1}.

variable_keys(M) ->
    B = id(alpha), A = id(omega),
    M#{B := 1, A := 2}.

mixed_keys(M) ->
    B = id(alpha),
    M#{B := id(1), k := id(2), B => 3}.

same_keys(M) -> M#{k := 1, k => id(2), j => 3, j := id(4)}.

empty_string(Size) -> <<"":Size, 1>>.

id(X) -> X.
