-module(types).
-export([f/1, g/2, h/0]).
-export_type([t/0, o/1, r/0, all/0]).
-type t() :: a | 1 | -1 | $c | 1..10 | -5..-1 | [] | [t()] | [t(), ...] | {} | {t(), atom()} | tuple() | map() | #{} |
             #{a := 1, b => integer(), atom() => _} | <<>> | <<_:8>> | <<_:_*8>> | <<_:16, _:_*4>> | fun() | fun((...) -> t()) |
             fun(() -> ok) | fun((A :: t(), integer()) -> t()) | lists:list() | string() | (1 + 2) | 1 bsl 3 | X :: t().
-type all() :: any() | term() | none() | pid() | port() | reference() | binary() | bitstring() | boolean() | byte() | char() |
               float() | function() | identifier() | integer() | iodata() | iolist() | list() | list(t()) | maybe_improper_list() |
               maybe_improper_list(t(), []) | mfa() | module() | neg_integer() | nil() | no_return() | node() | non_neg_integer() |
               nonempty_list(t()) | nonempty_string() | number() | pos_integer() | timeout() | arity() | nonempty_improper_list(t(), a).
-opaque o(T) :: {o, T}.
-type (r() :: #rec{a :: integer(), b :: t()}).
-record(rec, {a = 1 :: integer(), b, c :: t() | undefined, d = [] :: [t()]}).
-record(plain, {x, y = 2}).
-record(empty, {}).
-spec f(t()) -> t().
f(X) -> X.
-spec g(A, B) -> {A, B, C} when A :: t(), B :: integer(), is_subtype(C, atom());
       (atom(), atom()) -> C2 when C2 :: #plain{} | #empty{}.
g(A, B) -> {A, B, c}.
-spec types:h() -> (fun((integer()) -> A :: atom())).
h() -> fun(_) -> #rec{} end.
-callback cb(A :: term(), B) -> A | B when B :: atom().
-callback opt() -> ok.
-optional_callbacks([opt/0]).
