-module(literals).
-export([f/0]).
%% Comments with åäö and 日本語 count as characters in columns.
f() ->
    [a, 'A', 'it\'s', 'a b', 'å', ååå, [], "", "str", "é日" "two" "three",
     0, 1_000, 16#FF, 36#Zz, 2#1010, 9223372036854775807, 9223372036854775808,
     123456789012345678901234567890, 16#FFFF_FFFF_FFFF_FFFF_FFFF, -1, +2, - 3,
     1.0, 1.5e10, 1.0E-5, 1_0.2_5, 0.1, 1.0e-320, 3.4028234663852886e38,
     $a, $\n, $\s, $ , $\x41, $\x{1F600}, $\101, $\^A, $\\, $', $", $日,
     "\b\d\e\f\n\r\s\t\v\0\12\123\x41\x{1F600}\^a\"\'\\\q
second line", 'quoted\natom', 'maybe', 'else', maybe, {}, {1}, {1, {2}}, #{}].
