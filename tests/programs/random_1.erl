%% Made by random_program:module(random_1, 101, #{binaries => false,functions => 30}). Do not edit.
-module(random_1).
-compile([export_all, nowarn_export_all]).
-record(r0, {a, b = 1}).
-record(r1, {a = {1, 4, #{}}, b = 1, c}).
-record(r2, {a, b, c, d = #{}}).

f0(Fuel, _, _, _) when Fuel =< 0 ->
    true;
f0(Fuel, 1 + 1, V0 = V1, 7) ->
    fun F2(N3, A4) when N3 > 0 ->
            F2(N3 - 1,
               try
                   fun(_) ->
                          c
                   end(6)
               catch
                   exit:#{A4 := V5} ->
                       #r2{b = V6, d = V7} =
                           #r2{a = 8,
                               b = [5, 9223372036854775809],
                               c = {5},
                               d = #{#{error => 216} => false}},
                       V11 = {V8, [V9 | V10]} = {'an atom', "abc"},
                       X12 = {-576460752303423487, 4, -2},
                       V8;
                   throw:V13 ->
                       show([]),
                       A4
               end);
        F2(_, A4) ->
            A4
    end(6, true);
f0(_, _, _, _) ->
    ok.

f1(Fuel, _, _) when Fuel =< 0 ->
    true;
f1(Fuel, V14 = V15, [_, _]) ->
    b;
f1(_, _, _) ->
    ok.

f2(Fuel) when Fuel =< 0 ->
    [1, 2, 3];
f2(Fuel) ->
    X16 = -3.75 * -0.0,
    [256, 0];
f2(_) ->
    [1, 2, 3].

f3(Fuel, _) when Fuel =< 0 ->
    6;
f3(Fuel, -576460752303423489) ->
    Fuel;
f3(_, _) ->
    4.

f4(Fuel, _, _, _) when Fuel =< 0 ->
    {536};
f4(Fuel, _, [], V17) ->
    {5};
f4(Fuel, true, [], 0) ->
    {tuple_size(erlang:append_element({begin Fuel end},
                                      [8, 3,
                                       -306,
                                       4,
                                       -18446744073709551615]))};
f4(_, _, _, _) ->
    {3}.

f5(Fuel, _, _, _) when Fuel =< 0 ->
    {1, 9, 0};
f5(Fuel, _, 4294967296, V18) ->
    if
        (length([8, 9, 8]) >= element(3, {4294967295, -281}))
        or
        is_function(Fuel, 2),
        true =:= Fuel,
        is_integer(Fuel) ->
            {Fuel rem 1000,
             max(Fuel, Fuel) - tuple_size({134217729, {$h, undefined}}),
             Fuel};
        "a" =:= [1, 2, 3], V18 < V18 ->
            {783, 9, 6};
        true ->
            {3, -102, 1}
    end;
f5(Fuel, _, 1, V19) ->
    case {Fuel - Fuel + Fuel} of
        V21 ->
            E20 =
                case Fuel of
                    V22 ->
                        show(Fuel),
                        X23 = length([6, 9223372036854775808, -1, -1]),
                        case tl([23, -2, -2]) of
                            V25 ->
                                E24 = 'an atom';
                            []
                                when
                                    not (X23 =/= false)
                                    andalso
                                    is_boolean(X23);
                                    not is_function(V19) ->
                                E24 =
                                    fun(_, _) ->
                                           c
                                    end(X23, {2, true});
                            _ ->
                                E24 = ok
                        end,
                        case
                            [ 
                             V19 ||
                                 0.5 = V27 <- [-1.0, 123456.789, 1.0],
                                 true,
                                 {V28 = V29, V30, "" ++ V31} <-
                                     [{b, -1, 7},
                                      {b, 594, ok},
                                      {x1, 4,
                                       #{true => 1152921504606846977,
                                         'an atom' => 576460752303423488,
                                         error => 9}}]
                            ]
                        of
                            _ ->
                                E26 =
                                    begin
                                        #r1{a = {-1,
                                                 -134217727,
                                                 #{'an atom' => -452,
                                                   'an atom' => -1}},
                                            b = -2,
                                            c = -98}
                                    end;
                            []
                                when
                                    (is_boolean(V19)
                                     andalso
                                     element(1, {8, 8}) =:= V22)
                                    xor
                                    (V21 =:= E24) ->
                                E26 =
                                    (#r1{a = {2, 3, [3, $u, 8]},
                                         b = 5,
                                         c = 0})#r1{a = {6, 9, 1.0e10},
                                             b = Fuel,
                                             c = X23};
                            _ ->
                                E26 =
                                    #r1{a = {-8, -939, 4.0},
                                        b = -271,
                                        c = $n}
                        end,
                        caught(catch []);
                    7
                        when
                            Fuel band Fuel =/= hd(V19),
                            map_size(V21) =/= Fuel;
                            not (2 =:= Fuel rem Fuel), is_binary(V19) ->
                        Fuel == Fuel;
                    _ ->
                        V21
                end;
        V32 ->
            E20 =
                case {Fuel - Fuel, "abc"} of
                    {_, V33} ->
                        V32;
                    {1 + 1, V34} ->
                        X35 =
                            element(1,
                                    #r2{a = -1,
                                        b = [2, -2, 2147483648, 5, 7, 8],
                                        c = {9},
                                        d = #{4 => true,
                                              false => true,
                                              true => false}}),
                        X36 =
                            maps:merge(#{'an atom' => -0.0},
                                       #{c => 9.007199254740992e15,
                                         error => 4.0,
                                         a => 1.5}),
                        [ 
                         Fuel ||
                             V38 = [V37] <-
                                 [[true, a, c, 'an atom'],
                                  [true, x1, undefined, a, 'an atom', c]],
                             is_bitstring(V34),
                             is_bitstring(V32),
                             1 + 1 <- [6, 9, -28]
                        ];
                    _ ->
                        Fuel
                end;
        _ ->
            E20 = 123456.789
    end,
    erlang:append_element({f25(Fuel div 3,
                               [1.7976931348623157e308, 2.5, 123456.789,
                                -3.75],
                               -Fuel,
                               tuple_to_list({#{},
                                              #{-679 => 1.0e300,
                                                2 =>
                                                    9.007199254740992e15}}),
                               setelement(2,
                                          {error, {b, -299}},
                                          {c, 1152921504606846976}),
                               #r0{a = false, b = Fuel}),
                           Fuel},
                          begin Fuel end);
