%% Made by random_program:module(random_2, 102, #{binaries => false,functions => 30}). Do not edit.
-module(random_2).
-compile([export_all, nowarn_export_all]).
-record(r0, {a = 2, b}).
-record(r1, {a = true, b, c}).
-record(r2, {a, b = "hello, world", c, d = 2}).

f0(Fuel) when Fuel =< 0 ->
    c;
f0(Fuel) ->
    ok;
f0(_) ->
    undefined.

f1(Fuel, [-576460752303423489 | Rest], P0) ->
    [abs(element(3,
                 {{a, 'an atom'}, [2, 3, 9, 6, -653, -134217728], -0.0})) |
     f1(Fuel, Rest, P0)];
f1(Fuel, [1 + 1 | Rest], P0) ->
    [float(Fuel) - Fuel / Fuel | f1(Fuel, Rest, P0)];
f1(Fuel, [_ | Rest], P0) ->
    f1(Fuel, Rest, P0);
f1(_, [], _) ->
    [].

f2(Fuel, _, _, _, _, _, _, _) when Fuel =< 0 ->
    [256, 0];
f2(Fuel, a, V1, [$a], [V2], V3, 0.5, [4294967296, V4])
    when tuple_size({6, ok}) >= 704 - V2 ->
    try
        list_to_tuple([begin
                           X13 = V2,
                           true
                       end,
                       math:sqrt(1.7976931348623157e308 * 5.0e-324),
                       error(erlang:append_element({}, V4))])
    of
        {[V5 | V6], V7, V5} when "" >= [1, 2, 3] ->
            case
                begin
                    X9 = {6},
                    [undefined, error, true, true, b, undefined]
                end
            of
                V8
                    when
                        V5 band V5 =< V4
                        andalso
                        "abc" =:= [1, 2, 3],
                        is_record(V3, r1) or is_tuple(V7) ->
                    float_to_list(V7, [short]);
                _ ->
                    "hello, world"
            end;
        _ ->
            "a"
    catch
        throw:V10 ->
            atom_to_list(ok)
            ++
            case V4 of
                V11 ->
                    "abc";
                V12 when false == true ->
                    [256, 0];
                _ ->
                    "abc";
                _ ->
                    [256, 0]
            end;
        _:_ ->
            ""
    end;
f2(_, _, _, _, _, _, _, _) ->
    [1, 2, 3].

f3(Fuel, [V16 | Rest], P14, P15) ->
    [case
         [ 
          Fuel ||
              {1 + 1, _, _} <- [],
              P14 /= Fuel,
              P14 =:= Rest,
              "abc" <- P14
         ]
     of
         [0, V17] ->
             [V17 | V18] = [1, 2, 3],
             {0.1};
         [-1, V19, V20, -576460752303423489]
             when
                 is_boolean(Fuel);
                 7 > hd([0, -9999999999999999999999999999999, 7, 0]);
                 element(2, {3, 6}) =:= -2,
                 is_integer(V19),
                 is_list(V20) ->
             X21 =
                 element(1,
                         #r2{a = -3.75,
                             b = "hello, world",
                             c = [1, 2, 3],
                             d = 6}),
             {0.1};
         _ ->
             {1.0e-10}
     end |
     f3(Fuel, Rest, P14, P15)];
f3(Fuel, [V22 | Rest], P14, P15) ->
    if
        false, 'an atom' > 'an atom';
        true,
        map_size(#{b => -310,
                   true => 0,
                   true => -340282366920938463463374607431768211455})
        /=
        Fuel - Fuel,
        1.0e10 == Fuel;
        "abc" == 1.0, is_atom(P15) ->
            [{-0.0 / 0.0} | f3(Fuel, Rest, P14, P15)];
        true ->
            f3(Fuel, Rest, P14, P15)
    end;
f3(Fuel, [_ | Rest], P14, P15) ->
    f3(Fuel, Rest, P14, P15);
f3(_, [], _, _) ->
    [].

f4(Fuel, [undefined | Rest], Acc, P23, P24, P25, P26, P27, P28, P29) ->
    if
        P23, not (P24 /= P24), is_integer(P23) ->
            f4(Fuel, Rest,
               {fun F30(N31, A32) when N31 > 0 ->
                        F30(N31 - 1,
                            A32 rem 1000000000000000000000000000057);
                    F30(_, A32) ->
                        A32
                end(6, P29 - P29),
                min((#r2{a = 9.007199254740992e15,
                         b = "a",
                         c = "",
                         d = 1})#r2.a,
                    9.007199254740992e15)},
               P23, P24, P25, P26, P27, P28, P29);
        true ->
            f4(Fuel, Rest,
               erlang:append_element({-(Fuel + Fuel)},
                                     float(case {error, [1, 2, 3]} of
                                               {V33, V34} ->
                                                   X35 = {-1},
                                                   X36 = V33,
                                                   V37 = V34,
                                                   P29;
                                               V38
                                                   when
                                                       is_atom(Fuel),
                                                       "a" /= "a",
                                                       is_number(Fuel)
                                                       and
                                                       (([357,
                                                          $z,
                                                          1, 2, 0, 6]
                                                         <
                                                         V38)
                                                        and
                                                        ([-809,
                                                          -1,
                                                          -1,
                                                          4,
                                                          -576460752303423489]
                                                         =/=
                                                         Fuel)) ->
                                                   X39 = true,
                                                   P29;
                                               {V40, V41}
                                                   when
                                                       P29
                                                       >
                                                       map_get(c,
                                                               #{true =>
                                                                     407,
                                                                 true =>
                                                                     2,
                                                                 ok => 3});
                                                       1.5 =< -0.0,
                                                       is_function(P23,
                                                                   2)
                                                       xor
                                                       (V40 > P26) ->
                                                   Fuel;
                                               _ ->
                                                   P29
                                           end)),
               P23, P24, P25, P26, P27, P28, P29)
    end;
