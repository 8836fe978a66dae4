-module(mixed).
-compile([export_all, nowarn_export_all, nowarn_unused_vars]).
-record(r, {a, b = 1}).
e1(X, Y) -> [X, Y], ok.
e2(X, Y) -> [X, {Y}], ok.
e3(X, Y) -> {X, {Y}}, ok.
e4(X) -> {1, X, {2}, "abc"}, ok.
e5(X) -> #{a => {X}, {X} => 1}, ok.
e6(X) -> <<X, (X+1)>>, ok.
e7(X) -> X#{a => {X}}, ok.
e8(X) -> #r{a = {X}}, ok.
e9(X) -> exit(x), {X}, ok.
e10(X) -> case X of a -> exit(x); b -> error(y) end, {X}, ok.
e11(X) -> 1/0, {X}, ok.
e12(X) -> erlang:error(x), X + 1, case X of _ -> 1; a -> 2 end.
e13(X) -> throw(a), {X}.
e14(X) -> case X of _ -> 1; a -> {X}, case X of _ -> 1; a -> 2 end end.
e15(X) -> case X of {_} -> 1; {a} -> {X}, case X of {_} -> 1; {a} -> 2 end end.
e16(X) -> D = false, case D of true -> case X of {_} -> 1; {a} -> 2 end; false -> {X}, ok end.
e17(X) -> case false of true -> {X}, case X of {_} -> 1; {a} -> 2 end; false -> ok end.
e18(X) -> if false -> {X}, 1; true -> 2 end.
e19(X) -> {X} =:= X, ok.
e20(X) -> length([X]), length([1]), ok.
e21(X) -> <<(foo(X)):8>> , ok.
e22(X) -> X == X, is_atom({X}), ok.
e23(X) -> lists:seq(1, 2), lists:append([[X]]), string:len(X), ok.
e24(X) -> begin {X}, {X} end.
e25(X) -> [begin {X}, X end || X <- X].
e26(X) -> [X || {X} <- [{1}], begin {X}, true end].
e27(X) -> fun() -> {X}, ok end.
e28(X) -> try {X}, ok catch _:_ -> {X}, 1 after {X}, 2 end.
e29(X) -> (catch begin {X}, X end), ok.
e30(X) -> foo({X, begin {X}, 1 end}), ok.
e31(X) -> <<"abc">>, <<>>, <<1>>, ok.
e32(X) -> [], "", [[]], ok.
e33(X) -> {}, #{}, ok.
e34(X) -> X andalso {X}, ok.
e35(X) -> X orelse length(X), ok.
e36(X) -> [{X} || _ <- X] , << <<Y>> || Y <- X>>, ok.
e37(X) -> case X of a -> 1 + X; b -> "str"; c -> 1 end, ok.
e38(X) -> fun foo/1, fun e:foo/1, fun F() -> F() end, ok.
e39(X) -> foo(X), node(X), hd(X) + 1, ok.
e40(X) -> -1, 1 + 1, a == b, not true, ok.
e41(X) -> (X), ({X}), ok.
e42(X) -> ok, true, false, ok.
e43(X) -> X ++ "a", X -- X, ok.
e44(X) -> {ok, Y} = {ok, X}, Y.
e45(X) -> {ok, _} = X, {error, _} = {ok, X}.
e46(X) -> [a | _] = [b, X].
e47(X) -> {X, Y} = {1, 2}, Y.
e48(X) -> #{a := 1} = #{a => 2}.
e49(X) -> "a" = "b", ok.
e50(X) -> [] = X, [] = [X].
e51(X) -> A = {X}, {b, c} = A.
e52(X) -> case {a, X} of {b, _} -> 1; {c, _} -> 2 end.
e53(X) -> case {a, X} of {b, _} -> 1; {a, 2} -> 2; {a, Y} -> 3; _ -> 4 end.
e54(X) -> case X > 1 of x -> 1; true -> 2; y -> 3; false -> 4; z -> 5 end.
e55(X) -> case is_list(X) of true when X > 1 -> 1; true -> 2; false -> 3; true -> 4 end.
e56(X) -> case is_list(X) of false -> 2; _ -> 3; true -> 4 end.
e57(X) -> case X andalso true of true -> 1; false -> 2; other -> 3 end.
e58(X) -> case X of true -> 1; false -> 2; true -> 3 end.
e59(X) when is_list(X) =:= a -> 1; e59(_) -> 2.
e60(X) when 1 < 2 -> 1; e60(_) -> 2.
e61(X) when X =:= 1 orelse false -> 1; e61(_) -> 2.
e62(X) when true andalso false -> 1; e62(_) -> 2.
e63(X) when false; false -> 1; e63(_) -> 2.
e64(X) when false, X -> 1; e64(_) -> 2.
e65(X) -> case ok of ok when false -> 1; _ -> 2 end.
e66(X) -> case foo(X) of {A, B} -> 1; _ when false -> 2; _ when true -> 3; _ -> 4 end.
e67(X) -> receive {a, _} -> 1; X when false -> 2 end.
e68(X) -> if X > 1, true -> 1; true -> 2 end.
e69(X) -> case begin foo(X), {X, 1} end of b -> 1; {_, 2} -> 2; _ -> 3 end.
e70(X) -> case #r{a = X} of #r{b = 2} -> 1; #r{b = 1} -> 2 end.
e71(X) -> case {X} of Y -> 1; a -> 2 end.
e72(X) -> case X of Y = _ -> 1; a -> 2 end.
e73(X, X) -> 1; e73(_, _) -> 2; e73(a, a) -> 3.
e74(X) -> case X of "abc" ++ _ -> 1; "abcd" -> 2; "x" -> 3 end.
e75(X) -> case {X, foo(X)} of {{ok, _}, _} -> 1; {a, {_}} -> 2; {{ok, b}, _} -> 3 end.
foo(X) -> X.
