%% Calls and funs whose function, arity or arguments are known at run time only.
-module(apply).
-export([main/1, id/1, loop_by_name/2, none/0, pair/2, nine/9]).

main(Args) ->
    Add = id(fun(X, Y) -> X + Y + length(Args) end),
    erlang:display(apply(Add, id([1, 2]))),
    erlang:display(apply(id(?MODULE), id(pair), id([a, b]))),
    erlang:display(apply(id(fun pair/2), id([c, d]))),
    erlang:display(apply(id(fun none/0), id([]))),
    erlang:display(apply(id(?MODULE), id(none), id([]))),
    erlang:display(apply(id(?MODULE), id(nine), lists_seq(1, 9))),
    erlang:display(apply(id(fun nine/9), lists_seq(11, 19))),
    Nine = id(fun(A, B, C, D, E, F, G, H, I) -> {I, H, G, F, E, D, C, B, A, Args} end),
    erlang:display(apply(Nine, lists_seq(1, 9))),
    erlang:display(apply(erlang, id(element), id([2, {a, b, c}]))),
    erlang:display(apply(id(erlang), id(apply), id([erlang, '+', [1, 2]]))),
    erlang:display(apply(id(erlang), id(apply), id([erlang, apply, [erlang, apply, [erlang, '-', [1, 2]]]]))),
    erlang:display(apply(id(erlang), id(apply), id([Add, [10, 20]]))),
    erlang:display((id(fun erlang:apply/2))(Add, [3, 4])),
    erlang:display((id(fun erlang:apply/3))(?MODULE, pair, [3, 4])),
    erlang:display(many_arguments()),
    erlang:display(loop_by_fun(id(fun loop_by_fun/2), 1000000)),
    erlang:display(loop_by_name(id(?MODULE), 1000000)),
    erlang:display(not_last(100, Add)),
    erlang:display(ignored(id(fun(X) -> {seen, X} end))),
    funs(id(?MODULE), id(pair), id(2)),
    missing(id(no_such_module), id(f), id(2)),
    made(1000),
    exported(id(?MODULE), id(pair)).

id(X) -> X.
none() -> nothing.
pair(A, B) -> {A, B}.
nine(A, B, C, D, E, F, G, H, I) -> [I, H, G, F, E, D, C, B, A].

lists_seq(From, To) when From > To -> [];
lists_seq(From, To) -> [From | lists_seq(From + 1, To)].

%% More than registers and more than a frame: the most there can be are tried in apply_errors.erl.
many_arguments() ->
    F = id(fun(A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, A12, A13, A14, A15, A16, A17, A18, A19, A20) ->
        {A20, A19, A18, A17, A16, A15, A14, A13, A12, A11, A10, A9, A8, A7, A6, A5, A4, A3, A2, A1}
    end),
    apply(F, lists_seq(1, 20)).

loop_by_fun(_, 0) -> done;
loop_by_fun(F, N) -> apply(F, [F, N - 1 | id([])]).

loop_by_name(_, 0) -> done;
loop_by_name(M, N) -> apply(M, loop_by_name, [M, N - 1 | id([])]).

not_last(0, _) -> 0;
not_last(N, Add) -> 1 + apply(Add, id([apply(id(?MODULE), id(id), id([N])), 0])) + not_last(N - 1, Add).

ignored(F) ->
    apply(F, id([1])),
    apply(F, id([2])).

funs(M, F, A) ->
    Fun = fun M:F/A,
    erlang:display(Fun),
    erlang:display(Fun(1, 2)),
    erlang:display(apply(Fun, id([3, 4]))),
    erlang:display({is_function(Fun), is_function(Fun, 2), is_function(Fun, 1), is_function(Fun, id(2)), is_function(Fun, id(3))}),
    erlang:display({Fun == fun ?MODULE:pair/2, Fun =:= fun ?MODULE:pair/2, Fun == fun ?MODULE:nine/9, Fun < fun ?MODULE:nine/9}),
    erlang:display(erlang:fun_to_list(Fun)),
    erlang:display((erlang:make_fun(id(erlang), id(abs), id(1)))(-7)).

%% A fun may name what does not exist; it fails when it is called.
missing(M, F, A) ->
    Fun = fun M:F/A,
    erlang:display([Fun, fun M:F/255, fun M:F/0]),
    erlang:display({is_function(Fun), is_function(Fun, 2), is_function(Fun, 1), is_function(Fun, A), is_function(Fun, id(3))}),
    erlang:display({Fun == fun no_such_module:f/2, Fun =:= fun M:F/2, Fun == fun M:F/3, Fun < fun M:F/3}),
    erlang:display(case Fun of G when is_function(G, 1) -> one; G when is_function(G, 2) -> two end),
    erlang:display(erlang:fun_to_list(Fun)).

%% What there is to be called by name.
exported(M, F) ->
    erlang:display([erlang:function_exported(M, F, A) || A <- [0, 1, 2, 3, 255, 256, 1 bsl 40]]),
    erlang:display([erlang:function_exported(M, exported, 2), erlang:function_exported(no_such_module, F, 2)]),
    erlang:display([erlang:function_exported(id(erlang), id(element), A) || A <- [1, 2]]),
    [try erlang:display(erlang:function_exported(A, B, C)) catch error:badarg -> erlang:display(badarg) end
        || {A, B, C} <- [{"m", F, 2}, {M, 1, 2}, {M, F, two}, {M, F, -1}, {M, F, 1 bsl 80}]].

%% Many of them, while memory fills up.
made(N) -> erlang:display(made(N, [])).
made(0, Funs) -> length(Funs) + called(Funs, 0);
made(N, Funs) ->
    M = list_to_atom("m" ++ integer_to_list(N rem 100)),
    F = list_to_atom("f" ++ integer_to_list(N)),
    made(N - 1, [fun M:F/1, erlang:make_fun(?MODULE, pair, 2) | Funs]).
called([], N) -> N;
called([Missing, Pair | Funs], N) ->
    {N, b} = Pair(N, b),
    true = is_function(Missing, 1),
    called(Funs, N + 1).
