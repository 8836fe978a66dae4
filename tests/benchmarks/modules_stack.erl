%% A stack with operations on its top. Part of the benchmark `modules`.
-module(modules_stack).
-export([new/0, push/2, pop/1, is_empty/1, apply/2]).

new() -> [].

push(Item, Stack) -> [Item | Stack].

pop([Item | Stack]) -> {Item, Stack}.

is_empty(Stack) -> Stack =:= [].

apply(add, [B, A | Stack]) -> [A + B | Stack];
apply(mask, [A | Stack]) -> [A band 16#fffff | Stack].