f5(_, _, _, _) ->
    {5, -206, 9}.

f6(Fuel) when Fuel =< 0 ->
    {#{}};
f6(Fuel) ->
    X39 = {true, 4.0},
    erlang:append_element({},
                          maps:get(element(1, {-427}),
                                   ((#{4 =>
                                           #{true => -576460752303423487}})#{Fuel :=
                                                                                #{'an atom' =>
                                                                                      134217728}})#{Fuel :=
                                                                                                                #{x1 =>
                                                                                                                      10000000000000000000000000000000,
                                                                                                                  b =>
                                                                                                                      2}}));
f6(Fuel) ->
    {#{error => -860,
       'an atom' => 1152921504606846977,
       true => -134217728}};
f6(Fuel) when Fuel or is_function(Fuel) ->
    {fun F40(N41, A42) when N41 > 0 ->
             F40(N41 - 1,
                 maps:put(ok, 635,
                          #{undefined => 3, true => 3, c => 522}));
         F40(_, A42) ->
             A42
     end(3, maps:from_list([{a, 2}, {x1, 1152921504606846976}]))};
f6(_) ->
    {#{ok => -599}}.

f7(Fuel, P43, P44, P45, P46) when Fuel =< 0 ->
    P44;
f7(Fuel, P43, P44, P45, P46) ->
    case
        fun([V49 | V50], #r0{a = false}) ->
               [[V51], V52] = ["abc", "hello, world", "a"],
               true;
           (V53, #r0{a = false, b = -1})
               when
                   round(P43) >= abs(Fuel),
                   not (is_atom(P44) xor (P46 =/= true)) ->
               V54 = {-115},
               false;
           (_, _) ->
               false
        end(["hello, world", [256, 0]], #r0{a = false, b = 2})
    of
        true ->
            f7(Fuel - 1,
               short(P43),
               P44,
               begin {{b, "abc"}, {123456.789}} end,
               case Fuel bxor (P46 - P46) of
                   V47 ->
                       floor(1.7976931348623157e308) - 1;
                   P46
                       when
                           [1, 2, 3] =< [1, 2, 3], true or ("a" =:= P45);
                           (P43 =:= P44) and (Fuel < P46)
                           or
                           is_record(P43, r2);
                           ok == P46 ->
                       begin P46 end
                       +
                       begin
                           case -0.0 of
                               1.0 ->
                                   E48 = true;
                               _ ->
                                   E48 = true
                           end,
                           Fuel
                       end;
                   1152921504606846976 ->
                       (P46 + Fuel) rem maps:get(P46, #{9 => 6});
                   _ ->
                       P46
               end
               rem
               1000000000000000000000000000057);
        _ ->
            f7(Fuel - 2,
               short([abs(length([-3.75,
                                  "abc",
                                  #{},
                                  #{c => 134217727,
                                    b => 1,
                                    'an atom' => 5}])),
                      P46 | 1.0e10]),
               P44, P45,
               (((#r2{a = 3,
                      b = [-2, 4, 2],
                      c = {2},
                      d = #{false => true}})#r2{b = []})#r2.a
                -
                5)
               rem
               1000000000000000000000000000057)
    end.

f8(Fuel, P55, P56, P57) when Fuel > 0 ->
    [P55 |
     f8(Fuel - 1,
        length([ 
                false ||
                    V58 <-
                        [['an atom', ok, error],
                         ['an atom', x1, c, b, undefined],
                         [],
                         ['an atom', x1, c, true, true, 'an atom'],
                         [ok, ok]],
                    true
               ]
               ++
               hd([]))
        rem
        1000003,
        fun() ->
               map_size(#{-635 => -287})
        end,
        maps:merge(#{2 => #r1{a = {8, 6, ""}, b = 0, c = 4}},
                   maps:put(Fuel,
                            #r1{a = {-1, -1, ""},
                                b = 2,
                                c = -576460752303423488},
                            #{$r =>
                                  #r1{a = {$n, 9, 1},
                                      b = 238,
                                      c = 9223372036854775809},
                              -9999999999999999999999999999999 =>
                                  #r1{a = {9223372036854775807, 7,
                                           {4, b}},
                                      b = 7,
                                      c = 648}})))];
f8(_, P55, P56, P57) ->
    [].

f9(Fuel) when Fuel =< 0 ->
    false;
f9(Fuel) when Fuel < Fuel ->
    case
        [ 
         0.5 ||
             V65 = false <- [true, false, true]
        ]
    of
        [] ->
            true;
        [] ->
            X59 = show(Fuel),
            list_to_tuple([Fuel + X59, -1.7976931348623157e308])
            ==
            case
                try [false, false, true, false] of
                    V63 ->
                        X59;
                    _ ->
                        -538
                catch
                    exit:{V64} ->
                        X59
                end
            of
                2 ->
                    X60 = -942,
                    erlang:append_element({X59}, 1.0e10);
                -576460752303423489
                    when
                        tuple_size({340282366920938463463374607431768211455,
                                    c})
                        =<
                        tuple_size({4, x1});
                        (length(Fuel) =< Fuel) and is_boolean(X59),
                        not is_record(Fuel, r2) ->
                    X61 = 2.5,
                    setelement(1, {17, 1.7976931348623157e308}, Fuel);
                4294967296 ->
                    X62 = Fuel,
                    {X59, 0.5};
                _ ->
                    {359, 123456.789}
            end;
        _ ->
            true
    end.

f10(Fuel, _, _, _) when Fuel =< 0 ->
    -0.0;
f10(Fuel, _,
    {V66},
    #{{-1152921504606846975, 'an atom'} := V67,
      true :=
          #{#{true => 10000000000000000000000000000000,
              x1 => $n,
              error => 1} :=
                V68,
            -1 := V69}})
    when
        "a" =:= "hello, world",
        not is_map(V69) or ('an atom' < V68),
        x1 >= c
        andalso
        Fuel > Fuel band V66 ->
    undefined;
f10(Fuel, _, V70, V71)
    when
        (V70 >= V71) and false,
        Fuel,
        -18446744073709551617 div Fuel =:= Fuel * Fuel;
        is_float(Fuel) ->
    fun F72(N73, A74) when N73 > 0 ->
            F72(N73 - 1,
                fun(N73) ->
                       X75 = Fuel,
                       N73;
                   ([3, V76 | V77]) ->
                       V77;
                   (_) ->
                       N73
                end("hello, world"));
        F72(_, A74) ->
            A74
    end(4, V71);
f10(Fuel, _, V78, #{true := #{[-437, -325, $b, -1, -765] := V79}}) ->
    "a";
f10(_, _, _, _) ->
    0.

f11(Fuel, P80, P81, P82, P83) when Fuel > 0 ->
    if
        is_map(P81) or is_list(P82)
        orelse
        Fuel /= P81,
        true =:= false;
        ok >= P81;
        P80 < tuple_size(P82) ->
            [true |
             f11(Fuel - 1,
                 P80, P81,
                 min(P80, $d) rem 1152921504606846975,
                 short(tuple_to_list(begin {-1, 4} end)))];
        true ->
            [not true,
             true |
             f11(Fuel - 1,
                 P80, P81,
                 min(P80, $d) rem 1152921504606846975,
                 short(tuple_to_list(begin {-1, 4} end)))]
    end;
f11(_, P80, P81, P82, P83) ->
    [].

f12(Fuel, P84, P85) when Fuel > 0 ->
    [{atom_to_list('an atom')} |
     f12(Fuel - 1, Fuel rem 1000000000000000000000000000057, P85)];
f12(_, P84, P85) ->
    [].

f13(Fuel, [V88 | Rest], Acc, P86, P87) ->
    if
        is_atom(Rest), is_record(Rest, r0);
        Acc =/= tuple_size(P87), 0.1 /= 1.0 ->
            f13(Fuel, Rest, P87 rem 1000003, P86, P87);
        true ->
            f13(Fuel, Rest,
                try [map_size(#{}), abs(Fuel)] of
                    _ ->
                        Acc - P87;
                    _ ->
                        P87
                catch
                    error:#{error := #{b := V89, a := 1}, x1 := V90}
                        when b == c ->
                        Acc bxor Acc;
                    throw:a ->
                        (#r1{a = {6, 2,
                                  #{c => 3,
                                    true =>
                                        -9999999999999999999999999999999,
                                    'an atom' => -1}},
                             b = 134217728,
                             c = 2})#r1.b
                after
                    begin #r0{a = false, b = 1} end
                end
                band
                1152921504606846975,
                P86, P87)
    end;
f13(_, [], Acc, _, _) ->
    Acc.

f14(Fuel, [V91 | Rest]) ->
    [Fuel div 7
     +
     if
         Rest =< "hello, world";
         true,
         7 > tuple_size({1, b})
         andalso
         1.0e300 =:= V91 ->
             V92 = Fuel,
             6;
         true ->
             92
     end
     +
     tuple_size({-585, 1152921504606846975}) |
     f14(Fuel, Rest)];
f14(Fuel, [a | Rest])
    when
        is_list(Fuel), [] >= tl(Fuel);
        is_number(Fuel)
        andalso
        map_size(#{'an atom' => 239}) =< Fuel;
        is_record(Fuel, r0), is_record(Fuel, r1) ->
    [-1 | f14(Fuel, Rest)];
f14(Fuel, [_ | Rest]) ->
    f14(Fuel, Rest);
f14(_, []) ->
    [].

f15(Fuel) when Fuel =< 0 ->
    #r1{a = {-576460752303423489, 4294967297, true}, b = 7, c = 0};
f15(Fuel)
    when
        true, is_function(Fuel), abs(Fuel) > 860;
        not ((133 =:= 9 - Fuel)
             and
             (element(3, {946, 7}) =:= hd([8, -257]))),
        is_number(Fuel) ->
    #r1{b = error(setelement(1,
                             show({-1, 6}),
                             fun(_, _) ->
                                    5
                             end(Fuel, Fuel)),
                  [Fuel]),
        c = if
                not (is_function(Fuel) and (true /= Fuel)),
                not (not is_list(Fuel)) ->
                    _ = a,
                    Fuel;
                not (([8, 2147483647, 653, 5]
                      <
                      [-576460752303423487, 2, -1152921504606846977, $r])
                     and
                     (tl([]) < [])),
                Fuel =< a,
                element(1, {4, -182})
                =/=
                map_get(error,
                        #{true => -4294967297, b => $j, error => -866}) ->
                    Fuel;
                true ->
                    Fuel
            end
            *
            case Fuel of
                V93 ->
                    -450;
                1152921504606846976 ->
                    Fuel;
                _ ->
                    Fuel
            end
            -
            f3(Fuel div 3, Fuel)};
