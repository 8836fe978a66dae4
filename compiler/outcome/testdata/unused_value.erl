-module(unused_value).
-compile([export_all, nowarn_export_all, nowarn_unused_vars]).
-record(r, {a, b = 1}).
%% ---- ignored
i1(X) -> {X, 1}, ok.
i2(X) -> [X], ok.
i3(X) -> #{a => X}, ok.
i4(X) -> <<X>>, ok.
i5() -> 17, ok.
i6() -> atom, ok.
i7() -> "str", ok.
i8() -> [], ok.
i9(X) -> X, ok.
i10() -> fun() -> ok end, ok.
i11(X) -> fun i10/0, fun lists:map/2, X.
i12(X) -> X + 1, ok.
i13(X) -> X =:= 1, ok.
i14(X) -> X == 1, X < 2, ok.
i15(X) -> is_atom(X), ok.
i16(X) -> self(), node(), X.
i17(X) -> length(X), ok.
i18(X) -> list_to_atom(X), ok.
i19(X) -> lists:reverse(X), ok.
i20(X) -> not X, -X, ok.
i21(X) -> X andalso true, ok.
i22(X) -> #r{a = X}, ok.
i23(X) -> X#r.a, ok.
i24(X) -> X#r{a = 1}, ok.
i25(X) -> X#{a => 1}, ok.
i26(X) -> [Y || Y <- X], ok.
i27(X) -> [{Y} || Y <- X], ok.
i28(X) -> X ++ [1], ok.
i29(X) -> begin X, {X} end, ok.
i30(X) -> case X of 1 -> {a, X}; _ -> ok end, ok.
i31(X) -> 1.5, $a, <<"abc">>, #{}, {}, X.
i32(X) -> {ok, foo(X)}, ok.
i33(X) -> [foo(X) | X], ok.
i34(X) -> element(1, X), ok.
i35(X) -> _ = {X}, ok.
i36(X) -> Y = {X}, ok.
i37(X) -> erlang:now(), erlang:self(), erlang:date(), X.
i38(X) -> {a, b}, X.
i39(X) -> catch {X, 1}, ok.
i40(X) -> try {X} catch _:_ -> ok end, ok.
i41(X) -> try foo(X) of _ -> {X} catch _:_ -> {x, X} after {y, X} end, ok.
i42(X) -> if X > 1 -> {X}; true -> ok end, ok.
i43(X) -> receive Y -> {Y} after 10 -> {X} end, ok.
i44(X) -> {X, fun() -> foo(X) end}, ok.
i45(X) -> fun(Y) -> foo(X + Y) end, ok.
i46(X) -> float(X), round(X), ok.
i47(X) -> hd(X), tl(X), tuple_size(X), ok.
i48(X) -> math:sqrt(X), ok.
i49(X) -> make_ref(), erlang:make_tuple(1,2), X.
i50(X) -> binary_to_term(X), term_to_binary(X), ok.
i51(X) -> spawn(X), put(a, X), get(a), erase(a), ok.
i52(X) -> "abc" ++ X, ok.
i53(X) -> <<1:X>>, <<X/binary, 1>>, ok.
i54(X) -> {X, X + 1}, ok.
i55(X) -> [{1,2,3}], ok.
i56(X) -> maps:get(a, X), maps:new(), lists:map(X, []), ok.
foo(X) -> X.
