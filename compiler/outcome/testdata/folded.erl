-module(folded).
-compile(export_all).
-compile(nowarn_export_all).
-record(r, {a, b}).
k1(X) -> X#r{a = 1, b = 2}, ok.
k2(X) -> X#r{a = X}, ok.
k3() -> list_to_integer("").
k4() -> list_to_integer("12").
k5() -> list_to_integer("+12").
k6() -> list_to_integer([]).
k7() -> math:sqrt(1).
k8() -> math:log(0).
k9() -> math:log(-1.5).
k10() -> math:sin(a).
k11() -> math:pow(a, 1).
k12() -> atom_to_binary(a, utf8).
k13() -> atom_to_binary("a", latin1).
k14(X) -> [X|a] ++ X.
k15(X) -> [X|X] ++ [1].
k16(X) -> ([X] ++ 1) ++ [2].
k17() -> Y = 1, Y + 1.
k18() -> Y = 1, fun(Y) -> Y + a end.
k19() -> Y = a, fun() -> Y + 1 end.
k20() -> Y = a, fun(Y) -> Y + 1 end.
k21() -> Y = a, [Y + 1 || Y <- [1]].
k22(X) -> Y = a, case X of 1 -> Y + 1; _ -> ok end.
k23(X) -> #{{a} => 1, {a} => X}.
k24(X) -> #{"a" => 1, [$a] => X, 1.5 => 1, 1.5 => 2, -1 => 1, -1 => 2}.
k25() -> maps:get(a, #{a => 1}).
k26() -> maps:get(b, #{a => 1}).
k27() -> map_get(b, #{a => 1}).
k28(X) when is_atom(a) -> X; k28(_) -> 1.
k29(X) when is_list({}); X -> X; k29(_) -> 1.
k30(X) when is_list({}), X -> X; k30(_) -> 1.
k31(X) -> case X of -1 -> 1; -1 -> 2; _ -> 3 end.
k32(X) -> case X of 2 -> 1; 1 + 1 -> 2; 3 * 4 -> 1; 12 -> 3; 1 bsl 2 -> 3; 4 -> 4; _ -> 3 end.
k33(X) -> [1 || Y <- X, false, Y].
k34(X) -> [X || false, X, a].
k35(X) -> [X || a].
k36(X) -> [X || true, false].
k37(X) -> << <<X>> || false >>.
k38(X) -> {a, Y} = {Z, b} = X, {Y, Z}.
k39(X) -> {a} = {_, b} = X.
k40(X) -> [_] = {_, b} = X.
k41(X) -> Z = {a, b} = {c, _} = X, Z.
k42(X) -> {a, _} = Z = {c, _} = X, Z.
k43() -> hd(-1).
k44() -> element(-1, {a}).
k45() -> -a.
k46() -> - - a.
k47() -> 1 div -0.
k48() -> abs(-1).
k49() -> list_to_atom([a]).
k50() -> list_to_float("1").
k51() -> Y = {a}, hd(Y).
k52() -> Y = 1, atom_to_list(Y).
k53(X) -> Y = 1, case Y of 2 -> X; _ -> Y + a end.
k54() -> list_to_integer("a").
k55() -> list_to_integer([a]).
k56() -> list_to_integer("1 ").
k57() -> list_to_integer("-").
k58(X) when is_integer(1.0) -> X; k58(_) -> 1.
k59(X) when is_boolean(a) -> X; k59(_) -> 1.
k60(X) when not is_atom(a) -> X; k60(_) -> 1.
k61(X) when is_atom(1) orelse X -> X; k61(_) -> 1.
k62(X) -> if is_atom(1) -> X; true -> 2 end.
k63(X) -> case X of Y when is_atom(1) -> Y; _ -> 2 end.
k64(X) -> fun(Y) when is_float(1) -> Y; (_) -> X end.
k65(X) -> try X catch _:_ when is_tuple([]) -> 1 end.
k66(X) -> receive Y when is_map(1) -> Y; _ -> X end.
k70(X) -> Y = a, case X of Z when Y + 1 > 2 -> Z; _ -> 1 end.
k71(X) -> g(Y = a, X), Y + 1.
k72(X) -> try Y = a, X of _ -> Y + 1 catch _ -> 1 end.
k73(X) -> case X of 1 -> Y = a; 2 -> Y = b end, Y + 1.
k74(X) -> if is_atom(a) -> X; true -> 2 end.
k75(X) -> fun(Y) when is_integer(1) -> {X, Y}; (_) -> 2 end.
k76(X) -> receive Y when is_list([]) -> {X, Y}; _ -> 2 end.
k77(X) -> case X of Y when is_tuple({}) -> Y; _ -> 2 end.
k78(X) -> case X of Y when is_float(1.5), is_atom(a) -> Y; _ -> 2 end.
k79(X) -> (g(X, 1))#r{a = 1, b = 2}, ok.
k80(X) -> (g(X, 1))#r{a = 1}, ok.
k81(X) -> X#r{}, ok.
k82(X) -> Y = a, Z = fun() -> X end, {Z, Y + 1}.
k83(X) -> Y = a, catch Y + X, catch Y + 1.
k84(X) -> Y = 2, case X of Y -> Y + a; _ -> Y + b end.
k85(X) -> Y = "ab", Y ++ X, hd(Y) + 1.
k86(X) -> {A, 1} = {2, _} = X, A.
k87(X) -> A = B = X, {A, B}.
k88(X) -> {A, a} = {A, b} = X, A.
k89(X) -> 1 = 2 = X.
k90(X) -> [A | b] = [A | c] = X.
k91(X) -> "ab" = [A, $c] = X, A.
k92(X) -> #{a := 1} = #{a := 2} = X.
k93(X) -> {#{a := 1}, b} = {#{a := 2}, c} = X.
k94(X) -> Y = {1}, element(2, Y), X.
k95(X) -> Y = #{a => 1}, maps:get(b, Y), X.
k96(X) -> maps:get(X, #{}).
k97() -> maps:get({a}, #{{a} => 1}).
k98() -> map_get(1.0, #{1 => 1}).
k99() -> map_get("a", #{[97] => 1}).
k100(X) when is_map(#{}) -> X; k100(_) -> 1.
k101(X) when is_binary(a) -> X; k101(_) -> 1.
k102(X) when is_function(a, 1) -> X; k102(_) -> 1.
k103(X) when is_pid(a) -> X; k103(_) -> 1.
k104(X) when erlang:is_atom(1) -> X; k104(_) -> 1.
k105(X) -> [Y || is_atom(X), false, Y <- [X]].
k106(X) -> [Y || false, Y <- [X]].
k107(X) -> [Y || "a", Y <- [X], 1].
k109(X) -> [X || {a}, true].
k110(X) -> {[a | X]} = {[b | _]} = X.
k111() -> Y = 1.5, math:acos(Y).
k112() -> math:sqrt(-0.0).
k113() -> math:log10(0.0).
k114() -> math:fmod(1, 0).
k115() -> math:atan2(a, 1).
k116() -> math:floor(a).
k117() -> math:pi().
k118(X) -> Y = a, begin Y + 1 end, X.
k119(X) -> Y = a, (fun(Z) -> Z + Y + 1 end)(X).
k120() -> Y = a, [Z + 1 || Z <- [Y + 1]].
k121() -> Y = 1, -Y, not Y.
k122() -> Y = 1, Y().
k123() -> Y = 1, Y:f().
g(A, _) -> A.
