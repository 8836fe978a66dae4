-module(lint_unused).
-export([a/0]).
-on_load(nope/0).
-compile([warn_unused_import, warn_export_vars, warn_untyped_record, warn_missing_spec, {inline, [{b, 0}]}]).
-import(lists, [seq/2]).
-record(never, {a, b}).
-record(ok, {a :: atom()}).
-type never() :: integer().
-opaque hidden() :: term().
-type used() :: #ok{}.
-export_type([used/0]).
a() -> case x of 1 -> B = 1; _ -> B = 2 end, B, erlang:load_nif("x", 1).
b() -> c().
c() -> b().
