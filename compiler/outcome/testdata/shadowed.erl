-module(shadowed).
-compile([export_all, nowarn_export_all, nowarn_unused_vars]).
-record(r, {a, b = 1}).
d1({a,X})->1; d1(Y) when Y>1->2; d1({a,1})->3; d1(_)->4.
d2({a,X})->1; d2(b)->2; d2({a,1})->3; d2(_)->4.
d3(a, X)->1; d3(b, _)->2; d3(a, 1)->3; d3(_, _)->4.
d4(X, a)->1; d4(b, _)->2; d4(b, a)->3; d4(_, _)->4.
d5(X, a)->1; d5(b, a)->3; d5(_, _)->4.
d6({X, a})->1; d6({b, _})->2; d6({b, a})->3; d6(_)->4.
d7({_, _})->1; d7({a, _})->2; d7({_, b})->2; d7({c, d})->2; d7(_)->4.
d8([_|_])->1; d8([a])->2; d8([])->2; d8([])->3; d8(_)->4.
d9([H|T])->1; d9([])->2; d9([_])->3; d9(X) -> 4.
d10(X) -> case X of {ok, _} -> 1; {error, R} -> 2; {ok, a} -> 3 end.
d11(X) -> case X of {ok, Y} when Y > 1 -> 1; {ok, _} -> 2; {ok, a} -> 3; {error, _} -> 4 end.
d12(X) -> case X of 1.0 -> 1; 1 -> 2; 1.0 -> 3; _ -> 4 end.
d13(X) -> case X of "ab" -> 1; "ab" -> 2; "cd" -> 3; _ -> 4 end.
d14(X) -> case X of {X, X} -> 1; {X, 1} -> 2; _ -> 4 end.
d15(X, Y) -> case X of {Y, _} -> 1; {Y, 1} -> 2; _ -> 4 end.
d16(X) -> case X of {A, _} when A -> 1; {A, _} when A -> 2; _ -> 4 end.
d17(X) -> case X of {A, _} when true -> 1; {A, 1} when A -> 2; _ -> 4 end.
d18(X) -> receive {a, _} -> 1; {a, 1} -> 2; a -> 3; a -> 4 after 0 -> 1 end.
d19(X) -> try X of {a, _} -> 1; {a, b} -> 2 catch error:_ -> 3; error:x -> 4; throw:y -> 5; throw:y -> 6; _ -> 7; z -> 8 end.
d20() -> fun({a, _}) -> 1; ({a, 1}) -> 2 end.
d21(X) -> case X of #{} -> 1; #{a := 1} -> 2; _ -> 3 end.
d22(X) -> case X of #{a := _} -> 1; #{a := 1} -> 2; _ -> 3 end.
d23(X) -> case X of <<"a">> -> 1; <<"a">> -> 2; _ -> 3 end.
d24(X) -> case X of <<1, _/binary>> -> 1; <<1, 2, _/binary>> -> 2; _ -> 3 end.
d25(X) -> case X of a -> 1; b -> 2; a -> 3; c -> 4; b -> 5 end.
d26(a) -> 1; d26(X) when is_atom(X) -> 2; d26(a) -> 3; d26(_) -> 4.
d27({a, {b, _}}) -> 1; d27({a, {b, c}}) -> 2; d27({a, X}) -> 3; d27({a, d}) -> 4; d27({_, e}) -> 5; d27({a, e}) -> 5.
d28([a, _ | _]) -> 1; d28([a, b]) -> 2; d28([b | _]) -> 3; d28([b, c]) -> 4.
d29(X) -> case X of {_, _, _} = Y -> 1; {a, b, c} -> 2; Z = {1, 2, 3} -> 3 end.
d30(X) -> case X of #r{a = 1} -> 1; {r, 1, _} -> 2; #r{a = 2, b = 3} -> 4; #r{} -> 3; {r, _, 4} -> 5 end.
d31(X) -> case {X, X + 1} of {a, _} -> 1; {_, b} -> 2; {a, _} -> 3 end.
d32(X) -> case [X, foo(X)] of [a, b] -> 1; [a] -> 2; [_, _] -> 3; [_, _, _] -> 4 end.
d33(X) -> case X of {_} -> 1; 2 -> 2; _ -> 3; {_, _} -> 4; 4 -> 5 end.
d34(X) -> if X > 1 -> 1; true -> 2; X > 3 -> 3 end.
d35(X, Y) when X; true -> 1; d35(1, 2) -> 2.
d36(X) -> case foo(X) of {ok, A} -> A; {ok, A} -> A; error -> x end.
d37(X) -> A = 1, case X of {A, _} -> 1; {1, _} -> 2; {A, 2} -> 3 end.
d38(X, X) -> 1; d38(X, Y) -> 2; d38(a, b) -> 3.
d39(X, X) -> 1; d39(1, 1) -> 2; d39(_, _) -> 3.
d40(_, _) when true -> 1; d40(1, 1) -> 2; d40(_, _) -> 3.
d41(X) -> case X of [] -> 1; "" -> 2; _ -> 3 end.
d42(X) -> case X of -1 -> 1; - 1 -> 2; _ -> 3 end.
d43(X) -> case X of {a, _, 1} -> 1; {a, _, _} -> 2; {a, 2, 1} -> 3 end.
d44(X) -> case X of {a, 1} -> 1; {Y, 2} -> 2; {a, 1} -> 3; {a, 2} -> 4; _ -> 5 end.
d45(X) -> case X of {1, a} -> 1; {_, b} -> 2; {1, a} -> 3; {2, b} -> 4; _ -> 5 end.
d46(a, _) -> 1; d46(_, b) -> 2; d46(a, b) -> 3; d46(c, b) -> 4; d46(_, _) -> 5.
d47(true) -> ok; d47(false) -> ok; d47(true) -> ok.
foo(X) -> X.
