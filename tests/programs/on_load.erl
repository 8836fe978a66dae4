%% -on_load: called once, before main/1; not exported; it may call anything.
-module(on_load).
-export([main/1, count/0]).
-on_load(init/0).

init() ->
    erlang:display(loading),
    count(),
    ok.

main(_) ->
    erlang:display(main),
    erlang:display(count()),
    erlang:display(lists:keyfind(on_load, 1, on_load:module_info(attributes))),
    erlang:display([lists:member(F, on_load:module_info(exports)) || F <- [{init, 0}, {count, 0}]]).

count() -> counted.
