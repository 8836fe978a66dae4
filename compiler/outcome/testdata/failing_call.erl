-module(failing_call).
-compile([export_all, nowarn_export_all, nowarn_unused_vars]).
%% ---- failed
f1() -> 1 / 0.
f2() -> a + 1.
f3() -> hd([]).
f4() -> element(1, {}).
f5() -> 1 div 0.
f6() -> 1 rem 0.
f7() -> atom_to_list(1).
f8() -> list_to_atom(x).
f9() -> not 1.
f10() -> -a.
f11() -> bnot 1.5.
f12() -> 1.5 band 2.
f13() -> length([a|b]).
f14() -> length(a).
f15() -> [] ++ a.
f16() -> a ++ [].
f17() -> "abc" -- x.
f18(X) -> X + a.
f19(X) -> X / 0.
f20(X) -> X div 0.
f21(X) -> {a} + X.
f22(X) -> [X] + 1.
f23(X) -> element(0, X).
f24(X) -> element(3, {X, X}).
f25(X) -> hd({X}).
f26(X) -> tl(a).
f27(X) -> a andalso X.
f28(X) -> 1 orelse X.
f29(X) -> if a + 1 > X -> 1; true -> 2 end.
f30(X) -> X:foo().
f31() -> 1:foo().
f32() -> foo:1().

f35() -> {a,b}(1).
f36(X) -> a#{x => 1}.
f37(X) -> [1]#{x => 1}.
f38(X) -> <<a>>.
f39(X) -> <<"abc"/binary>>.
f40(X) -> <<1.5:8>>.
f41(X) -> <<1:a>>.
f42(X) -> <<1/utf8, (16#d800)/utf8>>.
f44(X) -> <<(<<1,2>>):24/binary>>.
f45(X) -> <<(<<1:7>>)/binary>>.
f46(X) -> abs(a).
f47(X) -> tuple_size(a).
f48(X) -> X = 1, X + a.
f49() -> Y = a, Y + 1.
f50() -> Y = 0, 1 div Y.
f51() -> list_to_integer("abc").
f52() -> integer_to_list(a).
f53() -> erlang:error(x).
f54() -> size(1).
f55() -> byte_size(a).
f56() -> map_size(a).
f57() -> atom_to_binary(1, utf8).
f58() -> setelement(3, {1,2}, x).
f59() -> list_to_tuple(a).
f60() -> tuple_to_list(a).
f61() -> float(a).
f62() -> round(a).
f63() -> a bsl 1.
f64() -> 1 bsl a.
f65() -> a and true.
f66() -> true and a.
f67(X) -> 1 and X.
f68() -> fun(Y) -> Y end(1, 2).
f69() -> math:sqrt(-1).
f70() -> math:sqrt(a).
f71() -> lists:reverse(a).
f72() -> lists:map(a, b).
f73(X) -> [X|1] ++ [2].
f74(X) -> #{a => 1, a => X}.
f75(X) -> #{1 => 1, 1 => X, {a} => 2, {a} => 3}.
f76(X) -> +a.
f77(X) -> "abc" + 1.
f78(X) -> 1 + "abc".
f79(X) -> #{} + 1.
f80(X) -> (fun() -> 1 end) + 1.
f81(X) -> hd([X]), hd("abc"), ok.
f82(X) -> 1 + 1.5 + X.
f83(X) -> maps:get(a, #{}).
f84(X) -> map_get(a, #{}).
f85(X) -> binary_part(<<1,2>>, 0, 5).
