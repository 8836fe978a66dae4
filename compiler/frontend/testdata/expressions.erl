-module(expressions).
-compile([export_all, nowarn_export_all]).
ops(A, B, C) ->
    A + B - C * A / B div C rem A band B,
    A bor B bxor C bsl 1 bsr 2,
    A and B or C xor A,
    not A, bnot B, - C, + A, - - A,
    A == B, A /= B, A =< B, A < B, A >= B, A > B, A =:= B, A =/= B,
    A ++ B ++ C, A -- B -- C,
    A andalso B andalso C orelse A,
    A ! B ! C,
    X = Y = A,
    catch throw(X),
    A + catch B + C,
    - catch Y,
    (A + B) * C,
    begin A, B end,
    (A).
calls(M, F, X) ->
    ops(1, 2, 3), lists:map(F, [X]), M:F(X), F(X), (fun ops/3)(1, 2, 3), M:ops(X), lists:F(X),
    (M):(F)(X), F(), (M:F(X))(X),
    begin F end(X),
    catch M:F().
funs(A) ->
    F = fun ops/3, G = fun lists:map/2, H = fun A:foo/1, I = fun A:A/A,
    J = fun (X) when X > 1, X < 5; X == 7 -> X; (_) -> A end,
    K = fun Fact(0) -> 1; Fact(N) -> N * Fact(N - 1) end,
    L = fun () -> ok end,
    {F, G, H, I, J, K, L}.
lists(A, B) ->
    [[], [A], [A, B], [A | B], [A, B | []], [A + B, (B) | [A]], [[A], [[B]]], [A|[B|[]]]].
maps(M, K) ->
    {#{}, #{a => 1, K => M}, M#{a := 2, b => 3}, M#{}#{x => y}, #{#{} => []}, #{1 + 2 => {K}}}.
control(A) ->
    if A > 1; A < 0, A =/= -5 -> one; true -> two end,
    case A of {ok, X} when X -> X; {error, _} = E -> E; _ -> ok end,
    receive {msg, M} -> M; stop when A -> stop end,
    receive after 10 -> timeout end,
    receive B -> B after infinity -> never end,
    try A of 1 -> one; _ -> other catch throw:T -> T; error:{e, R}:St when R -> {R, St}; Cl:_ -> Cl; just -> x end,
    try A after ok end,
    try A, A of _ -> 1 after done, done end,
    try A catch _:_ -> ok after b end,
    catch A.
comprehensions(L, B) ->
    [X || X <- L],
    [{X, Y} || X <- L, Y <- [1, 2], X > Y, is_integer(X)],
    << <<X:8>> || X <- L >>,
    << <<X>> || <<X:4, _:4>> <= B, X > 1 >>,
    [X || <<X>> <= B],
    [[Z || Z <- X] || X <- L],
    [ok || true].
