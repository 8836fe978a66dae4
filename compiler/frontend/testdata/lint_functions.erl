-module(lint_functions).
-module(again).
-export([f/0, f/0, undefined/0, size/1]).
-import(lists, [map/2, seq/2]).
-import(foo, [map/2]).
-import(bar, [element/2, floor/1, min/2]).
-compile({inline, [{nothing, 0}]}).
-compile({nowarn_unused_function, [{nothing, 1}]}).
-compile(export_all).
-compile(nowarn_bif_clash).
-compile({nowarn_bif_clash, [{nothing, 2}]}).
-on_load(init/1).
-on_load(x).
-nifs([nope/0]).
-deprecated([{nope, 0}, bad, {f, 0, 5}]).
-removed([{f, 0, "x"}, {f, '_', "x"}, module, 1]).
-optional_callbacks([a/0, a/0]).
-callback b() -> ok.
-callback b() -> ok.
-callback m:c() -> ok.
-callback d() -> ok; (x) -> ok.
-behaviour(gen_server).
-behaviour(gen_statem).
-dialyzer([foo, {nowarn_function, nope/1}, {bar, f/0}, {1, 2}]).
f() -> g(), seq(1, 2), lists:nope(), erlang:now(), pg2:x(), random:uniform(), "x"(1), {a}(), foo:bar.
f() -> again.
map(_, _) -> defined.
size(_) -> size(1), tuple_to_list(x).
behaviour_info(_) -> ok.
-export([late/0]).
-vsn(late).
z() -> unused.
y() -> io:format("~p ~p", [1]), io:format("~z"), io:format("~p~n", x), io:format(a, b, c, d), io:fwrite("~s~*.*c", [1, 2, 3, 4]),
  io:format("~tp~tw~n~ts", [1, 2, 3]), io_lib:format("~p").
w() -> qlc:q([X || X <- []]), erlang:load_nif("x", 0).
