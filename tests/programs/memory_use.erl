%% erlang:memory/0,1: what it says of things that are made and dropped.
-module(memory_use).
-export([main/1]).

main(_) ->
    erlang:display([Name || {Name, Bytes} <- erlang:memory(), is_integer(Bytes)]),
    All = maps:from_list(erlang:memory()),
    erlang:display(maps:get(total, All) =:= maps:get(processes, All) + maps:get(system, All)),
    erlang:display([Name || {Name, _} <- erlang:memory([ets, total, ets])]),
    erlang:display(erlang:memory([])),
    erlang:display([failed(fun() -> erlang:memory(Wrong) end) || Wrong <- [1, foo, [foo], [total, 1], "x"]]),
    erlang:display(grows(binary, fun() -> binary:copy(<<0>>, 10000000) end, 10000000)),
    erlang:display(grows(ets, fun() -> Table = ets:new(t, []), [ets:insert(Table, {N, "some text"}) || N <- lists:seq(1, 2000)], Table end, 2000 * 40)),
    erlang:display(grows(processes, fun() -> [spawn(fun() -> receive stop -> ok end end) || _ <- lists:seq(1, 500)] end, 500 * 300)),
    erlang:display(grows(atom_used, fun() -> [list_to_atom("memory_use_" ++ integer_to_list(N)) || N <- lists:seq(1, 1000)] end, 1000 * 10)),
    erlang:display(erlang:localtime_to_universaltime({{2020, 1, 31}, {12, 0, 0}}) =:=
                   erlang:localtime_to_universaltime({{2020, 1, 31}, {12, 0, 0}}, undefined)),
    erlang:display(failed(fun() -> erlang:localtime_to_universaltime(foo) end)).

failed(Fun) ->
    try Fun() of Result -> {no_error, Result} catch error:Reason:Trace -> {M, F, A, _} = hd(Trace), {Reason, M, F, A} end.

%% Whether a category grows by at least so many bytes, while what is made is there.
grows(Category, Make, Bytes) ->
    Before = erlang:memory(Category),
    Made = Make(),
    After = erlang:memory(Category),
    {Category, After - Before >= Bytes, is_list(Made) orelse is_binary(Made) orelse is_reference(Made)}.
