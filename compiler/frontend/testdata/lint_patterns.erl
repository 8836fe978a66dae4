-module(lint_patterns).
-export([f/1, g/1, h/1, i/1]).
-record(r, {a, b}).
-record(r, {c}).
-record(dup, {a, a}).
f(P) ->
    case P of
        1 + a -> 1;
        foo() -> 1;
        {X ++ Y} -> {X, Y};
        [a, X1] ++ Y1 -> {X1, Y1};
        [1, X1] ++ Y1 -> {X1, Y1};
        [1 | X2] ++ Y2 -> {X2, Y2};
        #{a => 1} -> 1;
        #{K := 1} = #{K := 2} -> K;
        <<A1>> = <<B1>> -> {A1, B1};
        {<<A2>>, [<<C2>>]} = {<<B2>>, [<<D2>>]} -> {A2, B2, C2, D2};
        #r{a = <<A3>>} = #r{a = <<B3>>} -> {A3, B3};
        #nope{a = 1} -> 1;
        #r{c = 1, a = 1, a = 2} -> 1;
        #r{X3 = 1} -> 1;
        #r{a = 1, b = 2, _ = 3} -> 1;
        #r{_ = 1, _ = 2} -> 1;
        fun() -> 1 end -> 1;
        P#{a => 1} -> 1
    end.
g(P) ->
    case P of
        <<A0/binary, B0>> -> {A0, B0};
        <<"abc":8>> -> 1;
        <<"abc"/integer>> -> 1;
        <<A1/foo>> -> A1;
        <<A2/integer-float>> -> A2;
        <<A3/signed-unsigned>> -> A3;
        <<A4/big-little>> -> A4;
        <<A5:1/unit:2-unit:3>> -> A5;
        <<A6/unit:8>> -> A6;
        <<A7:8/utf8>> -> A7;
        <<A8:7/float>> -> A8;
        <<A9:a>> -> A9;
        <<Aa:(foo())>> -> Aa;
        <<Ab:(spawn(x))>> -> Ab;
        <<(<<Ac>>)>> -> Ac;
        <<Ad:1.5>> -> Ad;
        <<Ae:"x">> -> Ae;
        <<Af:(P ! 1)>> -> Af
    end.
foo() -> 8.
h(X) ->
    {X#nope.a, X#r.z, #nope{}, #nope.a, X#r{_ = 1}, X#r{q = 1}, (1)#r.a, ([])#r{a = 1}, #r{a = 1, a = 2}, #{a := 1},
     record_info(x, r), record_info(size, nope), record_info(X, r), fun record_info/2, #r{Z = 1}, #r{_ = 1, _ = 2}}.
i(B) -> [X || <<X/binary>> <= B], <<B:all>>, <<B:all/binary>>, <<B/unit:300>>.
