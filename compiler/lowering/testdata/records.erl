-module(records).
-export([create/1, access/1, update/2, match/1, info/0, guards/1, order/1]).
-record(point, {x = 0, y = origin(), z}).
-record(empty, {}).

origin() -> 1.

create(X) -> {#point{}, #point{x = X, z = 2}, #point{_ = X}, #point{y = X, _ = 7}, #empty{}}.

access(P) -> {P#point.x, P#point.z, #point.z}.

update(P, X) -> P#point{x = X, z = P#point.y}.

match(#point{x = X, y = X}) -> X;
match(#empty{}) -> empty;
match(#point.y) -> index.

info() -> {record_info(fields, point), record_info(size, point), record_info(fields, empty)}.

guards(P) when P#point.x > 1, P#point.z; is_record(P, empty) -> a;
guards(P) when P == #point{x = 1, y = 2} -> b;
guards(P) when is_record(P, point, 4) -> is_record(P, point).

order(P) -> (origin())#point{z = f(1), x = f(2), y = P}.

f(X) -> X.
