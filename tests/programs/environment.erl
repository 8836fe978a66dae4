%% Environment variables, the system, arguments and the end of the program by init.
-module(environment).
-export([main/1]).

main([How]) ->
    io:format("~p~n", [os:getenv("LUMEN_NO_SUCH_VARIABLE")]),
    io:format("~p~n", [os:getenv("LUMEN_NO_SUCH_VARIABLE", "default")]),
    true = os:putenv("LUMEN_TEST", "value λ"),
    io:format("~p~n", [os:getenv("LUMEN_TEST")]),
    io:format("~p~n", [[V || {"LUMEN_TEST", V} <- os:env()]]),
    io:format("~p~n", [lists:member("LUMEN_TEST=value λ", os:getenv())]),
    true = os:putenv("LUMEN_TEST", ""),
    io:format("~p~n", [os:getenv("LUMEN_TEST")]),
    true = os:unsetenv("LUMEN_TEST"),
    io:format("~p~n", [os:getenv("LUMEN_TEST")]),
    [io:format("~p~n", [try os:getenv(Name) catch C:R -> {C, R} end]) || Name <- [atom, "a=b", [0], "", [bad], <<"binary">>]],
    [io:format("~p~n", [try os:putenv(Name, Value) catch C:R -> {C, R} end]) || {Name, Value} <- [{"a=b", "x"}, {"", "x"}, {"a", x}, {"a", [0]}]],
    io:format("~p~n", [is_list(os:getpid())]),
    io:format("~p~n", [element(1, os:type())]),
    io:format("~p~n", [abs(os:system_time(second) - erlang:system_time(second)) =< 1]),
    io:format("~p ~p~n", [is_integer(os:system_time()), tuple_size(os:timestamp())]),
    io:format("~p~n", [is_integer(os:perf_counter(microsecond))]),
    io:format("~p~n", [[element(2, timer:tc(fun() -> x end)), is_integer(os:perf_counter())]]),
    [io:format("~p~n", [erlang:convert_time_unit(T, A, B)]) || {T, A, B} <- [{1, second, millisecond}, {-1, native, second}, {1999, millisecond, second}, {1 bsl 70, nanosecond, 7}]],
    io:format("~p~n", [catch element(1, element(2, catch erlang:convert_time_unit(1.0, second, second)))]),
    io:format("~p~n", [erlang:module_loaded(lists)]),
    io:format("~p~n", [erlang:module_loaded(no_such_module_here)]),
    ends(How).

ends("stop") -> init:stop(), receive after infinity -> ok end;
ends("stop_status") -> init:stop(7), receive after infinity -> ok end;
ends("halt") -> io:put_chars("before halt\n"), halt(4);
ends("returns") -> spawn(fun() -> timer:sleep(100000) end), ok.