f4(_, [], Acc, _, _, _, _, _, _, _) ->
    Acc.

f5(Fuel, _, _) when Fuel =< 0 ->
    {{ok, error}, #{}};
f5(Fuel, [V42], [$a, 2]) ->
    {setelement(1, {c}, element(1, #r0{a = -459, b = {ok, 5}})),
     element(2,
             {{'an atom', 9.007199254740992e15},
              #{x1 => ok, a => a, true => b}})};
f5(_, _, _) ->
    {{x1, true}, #{undefined => true}}.

f6(Fuel) when Fuel =< 0 ->
    {{7}, [$s, 4294967296, 2, -2, 7]};
f6(Fuel) ->
    {{-1}, [4, -662, -2]};
f6(Fuel) ->
    {{Fuel}, maps:values(#{2 => 4294967295})};
f6(_) ->
    {{-1}, [4, 4]}.

f7(Fuel, _, _, _) when Fuel =< 0 ->
    b;
f7(Fuel, 2.5, #{}, 2.5) ->
    begin a end;
f7(_, _, _, _) ->
    ok.

f8(Fuel, _) when Fuel =< 0 ->
    {-1.0, 0};
f8(Fuel, V43)
    when
        V43 =:= V43,
        Fuel =< c
        orelse
        V43 /= V43;
        (-0.0 =:= 123456.789) or ((false > false) xor is_integer(V43)),
        V43 =:= 4.0 ->
    f8(Fuel div 3,
       f18(Fuel div 3,
           fun(_, _) ->
                  [4294967296, -682, 4, 5, 0, -759]
           end,
           false, V43)
       +
       (V43 - Fuel));
f8(Fuel, 4294967296)
    when
        is_map(Fuel), not (Fuel + Fuel > trunc(Fuel));
        is_tuple(Fuel),
        is_list(Fuel),
        not (Fuel >= abs(Fuel)
             andalso
             is_map(Fuel)) ->
    {0.1,
     list_to_integer(integer_to_list(Fuel + Fuel
                                     +
                                     fun() ->
                                            0
                                     end()))};
f8(Fuel, 0) when hd(Fuel) == element(3, {6, 0}) ->
    {5.0e-324, 4}.

f9(Fuel, P44, P45, P46, P47) when Fuel > 0 ->
    [hd([ 
         5.0e-324 ||
             V48 <- [7, 5, $z, -1152921504606846975],
             3 <- [6, 1, 9],
             false
        ]) |
     f9(Fuel - 1,
        P44,
        tuple_size(erlang:append_element({P46}, {false, {-240, error}}))
        rem
        1000000000000000000000000000057,
        P46,
        -(Fuel div 16 bsr P46 band 63)
        rem
        1000000000000000000000000000057)];
f9(_, P44, P45, P46, P47) ->
    [].

f10(Fuel, [V49 | Rest]) ->
    [[2.5, 1.5, 1.7976931348623157e308, 4.0, -0.0, -3.75] |
     f10(Fuel, Rest)];
f10(Fuel, [-576460752303423489 | Rest]) ->
    case true of
        true ->
            [try begin {x1, 9, 0.5} end of
                 {x1, V50 = V51, -1.0} ->
                     [0.0, 0.5, 0.1, 5.0e-324, 123456.789, 123456.789];
                 _ ->
                     [-3.75, 0.5, 1.0]
             catch
                 error:{true, {1}} ->
                     [1.7976931348623157e308, 5.0e-324,
                      9.007199254740992e15, 1.0, 1.0e-10];
                 exit:{true} ->
                     true = 'an atom',
                     [1.5, 0.0]
             end |
             f10(Fuel, Rest)];
        _ ->
            f10(Fuel, Rest)
    end;
f10(Fuel, [_ | Rest]) ->
    f10(Fuel, Rest);
f10(_, []) ->
    [].

f11(Fuel, _, _, _) when Fuel =< 0 ->
    3;
f11(Fuel, V52, _, {V53, V54, V55 = V56}) ->
    erlang:phash2(#r2{a = 1.0e-10,
                      b = "a",
                      c = "a",
                      d = -18446744073709551617})
    bsl
    f18(Fuel div 3,
        try
            fun(_, _) ->
                   [9, 4, 10000000000000000000000000000001, 1, 2]
            end
        catch
            throw:_ ->
                fun(_, _) ->
                       []
                end;
            _:_ ->
                fun(_, _) ->
                       [0, 7, 797, 0]
                end
        end,
        0.0 =/= 5.0e-324,
        map_size(#{-2 => 267, 811 => -2}))
    band
    63;
f11(Fuel, V57, _, {V58, 0, _}) ->
    case length([b, 'an atom', ok]) of
        V58 when V58 =:= Fuel bxor Fuel ->
            E59 = [ok, true, true, b, undefined];
        1152921504606846976 ->
            E59 = ['an atom'];
        _ ->
            E59 = [c, true, 'an atom', 'an atom']
    end,
    X60 =
        maps:get(begin
                     X61 = [256, 0],
                     ok
                 end,
                 #{}),
    6 bor (V58 - (#r0{a = 18446744073709551617, b = {c, $h}})());
f11(_, _, _, _) ->
    5.

f12(Fuel, _, _, _) when Fuel =< 0 ->
    #r0{a = 4, b = {undefined, 9}};
f12(Fuel, 0.5, -1, V62) ->
    #r0{a = -(Fuel
              bxor
              random_2:f16(Fuel div 3,
                           [4, 1, 134217729, 0,
                            -374,
                            -1152921504606846977],
                           #r1{a = false,
                               b = 8,
                               c = #{[1, 2, 3] => 8, $e => 8}},
                           true,
                           fun(_) ->
                                  -658
                           end,
                           5.0e-324, V62, Fuel)),
        b = {f0(Fuel div 3), Fuel}};
f12(_, _, _, _) ->
    #r0{a = 1, b = {c, 9}}.

f13(Fuel, _, _) when Fuel =< 0 ->
    $u;
f13(Fuel, 0.5, #r1{a = V63})
    when Fuel < map_size(Fuel); is_tuple(Fuel), is_boolean(Fuel) ->
    X64 =
        [(Fuel - Fuel) rem (Fuel - Fuel),
         element(3,
                 setelement(2,
                            {"",
                             #{b => [5, 9223372036854775809, -2, 607]},
                             5},
                            #{true => "hello, world", x1 => $w}))],
    case
        ceil(try
                 123456.789 / 123456.789
             catch
                 exit:"" ++ V69 ->
                     5.0e-324
             end)
    of
        V65 ->
            abs(fun F66(N67, A68) when N67 > 0 ->
                        F66(N67 - 1, A68 band 1152921504606846975);
                    F66(_, A68) ->
                        A68
                end(2, V65)
                bsl
                fun() ->
                       4
                end()
                band
                7)
    end;
f13(_, _, _) ->
    $y.

f14(Fuel, _, _) when Fuel =< 0 ->
    576460752303423488;
f14(Fuel, [[{}], V70 = 1.0], {V71}) ->
    fun() ->
           -4294967296
    end();
f14(Fuel, [_ | V72], {-1.0}) ->
    X73 = {"a", ok},
    Fuel;
f14(_, _, _) ->
    -4294967296.

f15(Fuel, _, _) when Fuel =< 0 ->
    {9.007199254740992e15};
f15(Fuel, {V74}, V75) ->
    try
        try
            {true, c}
        catch
            throw:{V74, [V79 | V80]} ->
                {b, V79};
            _:_ ->
                {'an atom', 8}
        end
    of
        V76 ->
            {math:sqrt(1.0e-10)};
        _ ->
            {-1.0}
    catch
        _:{V77} ->
            X78 = Fuel bor -1,
            fun(_) ->
                   {1.7976931348623157e308}
            end({-1, -264, -2});
        _:_ ->
            {4.0}
    after
        Fuel
    end;
f15(Fuel, {{V81, _}, V82}, V83) ->
    {-3.75};
f15(_, _, _) ->
    {1.5}.

f16(Fuel, _, _, _, _, _, _, _) when Fuel =< 0 ->
    0;
f16(Fuel, V84, V85, V86, _, 1.0, _, 0) ->
    X87 = V84,
    length(element(1, {[1.0, 1.5, 5.0e-324, 1.7976931348623157e308]}));
f16(Fuel, V88,
    #r1{a = _, b = 1152921504606846976, c = #{}},
    true, V89, _,
    {V90, V91},
    2) ->
    9;
f16(Fuel, [],
    #r1{b = -576460752303423489, c = _},
    true, _, 1.0, V92,
    -576460752303423489)
    when
        Fuel rem Fuel
        >
        map_size(#{a => 134217729, error => 5, c => -376}) ->
    map_size((#{Fuel => Fuel, Fuel => Fuel, Fuel => Fuel})#{fun(_, _) ->
                                                                   0
                                                            end(#{}, []) =>
                                                                f18(Fuel
                                                                    div
                                                                    3,
                                                                    fun(_,
                                                                        _) ->
                                                                           [6,
                                                                            5,
                                                                            8,
                                                                            -18446744073709551615]
                                                                    end,
                                                                    true,
                                                                    Fuel)});
f16(_, _, _, _, _, _, _, _) ->
    -1.

f17(Fuel, P93, P94, P95, P96) when Fuel =< 0 ->
    fun F97(N98, A99) when N98 > 0 ->
            F97(N98 - 1, A99);
        F97(_, A99) ->
            A99
    end(3,
     false
     andalso
     false);
f17(Fuel, P93, P94, P95, P96) ->
    f17(Fuel - 1,
        abs(float(P94) * show(P93)),
        case P95 of
            V100 when P96 ->
                X101 = P93,
                case
                    (#r1{a = true,
                         b = -2,
                         c = #{"a" => -2,
                               [1, 2, 3] => 5,
                               {665, x1} => 7}})#r1.b
                of
                    V102
                        when
                            is_function(P94);
                            not is_record(P96, r0) xor (8 * 6 == Fuel),
                            is_atom(P94) or (P94 =:= V102),
                            (P93 >= true) xor is_boolean(X101)
                            or
                            (is_integer(V100)
                             xor
                             (map_get(ok,
                                      #{'an atom' => 574,
                                        true => 9,
                                        true => 8})
                              =/=
                              V102 band 8));
                            is_boolean(P94) ->
                        show({[256, 0]}),
                        case {1.0e300, 9} of
                            {2.5, -1} ->
                                E103 = V100;
                            _ ->
                                E103 =
                                    [-18446744073709551617,
                                     -649,
                                     9,
                                     -31,
                                     $r,
                                     -9999999999999999999999999999999]
                        end,
                        V102 - -626;
                    _ ->
                        Fuel
                end;
            _ ->
                Fuel
        end
        rem
        1152921504606846975,
        short([-4294967296 - 4 + Fuel]),
        element(1,
                caught(catch
                           (#r2{a = 2.5,
                                b = [1, 2, 3],
                                c = "hello, world",
                                d = -134217728})#r2{a = P93, b = "a", c = "a", d = 4}))).

f18(Fuel, _, _, _) when Fuel =< 0 ->
    -853;
f18(Fuel, V107, true, V108)
    when
        V108 < V108;
        not is_record(V108, r1), map_size(#{c => -2}) =:= V108, false ->
    length([length([false, true, false]),
            -Fuel |
            [ 
             Fuel ||
                 {[V109], V110} <-
                     [{[1, 2, 3], 3}, {"a", 538}, {[256, 0], 5}]
            ]]);
f18(Fuel, _, V111 = true, 1) ->
    bnot ceil(5.0e-324) - element(2, list_to_tuple([Fuel, Fuel]))
    -
    try
        X113 = {'an atom'},
        caught(catch
                   fun F114(N115, A116) when N115 > 0 ->
                           F114(N115 - 1,
                                4 rem 1000000000000000000000000000057);
                       F114(_, A116) ->
                           A116
                   end(4, 7))
    of
        _ when is_tuple(V111), 1.0 =:= 0.0 ->
            Fuel * Fuel;
        _ ->
            3
    catch
        error:V112 ->
            fun(_) ->
                   -1152921504606846976
            end(#{})
    end;
f18(_, _, _, _) ->
    6.

f19(Fuel, _) when Fuel =< 0 ->
    {{error, ""}};
f19(Fuel, V117) ->
    X118 = element(3, {"abc", true, Fuel - 4}),
    {{'an atom', integer_to_list(length([565, 9, -1, 3, -2147483648]))}};
f19(Fuel, _) ->
    {list_to_tuple([fun() ->
                           X119 = Fuel,
                           c
                    end(),
                    atom_to_list(maps:get(x1, #{c => a}))])};
f19(Fuel, #{})
    when
        is_boolean(Fuel), is_bitstring(Fuel) xor is_float(Fuel);
        is_tuple(Fuel) ->
    {fun F120(N121, A122) when N121 > 0 ->
             F120(N121 - 1, {true, [1, 2, 3]});
         F120(_, A122) ->
             A122
     end(6,
      erlang:append_element({try
                                 X125 = true,
                                 'an atom'
                             catch
                                 error:{V123} ->
                                     x1;
                                 exit:V124 ->
                                     c;
                                 _:_ ->
                                     'an atom'
                             end},
                            ""))};
f19(_, _) ->
    {{'an atom', [256, 0]}}.

f20(Fuel, _, _) when Fuel =< 0 ->
    true;
f20(Fuel, _, 4294967296) when (5.0e-324 > -1.0 / Fuel) or is_tuple(Fuel) ->
    error;
f20(Fuel, _, V126) ->
    true;
f20(Fuel, _, 3) ->
    'an atom';
f20(_, _, _) ->
    a.

f21(Fuel, _, _, _) when Fuel =< 0 ->
    2;
f21(Fuel, V127, 0, V128) ->
    Fuel;
f21(_, _, _, _) ->
    -2.

f22(Fuel, [{V130, 0} | Rest], Acc, P129) ->
    f22(Fuel, Rest,
        length([fun(_, _) ->
                       1.7976931348623157e308
                end({"abc", 9, 1}, {-989, {320, a}}),
                -123456.789,
                1.7976931348623157e308 * 123456.789])
        rem
        1000000000000000000000000000057,
        P129);
f22(Fuel, [_ | Rest], Acc, P129) ->
    f22(Fuel, Rest, Acc, P129);
f22(_, [], Acc, _) ->
    Acc.

f23(Fuel, [true | Rest], P132) ->
    [Fuel
     -
     (Fuel * 3
      +
      (#r1{a = false,
           b = -2,
           c = #{x1 => 686,
                 2 => -1152921504606846977,
                 [6, 983, $e, $r, 9] =>
                     -340282366920938463463374607431768211455}})#r1.b) |
     f23(Fuel, Rest, P132)];
f23(Fuel, [_ | Rest], P132) ->
    if
        is_tuple(Rest), is_record(Rest, r0) ->
            [Fuel | f23(Fuel, Rest, P132)];
        true ->
            f23(Fuel, Rest, P132)
    end;
f23(Fuel, [_ | Rest], P132) ->
    f23(Fuel, Rest, P132);
f23(_, [], _) ->
    [].

f24(Fuel, P133, P134) when Fuel > 0 ->
    [begin
         X135 = Fuel,
         Fuel
     end |
     f24(Fuel - 1, P133, P134)];
f24(_, P133, P134) ->
    [].

f25(Fuel, P136, P137, P138) when Fuel > 0 ->
    [{float(Fuel), true, 2} |
     f25(Fuel - 1,
         P136, P137,
         fun(_) ->
                X139 = #{#{} => 5},
                X140 = Fuel,
                hd([]);
            ([]) ->
                try
                    P137
                catch
                    exit:1:T141 ->
                        {trace(T141), P136};
                    _:_ ->
                        P136
                after
                    Fuel
                end;
            (_) ->
                P136
         end)];
f25(_, P136, P137, P138) ->
    [].

f26(Fuel, _, _) when Fuel =< 0 ->
    undefined;
f26(Fuel, _, {V142, V144 = V143, true})
    when
        (Fuel < element(2, {5, 2})
         orelse
         is_list(V142))
        xor
        (V143 =/= [256, 0]),
        is_record(V143, r1);
        is_tuple(V142),
        ((hd(V142) > length(V143)) xor is_record(V142, r0))
        and
        (1.0e300 - 1.0e-10 =/= 1.7976931348623157e308) ->
    Fuel;
f26(Fuel, V145, V146) ->
    case #{a => true} of
        #{undefined := error, a := b}
            when V146, false, Fuel >= trunc(Fuel) ->
            x1 =:= b;
        #{a := 'an atom'} ->
            V147 = Fuel,
            V147;
        _ ->
            V146
    end;
f26(Fuel, _, {2, [V149 = V148 | V150], true}) ->
    tl([ 
        V148 ||
            {{V151, V152 = V153}} <- [],
            false,
            a <- [a, x1]
       ]);
f26(_, _, _) ->
    false.

f27(Fuel, _, _, _) when Fuel =< 0 ->
    #{};
f27(Fuel, 7, V154, V155) ->
    (maps:put(error,
              V154 + V155,
              fun() ->
                     #{8 => -0.0,
                       [$k, 6, -134217728, -134217729, 0, 76] =>
                           5.0e-324,
                       {8, c} => 0.5}
              end()))#{case 'an atom' of
                    true ->
                        false;
                    V156
                        when
                            not (Fuel =< 5), V154 / V155 == V154;
                            V156 >= V155,
                            is_number(Fuel),
                            is_number(V156) ->
                        true;
                    error ->
                        false;
                    _ ->
                        false
                end =>
                    1.0e10 - (V154 + V154),
                erlang:append_element({V155}, V154) => V154};
f27(Fuel, 1, V157, -1) ->
    case Fuel of
        _ ->
            (#{})#{Fuel => show(V157), Fuel => hd([])};
        _ ->
            #{"" => 1.0}
    end;
f27(_, _, _, _) ->
    #{#{undefined => 3} => 1.5,
      [-694, 2] => 1.5,
      [1152921504606846977, -1] => 0.5}.

f28(Fuel, P158, P159) when Fuel > 0 ->
    case
        if
            is_boolean(P159) ->
                true;
            element(3, P158) =< length(Fuel);
            tuple_size({159, x1}) >= Fuel + Fuel
            orelse
            [] =< P158 band 9223372036854775807,
            is_list(Fuel),
            "a" =:= "hello, world" ->
                Fuel > 678;
            true ->
                false
        end
    of
        true ->
            [case [0.5, 2.5, 0.1, -1.0, -1.0, 1.0e-10] of
                 V165 ->
                     -1.0;
                 [V166, V167, V168] ->
                     V167;
                 _ ->
                     -1.0
             end
             -
             show(Fuel) |
             f28(Fuel - 1,
                 (3 bxor P158 * Fuel
                  -
                  case erlang:append_element({error}, P158) of
                      {V160, {_}} ->
                          max(576460752303423487, P158);
                      _ ->
                          Fuel;
                      {V161, V162}
                          when
                              Fuel =:= P159
                              orelse
                              true,
                              is_number(V161);
                              V162 =< V162;
                              is_number(V161) ->
                          case {1, -1, 4} of
                              {-1, 2, V164}
                                  when
                                      is_map(V161),
                                      not (V164
                                           >
                                           element(1,
                                                   {0,
                                                    576460752303423489})) ->
                                  E163 = {b, a};
                              _ ->
                                  E163 = {a, 'an atom'};
                              _ ->
                                  E163 = {error, a}
                          end,
                          0 * Fuel;
                      _ ->
                          Fuel
                  end)
                 band
                 281474976710655,
                 #r2{a = 0.5,
                     b = [256, 0],
                     c = "abc",
                     d = -9223372036854775807})];
        _ ->
            f28(Fuel - 1,
                (3 bxor P158 * Fuel
                 -
                 case erlang:append_element({error}, P158) of
                     {V160, {_}} ->
                         max(576460752303423487, P158);
                     _ ->
                         Fuel;
                     {V161, V162}
                         when
                             Fuel =:= P159
                             orelse
                             true,
                             is_number(V161);
                             V162 =< V162;
                             is_number(V161) ->
                         case {1, -1, 4} of
                             {-1, 2, V164}
                                 when
                                     is_map(V161),
                                     not (V164
                                          >
                                          element(1,
                                                  {0,
                                                   576460752303423489})) ->
                                 E163 = {b, a};
                             _ ->
                                 E163 = {a, 'an atom'};
                             _ ->
                                 E163 = {error, a}
                         end,
                         0 * Fuel;
                     _ ->
                         Fuel
                 end)
                band
                281474976710655,
                #r2{a = 0.5,
                    b = [256, 0],
                    c = "abc",
                    d = -9223372036854775807})
    end;
f28(_, P158, P159) ->
    [].

f29(Fuel, _, _, _) when Fuel =< 0 ->
    "hello, world";
f29(Fuel, V169, _, V170) when 5.0e-324 =< 0.0, not is_map(V170) ->
    [-134217729, -2, "hello, world", -0.0, 0.0];
f29(_, _, _, _) ->
    "abc".

main(_) ->
    run({1, 1},
        fun() ->
               f0(30)
        end),
    run({1, 2},
        fun() ->
               f0(7)
        end),
    run({1, 3},
        fun() ->
               f0(2)
        end),
    run({2, 1},
        fun() ->
               f1(30, [], {a, {576460752303423487}})
        end),
    run({2, 2},
        fun() ->
               f1(7, [-146, 7, -2, -134217729, 0, 8], {'an atom', {4}})
        end),
    run({2, 3},
        fun() ->
               f1(2, [8, 9, 1, 9], {a, {7}})
        end),
    run({3, 1},
        fun() ->
               f2(30, undefined, [],
                  [8, 3],
                  -9999999999999999999999999999999,
                  {[[-2, -2],
                    #{'an atom' => -1152921504606846975,
                      x1 => 7,
                      undefined => 9}],
                   "abc"},
                  1.0e-10, [])
        end),
    run({3, 2},
        fun() ->
               f2(7, b, [],
                  [6, 9223372036854775807],
                  #{},
                  {[365, false, #{}, {1, 'an atom'}], [256, 0]},
                  0.1,
                  [8, 9, 437])
        end),
    run({3, 3},
        fun() ->
               f2(2, b,
                  [2, 7],
                  [6, 7, 18446744073709551615, 7, 1],
                  "hello, world",
                  {[undefined, true], "a"},
                  0.1, [])
        end),
    run({4, 1},
        fun() ->
               f3(30, [],
                  [true, 7, 127, {2, undefined}],
                  #r0{a = -18446744073709551617, b = {b, 9}})
        end),
    run({4, 2},
        fun() ->
               f3(7,
                  [{c}, {undefined}, {true}, {error}, {ok}, {x1}],
                  [[],
                   [256, 0],
                   [621, 18446744073709551615, 7, $t, $f, -247]],
                  #r0{a = -211,
                      b = {b, 340282366920938463463374607431768211457}})
        end),
    run({4, 3},
        fun() ->
               f3(2,
                  [{error}, {a}, {ok}, {c}, {c}],
                  [[654, 10000000000000000000000000000001, 6, 2], x1],
                  #r0{a = 4, b = {'an atom', 3}})
        end),
    run({5, 1},
        fun() ->
               f4(30,
                  [a, c, a, 'an atom', error],
                  {6, 1.0},
                  1.0e10, true,
                  fun(_, _) ->
                         x1
                  end,
                  -0.0,
                  [{ok, [1, 2, 3], 0.5},
                   {undefined, "hello, world", 1.0},
                   {b, "hello, world", 2.5},
                   {a, "", 4.0},
                   {undefined, [256, 0], 1.5},
                   {a, [1, 2, 3], 1.7976931348623157e308}],
                  fun(_, _) ->
                         b
                  end,
                  5)
        end),
    run({5, 2},
        fun() ->
               f4(7,
                  ['an atom', true, undefined, error, true],
                  {-2, -0.0},
                  2.5, false,
                  fun(_, _) ->
                         -1
                  end,
                  1.0e-10,
                  [{'an atom', [1, 2, 3], 1.0e10},
                   {true, [1, 2, 3], 0.0},
                   {error, "a", 1.0e300},
                   {undefined, "abc", 123456.789},
                   {error, "hello, world", 1.5},
                   {undefined, "abc", 2.5}],
                  fun(_, _) ->
                         'an atom'
                  end,
                  -576460752303423488)
        end),
    run({5, 3},
        fun() ->
               f4(2,
                  [undefined, 'an atom', b],
                  {4, 0.1},
                  0.1,
                  [6, -818, 1, $w],
                  fun(_, _) ->
                         {250, ok}
                  end,
                  1.0e300,
                  [{c, "", 4.0},
                   {true, "hello, world", 1.0},
                   {error, [1, 2, 3], 4.0},
                   {c, "", 5.0e-324}],
                  fun(_, _) ->
                         a
                  end,
                  -2147483649)
        end),
    run({6, 1},
        fun() ->
               f5(30, [], [256, 0])
        end),
    run({6, 2},
        fun() ->
               f5(7,
                  [-576460752303423488,
                   -1152921504606846975,
                   2, 340282366920938463463374607431768211455,
                   -1],
                  "a")
        end),
    run({6, 3},
        fun() ->
               f5(2, [1152921504606846975, -1], "a")
        end),
    run({7, 1},
        fun() ->
               f6(30)
        end),
    run({7, 2},
        fun() ->
               f6(7)
        end),
    run({7, 3},
        fun() ->
               f6(2)
        end),
    run({8, 1},
        fun() ->
               f7(30,
                  -3.75,
                  [-576460752303423487, 1, 6, -1, 5, 297],
                  1.0)
        end),
    run({8, 2},
        fun() ->
               f7(7, -1.0, [189, -929, -55], 0.5)
        end),
    run({8, 3},
        fun() ->
               f7(2, 0.1, "hello, world", 1.0e10)
        end),
    run({9, 1},
        fun() ->
               f8(30, 0)
        end),
    run({9, 2},
        fun() ->
               f8(7, $n)
        end),
    run({9, 3},
        fun() ->
               f8(2, 9)
        end),
    run({10, 1},
        fun() ->
               f9(30, -25, 546, $q, 9)
        end),
    run({10, 2},
        fun() ->
               f9(7, -1, -1, -2, 4)
        end),
    run({10, 3},
        fun() ->
               f9(2, 0, 3, 378, -2)
        end),
    run({11, 1},
        fun() ->
               f10(30, [1, 1, 520, $n, 7])
        end),
    run({11, 2},
        fun() ->
               f10(7, [$b, 5, 2, -186, 0, 1])
        end),
    run({11, 3},
        fun() ->
               f10(2,
                   [8, 1152921504606846975,
                    $i,
                    340282366920938463463374607431768211457])
        end),
    run({12, 1},
        fun() ->
               f11(30,
                   {2, 136},
                   fun(_, _) ->
                          9
                   end,
                   {7, {9, true}, -919})
        end),
    run({12, 2},
        fun() ->
               f11(7,
                   {4, 5},
                   fun(_, _) ->
                          4
                   end,
                   {340282366920938463463374607431768211457,
                    9223372036854775807, 601})
        end),
    run({12, 3},
        fun() ->
               f11(2,
                   {3, 0},
                   fun(_, _) ->
                          -1
                   end,
                   {7, #{error => -223, x1 => 4}, 859})
        end),
    run({13, 1},
        fun() ->
               f12(30, -3.75, -500, #{})
        end),
    run({13, 2},
        fun() ->
               f12(7, 1.0e10,
                   -471,
                   #{b => 7, 'an atom' => 9, undefined => $b})
        end),
    run({13, 3},
        fun() ->
               f12(2, -1.0, 18446744073709551615, #{})
        end),
    run({14, 1},
        fun() ->
               f13(30, -3.75, #r1{a = false, b = 6, c = #{}})
        end),
    run({14, 2},
        fun() ->
               f13(7, 4.0,
                   #r1{a = false,
                       b = 6,
                       c = #{{3, ok} => $l, {291, a} => 8}})
        end),
    run({14, 3},
        fun() ->
               f13(2, -0.0, #r1{a = false, b = 8, c = #{0.1 => $v}})
        end),
    run({15, 1},
        fun() ->
               f14(30, [1.0e10, 6, 0.1, -54, ""], {5.0e-324})
        end),
    run({15, 2},
        fun() ->
               f14(7, [0.0, 3], {1.0})
        end),
    run({15, 3},
        fun() ->
               f14(2, [-2147483648, {8, c}, true, -1.0, 3], {1.0})
        end),
    run({16, 1},
        fun() ->
               f15(30, 9, #{})
        end),
    run({16, 2},
        fun() ->
               f15(7, ok,
                   #{#{} => -1,
                     #{b => 2} => -1,
                     {2147483648, true} => 4})
        end),
    run({16, 3},
        fun() ->
               f15(2,
                   [256, 0],
                   #{{-1, 'an atom'} => 5,
                     [3, $e, 822, 576460752303423487] => 134217729,
                     error => 2})
        end),
    run({17, 1},
        fun() ->
               f16(30,
                   [7, -1, 8, 902, -4294967297],
                   #r1{a = true,
                       b = 730,
                       c = #{5 => 7, 1.5 => 1, [] => -845}},
                   true,
                   fun(_) ->
                          9
                   end,
                   -1.0,
                   'an atom', 2147483647)
        end),
    run({17, 2},
        fun() ->
               f16(7,
                   [6, -576460752303423489, 5, 6, 368],
                   #r1{a = true,
                       b = 1,
                       c = #{#{undefined => 7} => -1, -245 => 923}},
                   false,
                   fun(_) ->
                          4294967297
                   end,
                   -0.0,
                   1.0, 207)
        end),
    run({17, 3},
        fun() ->
               f16(2,
                   [2, 8, 2147483649,
                    -861,
                    9999999999999999999999999999999],
                   #r1{a = true, b = 576460752303423487, c = #{}},
                   true,
                   fun(_) ->
                          4294967297
                   end,
                   -3.75,
                   [256, 0],
                   -10000000000000000000000000000000)
        end),
    run({18, 1},
        fun() ->
               f17(30, 4.0, -2, [-9223372036854775807, -477], undefined)
        end),
    run({18, 2},
        fun() ->
               f17(7, 5.0e-324, 0, [1, 8, 6, 795, 6, 449], 'an atom')
        end),
    run({18, 3},
        fun() ->
               f17(2, 123456.789, -962, [6, 9223372036854775807], a)
        end),
    run({19, 1},
        fun() ->
               f18(30,
                   fun(_, _) ->
                          [2147483649, 7]
                   end,
                   true, 4294967295)
        end),
    run({19, 2},
        fun() ->
               f18(7,
                   fun(_, _) ->
                          [2, -134217727, -146]
                   end,
                   false, 8)
        end),
    run({19, 3},
        fun() ->
               f18(2,
                   fun(_, _) ->
                          [-2, -693]
                   end,
                   false, 5)
        end),
    run({20, 1},
        fun() ->
               f19(30, #{6 => 5, -9223372036854775807 => 0, 4 => -2})
        end),
    run({20, 2},
        fun() ->
               f19(7, #{-2 => -11})
        end),
    run({20, 3},
        fun() ->
               f19(2, #{})
        end),
    run({21, 1},
        fun() ->
               f20(30,
                   fun() ->
                          #{-39 => undefined,
                            3 => "abc",
                            -18446744073709551615 => c}
                   end,
                   5)
        end),
    run({21, 2},
        fun() ->
               f20(7,
                   fun() ->
                          #{}
                   end,
                   -1)
        end),
    run({21, 3},
        fun() ->
               f20(2,
                   fun() ->
                          #{}
                   end,
                   1152921504606846977)
        end),
    run({22, 1},
        fun() ->
               f21(30,
                   #r2{a = 1.5, b = "hello, world", c = "a", d = 0},
                   8,
                   fun() ->
                          {3, -1}
                   end)
        end),
    run({22, 2},
        fun() ->
               f21(7,
                   #r2{a = 4.0,
                       b = "abc",
                       c = "abc",
                       d = -1152921504606846976},
                   $e,
                   fun() ->
                          {2147483647, 1}
                   end)
        end),
    run({22, 3},
        fun() ->
               f21(2,
                   #r2{a = 4.0, b = "hello, world", c = "a", d = -395},
                   -10000000000000000000000000000001,
                   fun() ->
                          {4294967295, -949}
                   end)
        end),
    run({23, 1},
        fun() ->
               f22(30, [], -18446744073709551615, -1152921504606846975)
        end),
    run({23, 2},
        fun() ->
               f22(7,
                   [{error, 340282366920938463463374607431768211455},
                    {'an atom', 3},
                    {c, 5}],
                   8,
                   -2)
        end),
    run({23, 3},
        fun() ->
               f22(2, [{error, 6}, {b, 0}, {a, 9}], 0, -1)
        end),
    run({24, 1},
        fun() ->
               f23(30, [false, true, false, true, false], "a")
        end),
    run({24, 2},
        fun() ->
               f23(7, [true, true, true, false, true, false], [256, 0])
        end),
    run({24, 3},
        fun() ->
               f23(2, [], "")
        end),
    run({25, 1},
        fun() ->
               f24(30, 9223372036854775809,
                   fun(_) ->
                          a
                   end)
        end),
    run({25, 2},
        fun() ->
               f24(7, 6,
                   fun(_) ->
                          b
                   end)
        end),
    run({25, 3},
        fun() ->
               f24(2,
                   $o,
                   fun(_) ->
                          error
                   end)
        end),
    run({26, 1},
        fun() ->
               f25(30, 5, 1.7976931348623157e308,
                   fun(_) ->
                          {0, a}
                   end)
        end),
    run({26, 2},
        fun() ->
               f25(7, 4, 0.5,
                   fun(_) ->
                          [4, 4]
                   end)
        end),
    run({26, 3},
        fun() ->
               f25(2, 8, 2.5,
                   fun(_) ->
                          #{}
                   end)
        end),
    run({27, 1},
        fun() ->
               f26(30,
                   fun(_) ->
                          5.0e-324
                   end,
                   {3, [1, 2, 3], false})
        end),
    run({27, 2},
        fun() ->
               f26(7,
                   fun(_) ->
                          false
                   end,
                   {10000000000000000000000000000000,
                    "hello, world",
                    false})
        end),
    run({27, 3},
        fun() ->
               f26(2,
                   fun(_) ->
                          #{c => 9, x1 => 0, undefined => 9}
                   end,
                   {-845, [1, 2, 3], true})
        end),
    run({28, 1},
        fun() ->
               f27(30, $r, 2.5, 5)
        end),
    run({28, 2},
        fun() ->
               f27(7, -359, 9.007199254740992e15, -67)
        end),
    run({28, 3},
        fun() ->
               f27(2, -18446744073709551617, 1.0e300, 0)
        end),
    run({29, 1},
        fun() ->
               f28(30, 4,
                   #r2{a = -3.75,
                       b = "",
                       c = "",
                       d = 18446744073709551616})
        end),
    run({29, 2},
        fun() ->
               f28(7,
                   -1152921504606846977,
                   #r2{a = 0.5, b = "abc", c = "abc", d = 4})
        end),
    run({29, 3},
        fun() ->
               f28(2, 1,
                   #r2{a = 0.5,
                       b = [256, 0],
                       c = "hello, world",
                       d = -1})
        end),
    run({30, 1},
        fun() ->
               f29(30, true, true, 47)
        end),
    run({30, 2},
        fun() ->
               f29(7, false, undefined, -199)
        end),
    run({30, 3},
        fun() ->
               f29(2, false, b, 0)
        end).

run(Index, F) ->
    erlang:display(try
                       {Index, ok, clean(F())}
                   catch
                       Class:Reason:Trace ->
                           {Index, Class, clean(Reason), trace(Trace)}
                   end).

show(X) ->
    erlang:display(clean(X)),
    X.

trace([{erlang, F, _, _} | T])
    when F =:= '+'; F =:= '-'; F =:= '*'; F =:= '/' ->
    trace(T);
trace([{erlang, F, _, _} | T])
    when
        F =:= 'band';
        F =:= 'bor';
        F =:= 'bxor';
        F =:= 'and';
        F =:= 'or';
        F =:= 'xor' ->
    {F, trace(T)};
trace([{erlang, F, A, _} | T]) ->
    {F, clean(A), trace(T)};
trace([{M, F, A, L} | _]) when is_list(A) ->
    case atom_to_list(F) of
        "-" ++ _ ->
            a_fun;
        _ ->
            {M, F, clean(A), L}
    end;
trace(_) ->
    somewhere.

caught({'EXIT', {Reason, Trace}}) ->
    {'EXIT', {Reason, trace(Trace)}};
caught(X) ->
    X.

clean(X) when is_float(X) ->
    {float, float_to_list(X, [short])};
clean([H | T]) ->
    [clean(H) | clean(T)];
clean(X) when is_tuple(X) ->
    list_to_tuple(clean(tuple_to_list(X)));
clean(X) when is_map(X) ->
    {map, clean(maps:keys(X)), clean(maps:values(X))};
clean(X) when is_function(X) ->
    {'fun', arity(X, 0)};
clean(X) ->
    X.

arity(F, N) when is_function(F, N) ->
    N;
arity(F, N) ->
    arity(F, N + 1).

short(L) ->
    short(L, 20).

short([H | T], N) when N > 0 ->
    [H | short(T, N - 1)];
short(_, _) ->
    [].
