-module(more).
-compile([export_all, nowarn_export_all, nowarn_unused_vars]).
g1(X) -> #{a => 1, a => X, a => 3}.
g2(X) -> X#{a => 1, a => X, b => 3}.
g3(X) -> X#{a := 1, a => X, b => 3}.
g4(X) -> #{X => 1, X => X}.
g5(X) -> {X, #{a => X}}, ok.
g6(X) -> {X, <<X>>}, ok.
g7(X) -> {X, [Y || Y <- X]}, ok.
g8(X) -> {X, case X of 1 -> {a, X}; _ -> 2 end}, ok.
g9(X) -> hd({X, X + 1}), ok.
g10(X) -> [X + 1, length(X)], ok.
g11(X) -> #{a => X + 1}, ok.
g12(X) -> <<(X + 1)>>, ok.
g13(X) -> {X, is_atom(X)}, ok.
g14(X) -> {X, -X}, ok.
g15(X) -> {g, self()}, ok.
g16(X) -> receive {a, _} -> 1; {a, 1} -> 2 end.
g17(X) -> receive X when false -> 1; _ when false -> 2 end.
g18(X) -> receive a -> {X}; b -> 1 end, ok.
g19(X) -> if X > 1 -> 1; X > 2 -> 2 end.
g20(X) -> case X of {a, b} = {a, _} -> 1; {a = b, _} -> 2; _ -> 3 end.
g21(X) -> {a, b} = {c, _} = X.
g22(X) -> fun({a, b} = [c]) -> X; (_) -> 1 end.
g23(X) -> case X of a = Y -> Y; a -> 1; _ -> 2 end.
g24(X) -> case X of Y = {_, _} -> 1; {a, _} = Z -> 2; _ -> 2 end.
g25(X) -> case X of {a, _} = {_, b} -> 1; {a, b} -> 2; _ -> 2 end.
g26(X) -> length(X) =:= 1, ok.
g27(X) -> case {a, b} of {c, _} -> 1; {a, _} -> 2; {_, _} -> 3 end.
g28(X) -> case {a, b} of {c, _} -> 1; [] -> 2 end.
g29(X) -> case X of X -> 1; a -> 2 end.
g30(X) -> begin case X of _ -> {X}; a -> 1 end, ok end.
g31(X) -> {element(1, X), ok}, ok.
g32() -> "a" + 1, ok.
g33() -> atom_to_list("a"), {x}, ok.
g34(X) -> case X of {A, B} when A > B -> 1; {A, B} -> 2; {B, A} -> 3 end.
g35(X) -> [Y || {a, Y} <- X, Y, true].
g36(X) -> [Y || {Y, Y} <- X, is_atom(Y), {Y}, ok].
g37(X) -> [case Y of _ -> 1; a -> 2 end || Y <- X].
g38(X) -> << <<Y>> || <<Y>> <= X, begin {Y}, true end >>.
g39(X) -> try foo(X) of {a, _} -> 1; {a, b} -> 2; _ -> 3; x -> 4 catch error:_ when false -> 1; error:{a, _} -> 2; error:{a, b} -> 3 after ok end.
g40(X) -> case X of {'EXIT', _} -> 1; {'EXIT', a} -> 2; {b, "x"} -> 3; {b, "x"} -> 4 end.
g41(X) -> 1 = 2, X.
g42(X) -> ok = {ok, X}, 1.
g43(X) -> {ok, X} = ok.
g44(X) -> Y = 1, {Y, X} = {2, X}.
g45(X) -> <<a:8>>, <<"x":8>>, <<X:1.5>>, <<1.0/float>>, <<1/float>>, <<a/float>>, <<$a/utf8>>, <<a/utf8>>, <<X:(-1)>>.
g46(X) -> <<"abc"/utf8>>, <<(<<1>>)/binary>>, <<1/binary>>.
g47(X) -> fun F({a, _}) -> 1; F({a, b}) -> F(1) end.
g48(X) when X; false -> 1; g48(_) -> 2.
g49(X) when false; X -> 1; g49(_) -> 2.
g50(X) -> if true -> 1 end, if X, false -> 2; true -> 3 end.
g51({a, _}, [_ | _]) -> 1; g51({a, b}, [_, _]) -> 2; g51(_, _) -> 3.
g52(1) -> 1; g52(X) -> 2; g52(Y) -> 3; g52(_) -> 4.
g53(X) -> erlang:exit(x), case X of {a, _} -> 1; {a, b} -> 2 end.
g54(X) -> atom_to_list(1), case X of {a, _} -> 1; {a, b} -> 2 end.
g55(X) -> case foo(X) of a -> erlang:error(X), case X of {a, _} -> 1; {a, b} -> 2 end; _ -> 1 end.
g56(X) -> (fun() -> X end)(1), X(1), foo(X).
foo(X) -> X.
