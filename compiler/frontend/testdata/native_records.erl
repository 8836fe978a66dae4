%% otp=29
-module(native_records).
-export([f/1, g/2]).
-export_record([r]).
-export_record(r).
-export_record([none, t]).
-import_record(other, [s]).
-import_record(other, [s]).
-record #r{a = 1 + 2, b :: integer(), c = {x, [#{k => <<"v">>}]}}.
-record #bad{a = f(1), b = X, c = #r{}}.
-record #r{}.
-record(t, {a}).
-type u() :: #r{}.
-export_type([u/0]).

f(#r{b = B, _ = 1}) -> {#r{b = B}, #r{}, #r{_ = 1}, #r.a, record_info(fields, r)};
f(X) when X#r.b =:= #r{b = 1}, X#other:s.c, #other:s{} =:= X -> X#r.d;
f(#s{c = C}) -> #s{c = C};
f(#other:s{c = C, d = [C | _]}) -> C;
f(#_{c = C, D = C}) -> C.

g(X, Y) -> X#r{b = Y}#r{a = 2}#_{c = 3}#other:s{d = 4}#_.d.
