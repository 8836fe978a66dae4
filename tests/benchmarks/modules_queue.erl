%% A queue of two lists that knows its length. Part of the benchmark `modules`.
-module(modules_queue).
-export([new/0, in/2, out/1, len/1]).

new() -> {queue, 0, [], []}.

in(Item, {queue, Length, Front, Back}) -> {queue, Length + 1, Front, [Item | Back]}.

out({queue, Length, [Item | Front], Back}) -> {value, Item, {queue, Length - 1, Front, Back}};
out({queue, _, [], []}) -> empty;
out({queue, Length, [], Back}) -> out({queue, Length, lists:reverse(Back), []}).

len({queue, Length, _, _}) -> Length.
