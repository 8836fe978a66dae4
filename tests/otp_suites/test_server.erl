%% What OTP's suites call of Common Test's module test_server.
-module(test_server).
-export([lookup_config/2, do_times/2, do_times/4, sleep/1, adjusted_sleep/1, timetrap/1, timetrap_cancel/0, timetrap_cancel/1]).
-export([timetrap_scale_factor/0, timecall/3, seconds/1, minutes/1, hours/1, fail/0, fail/1, fault/3, comment/1, format/1, format/2]).
-export([is_cover/0, is_asan/0, is_valgrind/0, is_debug/0, is_native/1, memory_checker/0, is_commercial/0, os_type/0]).
-export([start_node/3, stop_node/1, start_peer/3, start_peer/5, run_on_shielded_node/2, app_test/1, appup_test/1, temp_name/1]).
-export([capture_start/0, capture_stop/0, capture_get/0]).

lookup_config(Key, Config) ->
    case lists:keyfind(Key, 1, Config) of
        {_, Value} -> Value;
        false -> undefined
    end.

do_times(0, _) -> ok;
do_times(N, Fun) ->
    Fun(),
    do_times(N - 1, Fun).

do_times(0, _, _, _) -> ok;
do_times(N, Module, Function, Arguments) ->
    apply(Module, Function, Arguments),
    do_times(N - 1, Module, Function, Arguments).

sleep(Time) when is_integer(Time); Time =:= infinity -> timer:sleep(Time);
sleep({seconds, N}) -> sleep(round(N * 1000));
sleep({minutes, N}) -> sleep(round(N * 60000));
sleep({hours, N}) -> sleep(round(N * 3600000)).

adjusted_sleep(Time) -> sleep(Time).

%% Limits on time are those of run_suite.sh.
timetrap(_) -> ok.
timetrap_cancel() -> ok.
timetrap_cancel(_) -> ok.
timetrap_scale_factor() -> 1.

timecall(Module, Function, Arguments) ->
    Before = erlang:monotonic_time(),
    Value = apply(Module, Function, Arguments),
    {erlang:convert_time_unit(erlang:monotonic_time() - Before, native, microsecond) / 1000000, Value}.

seconds(N) -> trunc(N * 1000).
minutes(N) -> trunc(N * 60000).
hours(N) -> trunc(N * 3600000).

-spec fail() -> no_return().
fail() -> exit({test_case_failed, suite_failed}).

-spec fail(term()) -> no_return().
fail(Reason) -> exit({test_case_failed, Reason}).

-spec fault(_, _, term()) -> no_return().
fault(_, _, Reason) -> exit({test_case_failed, Reason}).

comment(_) -> ok.
format(_) -> ok.
format(_, _) -> ok.

is_cover() -> false.
is_asan() -> false.
is_valgrind() -> false.
is_debug() -> false.
is_native(_) -> false.
is_commercial() -> false.
memory_checker() -> none.
os_type() -> os:type().

-spec start_node(_, _, _) -> no_return().
start_node(_, _, _) -> exit({skip, "no other nodes"}).
stop_node(_) -> true.

-spec start_peer(_, _, _) -> no_return().
start_peer(_, _, _) -> exit({skip, "no other nodes"}).

-spec start_peer(_, _, _, _, _) -> no_return().
start_peer(_, _, _, _, _) -> exit({skip, "no other nodes"}).

-spec run_on_shielded_node(_, _) -> no_return().
run_on_shielded_node(_, _) -> exit({skip, "no other nodes"}).

-spec app_test(_) -> no_return().
app_test(_) -> exit({skip, "applications' .app files are not looked at"}).

-spec appup_test(_) -> no_return().
appup_test(_) -> exit({skip, "code is not replaced in running programs"}).

temp_name(Stem) -> Stem ++ integer_to_list(erlang:unique_integer([positive])).

-spec capture_start() -> no_return().
capture_start() -> exit({skip, "output is not captured"}).
capture_stop() -> ok.
capture_get() -> [].