f15(Fuel) ->
    element(Fuel, {[256, 0], #r1{a = {-2, -67, -2}, b = 4, c = -922}});
f15(_) ->
    #r1{a = {7, 10000000000000000000000000000000, 1.0e10},
        b = 2,
        c = -340282366920938463463374607431768211457}.

f16(Fuel, _, _, _) when Fuel =< 0 ->
    {#r1{a = {8, 3, b}, b = 5, c = -2}, {a, false}};
f16(Fuel, {{V94, V95}, {V96, false}}, V97, V98) ->
    f16(Fuel div 3,
        {a, {error, true}},
        lists:reverse(lists:reverse(V97, V97), [Fuel | V97]),
        case V98 + V98 of
            1.0 when is_tuple(V96); is_list(Fuel), Fuel =< Fuel bor Fuel ->
                X99 = ['an atom', b, ok, ok, x1, x1],
                V100 = Fuel,
                V98;
            1.0 ->
                V98 + 1;
            -1.0 when is_list(V98) ->
                V98 - V98;
            _ ->
                V98
        end);
f16(_, _, _, _) ->
    {#r1{a = {-1, 8, -4294967296}, b = 397, c = -405},
     {c, #{b => -1, a => -1}}}.

f17(Fuel, [[V102, V103, 0, $a] | Rest], P101)
    when
        length([4, 6, 3, 7, -1152921504606846976, 125]) =:= V103,
        is_tuple(V103) ->
    [{try
          fun() ->
                 1
          end
      catch
          _:V104 ->
              fun() ->
                     219
              end;
          _:_ ->
              fun() ->
                     3
              end
      end(),
      V102} |
     f17(Fuel, Rest, P101)];
f17(Fuel, [V105 | Rest], P101) ->
    case is_record(#r2{a = Fuel, b = V105}, r0) of
        true ->
            [{-2, -1} | f17(Fuel, Rest, P101)];
        _ ->
            f17(Fuel, Rest, P101)
    end;
f17(Fuel, [_ | Rest], P101) ->
    f17(Fuel, Rest, P101);
f17(_, [], _) ->
    [].

f18(Fuel, _, _, _) when Fuel =< 0 ->
    {false};
f18(Fuel, [{V106} | V107], _, true) ->
    {case Fuel - 2 rem 16 of
         4294967296
             when
                 not (false >= false)
                 andalso
                 is_integer(V106) ->
             apply(random_1,
                   element(1, {f23, 0}),
                   [Fuel div 3,
                    [#{18446744073709551616 => 2, 380 => 705},
                     #{893 => -963, 778 => 2},
                     #{4 => $d},
                     #{0 => 6}],
                    false,
                    -1]);
         1 + 1 = V108 ->
             (V106 =:= V106) and begin false end;
         _ ->
             true
     end};
f18(_, _, _, _) ->
    {true}.

f19(Fuel, _, _, _) when Fuel =< 0 ->
    {ok, 0.1};
f19(Fuel, V109, V110, V111) ->
    show(tl([Fuel / 1.7976931348623157e308 |
             lists:reverse([9.007199254740992e15, 1.0e300, 5.0e-324,
                            0.0, 1.0e10, 0.0],
                           [2.5, 4.0])])),
    {a, -1.0};
f19(_, _, _, _) ->
    {a, -3.75}.

f20(Fuel, P112, P113, P114) when Fuel > 0 ->
    [integer_to_list(case [8, 7, 9, 6, 5] of
                         V115 ->
                             P114;
                         [V116]
                             when
                                 not ('an atom' < P112),
                                 true,
                                 is_atom(P112) ->
                             -99;
                         [V117, V119 = V118 | [] = V120] ->
                             9;
                         _ ->
                             Fuel
                     end) |
     f20(Fuel - 1, P112, P113, (P112 - 9) rem 1152921504606846975)];
f20(_, P112, P113, P114) ->
    [].

f21(Fuel, _) when Fuel =< 0 ->
    undefined;
f21(Fuel, V123 = _) ->
    element(1,
            try
                case V123 of
                    [] ->
                        #r0{a = true, b = Fuel};
                    [2, V126 | [] = V127] ->
                        #r0{a = false,
                            b = -10000000000000000000000000000000};
                    _ ->
                        #r0{a = true, b = 8}
                end
            catch
                _:V124 ->
                    (#r0{a = true, b = 18446744073709551617})#r0{a = true};
                error:{V125}
                    when
                        false,
                        V125 == V125
                        orelse
                        is_boolean(Fuel);
                        map_size(#{undefined => 7, c => 2})
                        <
                        258 div Fuel;
                        (is_list(V125) xor is_number(V125))
                        and
                        (Fuel bor Fuel
                         <
                         tuple_size({-1152921504606846975, a})),
                        (is_tuple(V125)
                         orelse
                         V123)
                        xor
                        false ->
                    begin #r0{a = false, b = 2} end;
                _:_ ->
                    #r0{a = true, b = 4294967296}
            end);
f21(_, _) ->
    a.

f22(Fuel, _, _, _, _, _, _, _) when Fuel =< 0 ->
    [340282366920938463463374607431768211457, 5];
f22(Fuel, _, V128, _, _, 0, V129, {true}) ->
    [6, 5, 8, -2, $u];
f22(Fuel, [], _,
    [1, 2, 3],
    V130, V131,
    #r0{a = V132, b = V133},
    {V134 = false})
    when V132 =< V132, V132 /= V132 ->
    [ 
     Fuel - [-767, 1152921504606846975, 4] ||
         V135 <-
             [ 
              V136 ||
                  "abc" <- [[256, 0], [1, 2, 3]],
                  V136 <- [960, 1152921504606846976, 2],
                  V134
             ],
         V137 <-
             tl(element(3,
                        {{3, -3.75, "hello, world"},
                         {6, true, 'an atom'},
                         [false, true, true, false, false]}))
    ];
f22(Fuel,
    ["hello, world", _, V138],
    V139,
    "hello, world",
    V140,
    1 + 1,
    V141,
    {V142})
    when is_record(V140, r0) ->
    X143 = Fuel * (Fuel bxor Fuel) - tuple_size({681, #{}}),
    ((#r2{c = try
                  V146 = #{},
                  {-1}
              catch
                  throw:V144 ->
                      X145 =
                          [940, 810,
                           -340282366920938463463374607431768211455],
                      {749};
                  _:_ ->
                      {8}
              end,
          d = fun(_) ->
                     #{#{b => $d} => false, b => false}
              end({a, false, false})})#r2{c = try
                      (#r2{a = -2,
                           b = [9999999999999999999999999999999,
                                -2,
                                -2147483649,
                                -2],
                           c = {$c},
                           d = #{#{error => $o} => false,
                                 false => false}})#r2.c
                  catch
                      throw:{[V147 | V148]} ->
                          {-594}
                  end,
              d = #{"" => true}})#r2.b.

f23(Fuel, [V150 | Rest], Acc, P149) ->
    if
        is_tuple(V150) ->
            f23(Fuel, Rest,
                try
                    X152 = #{P149 => 9.007199254740992e15},
                    {0, 1.7976931348623157e308} =< {3, 5.0e-324}
                catch
                    exit:V151 ->
                        Acc;
                    _:P149 ->
                        is_map_key(ok,
                                   #{undefined => -18446744073709551616})
                after
                    [-9223372036854775809, 789, 4, 931] ++ []
                end,
                P149);
        true ->
            f23(Fuel, Rest,
                element(1, {1.7976931348623157e308})
                =<
                list_to_integer(integer_to_list(Fuel)),
                P149)
    end;
f23(Fuel, [_ | Rest], Acc, P149) ->
    f23(Fuel, Rest, Acc, P149);
f23(_, [], Acc, _) ->
    Acc.

f24(Fuel, [V154 | Rest], P153) when true =< true ->
    [length(Rest) | f24(Fuel, Rest, P153)];
f24(Fuel, [true | Rest], P153) ->
    [min(max(Fuel, P153), 5) | f24(Fuel, Rest, P153)];
f24(Fuel, [_ | Rest], P153) ->
    f24(Fuel, Rest, P153);
f24(_, [], _) ->
    [].

f25(Fuel, [2.5 | Rest], Acc, P155, P156, P157) ->
    case
        length([-9223372036854775808,
                -9223372036854775809,
                18446744073709551616, 134217729, 2, 3])
        ==
        Acc
    of
        true ->
            f25(Fuel, Rest,
                list_to_integer(integer_to_list(Acc - Fuel))
                rem
                1000000000000000000000000000057,
                P155, P156, P157);
        _ ->
            f25(Fuel, Rest,
                Fuel band 1152921504606846975,
                P155, P156, P157)
    end;
f25(Fuel, [_ | Rest], Acc, P155, P156, P157) ->
    f25(Fuel, Rest, Acc, P155, P156, P157);
f25(_, [], Acc, _, _, _) ->
    Acc.

f26(Fuel, P158, P159, P160, P161) when Fuel > 0 ->
    [[385, 1, 2, 3] |
     f26(Fuel - 1,
         (if
              map_size(#{true => -458})
              >=
              hd([-18446744073709551615, 1152921504606846976, 6, 5, 6]),
              (P161 > P161) and not is_tuple(Fuel) ->
                  P161;
              true ->
                  Fuel
          end
          div
          tuple_size({1, []})
          bsr
          (case P159 of
               1.0 ->
                   P161;
               P159
                   when
                       is_boolean(P160),
                       is_binary(P160),
                       is_binary(P159);
                       is_binary(P160) ->
                   484;
               2.5
                   when
                       is_bitstring(P159), not is_boolean(Fuel);
                       is_number(P159), is_record(Fuel, r1);
                       (7
                        =/=
                        Fuel
                        band
                        340282366920938463463374607431768211456)
                       xor
                       (P158 =< P161 - Fuel)
                       xor
                       is_tuple(P159),
                       is_map(P160) ->
                   P161
           end
           bsl
           P158 div P161 band 63)
          band
          63)
         rem
         1000000000000000000000000000057,
         math:sqrt(P159),
         P160,
         begin Fuel bor P158 end band 1152921504606846975)];
f26(_, P158, P159, P160, P161) ->
    [].

f27(Fuel, [error | Rest], Acc, P162, P163)
    when [256, 0] =:= [1, 2, 3], P163 == Acc, tl(Acc) /= Acc ->
    f27(Fuel, Rest,
        short([ 
               case #{error => a, ok => true, error => x1} of
                   V164
                       when
                           (576460752303423487 =< element(1, {$b, 4})
                            orelse
                            [256, 0] < "")
                           and
                           (is_boolean(Fuel) or is_bitstring(Fuel)),
                           abs(Fuel) < Fuel;
                           false < false ->
                       Fuel;
                   _ ->
                       Fuel
               end ||
                   ok <- Rest
              ]),
        P162, P163);
f27(Fuel, [_ | Rest], Acc, P162, P163) ->
    f27(Fuel, Rest, Acc, P162, P163);
f27(_, [], Acc, _, _) ->
    Acc.

f28(Fuel) when Fuel =< 0 ->
    2;
f28(Fuel) when is_map(Fuel) ->
    max(bnot Fuel * Fuel, Fuel bsl random_1:f28(Fuel div 3) band 63);
f28(Fuel) ->
    X166 =
        try
            list_to_integer(integer_to_list(Fuel))
        catch
            exit:{[Fuel | V168 = V167]} ->
                Fuel
        end
        +
        caught(catch Fuel),
    min(case throw(0.1) of
            [2, V169, V170, -576460752303423489] ->
                2.5 = 0.5,
                X171 = Fuel,
                begin V170 end;
            [2] when false, is_integer(X166); error /= error ->
                case #{} of
                    V173 ->
                        E172 = #{};
                    _ ->
                        E172 = #{}
                end,
                X166 rem 1000;
            _ ->
                X166
        end
        band
        (try
             Fuel
         catch
             throw:#{'an atom' := V174, ok := V177 = [V175 | V176]} ->
                 Fuel;
             _:_ ->
                 0
         end
         rem
         -3),
        floor(1.0 - 1.0e300) bxor (Fuel - X166 div X166));
f28(Fuel) ->
    fun F178(N179, A180) when N179 > 0 ->
            F178(N179 - 1,
                 (error(1.5) - A180) rem 1000000000000000000000000000057);
        F178(_, A180) ->
            A180
    end(6, list_to_integer(integer_to_list(Fuel)));
f28(_) ->
    7.

f29(Fuel) when Fuel =< 0 ->
    -10000000000000000000000000000001;
f29(Fuel) when Fuel == Fuel ->
    (#r2{a = 4,
         b = [-9223372036854775808, -2, 4, 0, -386, -2],
         c = {401},
         d = #{{0, 'an atom'} => false, 7 => true}})#r2.a
    -
    Fuel rem Fuel div floor(1.0) div 2;
f29(Fuel) ->
    case #{2 => 4294967297, 7 => 7} of
        #{} ->
            E181 = true;
        #{5 := $a} ->
            E181 = c;
        _ ->
            E181 = undefined
    end,
    X182 = {-192, -1, a},
    case #r0{a = true, b = 576460752303423487} of
        V183 ->
            X184 = erlang:phash2(setelement(1, {a}, error)),
            case
                fun F194(N195, A196) when N195 > 0 ->
                        F194(N195 - 1,
                             Fuel rem 1000000000000000000000000000057);
                    F194(_, A196) ->
                        A196
                end(1, Fuel)
            of
                V185 ->
                    begin X184 end bsr f3(Fuel div 3, $e) band 63;
                V186 ->
                    X187 = {E181, V186},
                    case
                        try
                            1.0e10
                        catch
                            exit:V189 ->
                                2.5;
                            _:_ ->
                                -3.75
                        end
                    of
                        1.0e10 ->
                            E188 = element(3, {7, true, 4});
                        _ ->
                            E188 = 0
                    end,
                    X190 =
                        case [] of
                            V191 ->
                                Fuel;
                            V192
                                when
                                    is_atom(Fuel), E181 =< E181;
                                    true
                                    orelse
                                    V186 >= Fuel ->
                                0;
                            V193
                                when
                                    -0.0 >= 1.7976931348623157e308,
                                    is_record(E188, r1),
                                    hd(V193) =:= -1 bor V186 ->
                                Fuel;
                            _ ->
                                8
                        end,
                    V186
                    *
                    fun(_, _) ->
                           4
                    end([-1, 559, 9223372036854775808, -371, 8], X190);
                _ ->
                    -168
            end;
        V197 = V198 ->
            f25(Fuel div 3,
                maps:values(#{-1 => 123456.789,
                              5 => 2.5,
                              -340282366920938463463374607431768211455 =>
                                  4.0}),
                Fuel,
                [#{-457 => 1.5, 1 => 9.007199254740992e15}, #{}],
                4.0,
                V197#r0{a = false, b = Fuel})
    end;
f29(_) ->
    4.

main(_) ->
    run({1, 1},
        fun() ->
               f0(30, 327,
                  fun() ->
                         [706, 5, 0]
                  end,
                  9)
        end),
    run({1, 2},
        fun() ->
               f0(7, 8,
                  fun() ->
                         [1, $e, $y, 4, 3]
                  end,
                  4)
        end),
    run({1, 3},
        fun() ->
               f0(2, 9,
                  fun() ->
                         [-2, 2, -750]
                  end,
                  3)
        end),
    run({2, 1},
        fun() ->
               f1(30,
                  fun() ->
                         {-340282366920938463463374607431768211456}
                  end,
                  [1, 2, 3])
        end),
    run({2, 2},
        fun() ->
               f1(7,
                  fun() ->
                         {6}
                  end,
                  "")
        end),
    run({2, 3},
        fun() ->
               f1(2,
                  fun() ->
                         {171}
                  end,
                  [1, 2, 3])
        end),
    run({3, 1},
        fun() ->
               f2(30)
        end),
    run({3, 2},
        fun() ->
               f2(7)
        end),
    run({3, 3},
        fun() ->
               f2(2)
        end),
    run({4, 1},
        fun() ->
               f3(30, $y)
        end),
    run({4, 2},
        fun() ->
               f3(7, -467)
        end),
    run({4, 3},
        fun() ->
               f3(2, -2)
        end),
    run({5, 1},
        fun() ->
               f4(30, 'an atom',
                  [true, false, true, true, true, false],
                  8)
        end),
    run({5, 2},
        fun() ->
               f4(7, error, [false, false, true, true, false], 5)
        end),
    run({5, 3},
        fun() ->
               f4(2, undefined, [], 697)
        end),
    run({6, 1},
        fun() ->
               f5(30,
                  fun(_) ->
                         5
                  end,
                  2147483649, 9.007199254740992e15)
        end),
    run({6, 2},
        fun() ->
               f5(7,
                  fun(_) ->
                         -797
                  end,
                  166,
                  -3.75)
        end),
    run({6, 3},
        fun() ->
               f5(2,
                  fun(_) ->
                         -634
                  end,
                  7, 1.0)
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
                  [1152921504606846977,
                   340282366920938463463374607431768211457,
                   -673,
                   8],
                  [-207,
                   {1, x1},
                   [-1152921504606846977, 4, 1, 9223372036854775809]],
                  {{error, "a"}, {1.0e-10}},
                  0)
        end),
    run({8, 2},
        fun() ->
               f7(7, [1, -1], [], {{a, "a"}, {0.0}}, -937)
        end),
    run({8, 3},
        fun() ->
               f7(2, [],
                  [-2, true],
                  {{c, [256, 0]}, {1.7976931348623157e308}},
                  4294967296)
        end),
    run({9, 1},
        fun() ->
               f8(30, 0,
                  fun() ->
                         7
                  end,
                  #{7 => #r1{a = {-521, $r, true}, b = 495, c = -2}})
        end),
    run({9, 2},
        fun() ->
               f8(7, 576460752303423487,
                  fun() ->
                         8
                  end,
                  #{7 =>
                        #r1{a = {1, 0, false},
                            b = 340282366920938463463374607431768211456,
                            c = 700},
                    -9999999999999999999999999999999 =>
                        #r1{a = {-9223372036854775808, 9, ok},
                            b = 9,
                            c = 60}})
        end),
    run({9, 3},
        fun() ->
               f8(2, 2,
                  fun() ->
                         340282366920938463463374607431768211457
                  end,
                  #{714 =>
                        #r1{a = {-10000000000000000000000000000001,
                                 -1,
                                 1.0e300},
                            b = 1,
                            c = 858}})
        end),
    run({10, 1},
        fun() ->
               f9(30)
        end),
    run({10, 2},
        fun() ->
               f9(7)
        end),
    run({10, 3},
        fun() ->
               f9(2)
        end),
    run({11, 1},
        fun() ->
               f10(30,
                   fun(_, _) ->
                          0.1
                   end,
                   {-1},
                   #{})
        end),
    run({11, 2},
        fun() ->
               f10(7,
                   fun(_, _) ->
                          9.007199254740992e15
                   end,
                   {-4294967296},
                   #{-9223372036854775809 => #{4 => 0.1},
                     8 =>
                         #{true => 9.007199254740992e15,
                           [7, 4, 3, 3] => 1.0e10,
                           {-2147483647, error} => 5.0e-324}})
        end),
    run({11, 3},
        fun() ->
               f10(2,
                   fun(_, _) ->
                          4.0
                   end,
                   {8},
                   #{})
        end),
    run({12, 1},
        fun() ->
               f11(30, 6, 'an atom', 5,
                   [9, 6, 576460752303423488, $o, $g])
        end),
    run({12, 2},
        fun() ->
               f11(7, -2, 'an atom', -1, [1, 1, -1, 773])
        end),
    run({12, 3},
        fun() ->
               f11(2, 4, true, 4, [9223372036854775809, -2, 7])
        end),
    run({13, 1},
        fun() ->
               f12(30, 1, 7)
        end),
    run({13, 2},
        fun() ->
               f12(7, 0, -1)
        end),
    run({13, 3},
        fun() ->
               f12(2, -1, 5)
        end),
    run({14, 1},
        fun() ->
               f13(30,
                   [#{8 => true, 0 => true},
                    #{5 => false, -1 => true, 134217727 => true},
                    #{4 => false},
                    #{8 => false, 8 => false}],
                   0,
                   {5, [0.1, 2.5, -3.75, -3.75, 2.5, 1.5], ""},
                   1)
        end),
    run({14, 2},
        fun() ->
               f13(7,
                   [#{-576460752303423488 => true},
                    #{},
                    #{3 => false, $w => false},
                    #{}],
                   -9223372036854775807,
                   {8, [-3.75, -1.0, -3.75], true},
                   4)
        end),
    run({14, 3},
        fun() ->
               f13(2,
                   [#{2 => false},
                    #{-1 => false, -1 => false, -357 => true}],
                   5,
                   {522,
                    [9.007199254740992e15, 9.007199254740992e15,
                     1.0e300],
                    9},
                   -1152921504606846975)
        end),
    run({15, 1},
        fun() ->
               f14(30, [undefined, undefined, undefined, x1, error])
        end),
    run({15, 2},
        fun() ->
               f14(7, [])
        end),
    run({15, 3},
        fun() ->
               f14(2, [error, error, undefined, error])
        end),
    run({16, 1},
        fun() ->
               f15(30)
        end),
    run({16, 2},
        fun() ->
               f15(7)
        end),
    run({16, 3},
        fun() ->
               f15(2)
        end),
    run({17, 1},
        fun() ->
               f16(30, {"", {'an atom', true}}, [9, 9], 123456.789)
        end),
    run({17, 2},
        fun() ->
               f16(7,
                   {597, {c, false}},
                   [7, 1, 7, 614, 7, 4],
                   1.7976931348623157e308)
        end),
    run({17, 3},
        fun() ->
               f16(2, {c, {error, false}}, [6, 4, -2, -5], 2.5)
        end),
    run({18, 1},
        fun() ->
               f17(30,
                   [[-1, 3, 172, 3, 3],
                    [440, -2, 3, -18446744073709551615],
                    [6, -1, 6, -2, -1, 8]],
                   9)
        end),
    run({18, 2},
        fun() ->
               f17(7,
                   [[$u, 9223372036854775807, 8],
                    [9, -1, 9999999999999999999999999999999, 8, 0],
                    [7, -2],
                    [-2,
                     9, 9, 18446744073709551615,
                     -1152921504606846977,
                     3]],
                   2)
        end),
    run({18, 3},
        fun() ->
               f17(2,
                   [[7, 276, 6,
                     -340282366920938463463374607431768211457,
                     683],
                    [-972, 9223372036854775809, -2, 0, 1],
                    [5, -2],
                    [-58, 0],
                    [],
                    [-1, -18446744073709551615]],
                   340282366920938463463374607431768211456)
        end),
    run({19, 1},
        fun() ->
               f18(30, 2,
                   fun(_) ->
                          1
                   end,
                   true)
        end),
    run({19, 2},
        fun() ->
               f18(7, 1.0e-10,
                   fun(_) ->
                          9
                   end,
                   true)
        end),
    run({19, 3},
        fun() ->
               f18(2, true,
                   fun(_) ->
                          $u
                   end,
                   true)
        end),
    run({20, 1},
        fun() ->
               f19(30, 5, ok, 3)
        end),
    run({20, 2},
        fun() ->
               f19(7, -1, a, 10000000000000000000000000000000)
        end),
    run({20, 3},
        fun() ->
               f19(2, 5, b, -1)
        end),
    run({21, 1},
        fun() ->
               f20(30, -1, 6, -744)
        end),
    run({21, 2},
        fun() ->
               f20(7, 546, 4294967297, 0)
        end),
    run({21, 3},
        fun() ->
               f20(2, $f, 9, 0)
        end),
    run({22, 1},
        fun() ->
               f21(30, [])
        end),
    run({22, 2},
        fun() ->
               f21(7, [9223372036854775807, 1, $w, -645, -202])
        end),
    run({22, 3},
        fun() ->
               f21(2, [665, 6, 0, 5])
        end),
    run({23, 1},
        fun() ->
               f22(30,
                   ["hello, world", [256, 0], "hello, world", [1, 2, 3]],
                   fun(_) ->
                          1
                   end,
                   "",
                   {[], {4, 6}, -1152921504606846975},
                   $s,
                   #r0{a = true, b = 3},
                   {true})
        end),
    run({23, 2},
        fun() ->
               f22(7, [],
                   fun(_) ->
                          4
                   end,
                   [1, 2, 3],
                   {[0.1, 1.0e300, 1.5, 1.0e10, 0.1], {9, -2}, 71},
                   2,
                   #r0{a = true, b = 5},
                   {false})
        end),
    run({23, 3},
        fun() ->
               f22(2,
                   ["", "abc"],
                   fun(_) ->
                          5
                   end,
                   "abc",
                   {[4.0, 0.5, 0.5, 1.0], {2, -2}, 1},
                   6,
                   #r0{a = true, b = -10000000000000000000000000000001},
                   {true})
        end),
    run({24, 1},
        fun() ->
               f23(30, [], false, 18446744073709551615)
        end),
    run({24, 2},
        fun() ->
               f23(7, [], false, false)
        end),
    run({24, 3},
        fun() ->
               f23(2,
                   [#{}, #{3 => -264, 0 => 1}, #{8 => 2}],
                   false,
                   -780)
        end),
    run({25, 1},
        fun() ->
               f24(30, [true, false, false, true, true], 2)
        end),
    run({25, 2},
        fun() ->
               f24(7, [true, true, false, true, false, false], $f)
        end),
    run({25, 3},
        fun() ->
               f24(2, [true, true, false], $c)
        end),
    run({26, 1},
        fun() ->
               f25(30,
                   [-1.0, 1.0, 1.7976931348623157e308, 4.0, 0.5],
                   7, [],
                   {b, {b, 2147483648}},
                   #r0{a = false, b = 7})
        end),
    run({26, 2},
        fun() ->
               f25(7,
                   [-3.75, 0.0],
                   -2147483647,
                   [#{},
                    #{8 => 0.1, 4 => 123456.789},
                    #{-158 => 0.1, 9 => 2.5},
                    #{-2147483649 => 2.5,
                      -790 => 1.7976931348623157e308},
                    #{260 => 2.5},
                    #{4 => -1.0, 134217729 => 1.0}],
                   {'an atom', {x1, $z}},
                   #r0{a = false, b = -835})
        end),
    run({26, 3},
        fun() ->
               f25(2,
                   [-3.75,
                    4.0, 1.7976931348623157e308, 2.5, 5.0e-324,
                    9.007199254740992e15],
                   $l,
                   [#{-2 => 0.0, 6 => 1.0},
                    #{8 => -1.0, 1 => 9.007199254740992e15},
                    #{$w => 0.0,
                      1152921504606846975 => 1.0e10,
                      5 => 4.0},
                    #{5 => -0.0, -1 => -1.0, 5 => 123456.789}],
                   {ok, {a, 672}},
                   #r0{a = false, b = 328})
        end),
    run({27, 1},
        fun() ->
               f26(30, -355, 4.0, {x1, []}, 9)
        end),
    run({27, 2},
        fun() ->
               f26(7, -2, -3.75, {a, [2, 355]}, 9)
        end),
    run({27, 3},
        fun() ->
               f26(2, $j, 2.5, {x1, [576460752303423487, 0, 1, 2]}, 846)
        end),
    run({28, 1},
        fun() ->
               f27(30,
                   ['an atom', ok, ok],
                   [134217727, 5, 2147483647, $j, 4],
                   {#r0{a = false, b = -9223372036854775807}},
                   #{9223372036854775807 =>
                         #{'an atom' => true, error => false}})
        end),
    run({28, 2},
        fun() ->
               f27(7,
                   [a, true, ok, b, c, error],
                   [0, 576460752303423488, 134217728, 7, 966, 3],
                   {#r0{a = false, b = -9223372036854775809}},
                   #{0 => #{true => true, ok => true, x1 => false},
                     748 =>
                         #{undefined => b, c => 676, error => [3, 3, 2]}})
        end),
    run({28, 3},
        fun() ->
               f27(2,
                   [true, x1],
                   [9, 3, 0, 0],
                   {#r0{a = false, b = 6}},
                   #{-2 => #{}})
        end),
    run({29, 1},
        fun() ->
               f28(30)
        end),
    run({29, 2},
        fun() ->
               f28(7)
        end),
    run({29, 3},
        fun() ->
               f28(2)
        end),
    run({30, 1},
        fun() ->
               f29(30)
        end),
    run({30, 2},
        fun() ->
               f29(7)
        end),
    run({30, 3},
        fun() ->
               f29(2)
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
