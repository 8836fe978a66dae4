-module(clause).
-compile([export_all, nowarn_export_all, nowarn_unused_vars]).
-record(r, {a, b = 1}).
n1(X) -> x; n1(1) -> y.
n2(X, Y) -> x;
n2(_, 1) -> y;
n2(a, b) -> z.
n3(1) -> x; n3(X) -> y; n3(2) -> z.
n4(1) -> x; n4(1) -> y; n4(2) -> z.
n5({a, X}) -> x; n5({a, 1}) -> y.
n6({a, X}) -> x; n6({a, Y}) -> y; n6(_) -> z.
n7(X) -> case X of _ -> 1; a -> 2 end.
n8(X) -> case X of a -> 1; a -> 2 end.
n9(X) -> case {X, 1} of {a, _} -> 1; b -> 2; {_, 2} -> 3; {_,_,_} -> 4; _ -> 5 end.
n10(X) -> case [X] of [] -> 1; {} -> 2; [_] -> 3; _ -> 4 end.
n11(X) -> case a of b -> 1; a -> 2; c -> 3 end.
n12(X) -> case a of b -> 1; c -> 3 end.
n13(X) -> a = b, X.
n14(X) -> {a, X} = {b, X}.
n15(X) -> {a, X} = [X].
n16(X) -> {_, _} = {X}.
n17(X) -> [A, B] = [X].
n18(X) when false -> X; n18(X) -> 1.
n19(X) when true -> X; n19(X) -> 1.
n20(X) when is_atom(1) -> X; n20(X) -> 1.
n21(X) when 1 > 2 -> X; n21(X) -> 1.
n22(X) when X > 1, false -> X; n22(X) -> 1.
n23(X) when a + 1 > X -> X; n23(X) -> 1.
n24(X) -> if false -> 1; true -> 2 end.
n25(X) -> if true -> 1; X -> 2 end.
n26(X) -> if X -> 1; true -> 2; true -> 3 end.
n27(X) -> if false -> 1 end.
n28(X) -> receive _ -> 1; a -> 2 end.
n29(X) -> try X of _ -> 1; a -> 2 catch _ -> 3; error:_ -> 4; _:_ -> 5; throw:x -> 6 end.
n30(X) -> fun(_) -> 1; (a) -> 2 end.
n31(X) -> fun F(_) -> 1; F(a) -> 2 end.
n32(X) -> [Y || {Y} <- [1, X]].
n33(X) -> case X of {A, A} -> 1; {A, B} -> 2; {_, _} -> 3; _ -> 4 end.
n34(X, Y) -> case X of Y -> 1; Y -> 2; _ -> 3 end.
n35(X) -> case X of #r{} -> 1; #r{a = 1} -> 2; _ -> 3 end.
n36(X) -> case #r{a = X} of #r{a = 1} -> 1; {q, _, _} -> 2; _ -> 3 end.
n37(X) -> case X of <<_>> -> 1; <<1>> -> 2; _ -> 3 end.
n38(X) -> case X of <<A, B/binary>> -> 1; <<A, C/binary>> -> 2; _ -> 3 end.
n39(X) -> case X of <<256:8>> -> 1; <<-1>> -> 2; <<a>> -> 3; <<1.5>> -> 4; _ -> 5 end.
n40(X) -> case X of #{a := 1} -> 1; #{a := 1} -> 2; #{} -> 3; #{b := 2} -> 4; _ -> 5 end.
n41(X) -> case X of {1, 1.0} -> 1; {1.0, 1} -> 2; _ -> 3 end.
n42(X) -> case X of 1 when X > 1 -> 1; 1 -> 2; 1 -> 3; _ -> 4 end.
n43(X) -> case X of true -> 1; false -> 2; _ -> 3; x -> 4 end.
n44(X) -> case is_atom(X) of true -> 1; false -> 2; _ -> 3 end.
n45(X) -> case X > 1 of true -> 1; false -> 2; x -> 3 end.
n46(X) -> case X > 1 of x -> 3 end.
n47(X) -> case not X of true -> 1; false -> 2; other -> 3 end.
n48(X) -> case {X, is_atom(X)} of {1, true} -> 1; {2, false} -> 2; {3, other} -> 3; _ -> 4 end.
n49(X) -> case length(X) of a -> 1; 2 -> 2; _ -> 3 end.
n50(X) -> case fun() -> X end of a -> 1; _ -> 3 end.
n51(X) -> case "abc" of "ab" -> 1; [$a|_] -> 2; _ -> 3 end.
n52(X) -> case <<X>> of a -> 1; _ -> 3 end.
n53(X) -> case #{a => X} of a -> 1; #{b := 1} -> 2; _ -> 3 end.
n54({a, b} = {a, X}) -> X; n54(_) -> 1.
n55({a, b} = [_]) -> 1; n55(_) -> 2.
n56(a = b) -> 1; n56(_) -> 2.
n57(X = {a, X}) -> 1; n57(_) -> 2.
n58("a" ++ X) -> 1; n58("ab" ++ X) -> 2; n58(_) -> 3.
n59(X) when X =:= X -> 1; n59(_) -> 2.
n60(X) when is_atom(X), is_list(X) -> 1; n60(_) -> 2.
n61(X) when true; X > 1 -> 1; n61(_) -> 2.
n62(X) when X > 1; true -> 1; n62(_) -> 2.
n63(X) when a -> 1; n63(_) -> 2.
n64(X) when 1 -> 1; n64(_) -> 2.
n65() -> x; n65() -> y.
n66(X) -> case X of Y when Y > 1; true -> 1; _ -> 2 end.
n67(X) -> case catch X of _ -> 1; a -> 2 end.
n68(X) -> (case X of a -> true; b -> true; _ -> false end) andalso x.
n69(X) -> case X of {A, _} = B -> 1; {C, D} -> 2; _ -> 3 end.
n70(X) -> case X of [A, B | _] -> 1; [_, _, _] -> 2; [_|_] -> 3; [a] -> 4; _ -> 5 end.
n71(X) -> case X of 1 -> 1; $\1 -> 2; 16#1 -> 3; _ -> 5 end.
n72(X) -> case X of "a" -> 1; [97] -> 2; [97 | []] -> 3; _ -> 5 end.
n73(X) -> case X of 1+1 -> 1; 2 -> 2; _ -> 5 end.
n74(X) -> Y = a, case X of Y -> 1; a -> 2; _ -> 3 end.
n75(X) -> [1 || false], [1 || true, a], [1 || X, X > 1].
n76(X) -> [1 || 1 <- X, a =:= b].
n77(X) -> <<A:8, 1:1>> = <<X>>.
n78(X) -> maybe_x = X, X = b.
n79(X) when not true -> 1; n79(_) -> 2.
n80(X) when not X -> 1; n80(_) -> 2.
n81(X) when hd([]) -> 1; n81(_) -> 2.
n82(X) when element(3, {1, 2}) =:= X -> 1; n82(_) -> 2.
