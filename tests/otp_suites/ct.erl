%% What OTP's suites call of Common Test's module ct. Logging says nothing: only results are compared.
-module(ct).
-export([fail/1, fail/2, log/1, log/2, log/3, pal/1, pal/2, pal/3, print/1, print/2, comment/1, comment/2]).
-export([sleep/1, timetrap/1, get_timetrap_info/0, get_config/1, get_config/2, get_progname/0, error/1]).
-export([capture_start/0, capture_stop/0, capture_get/0]).

-spec fail(term()) -> no_return().
fail(Reason) -> exit({test_case_failed, Reason}).

-spec fail(string(), [term()]) -> no_return().
fail(Format, Arguments) -> exit({test_case_failed, {Format, Arguments}}).

-spec error(term()) -> no_return().
error(Reason) -> exit({test_case_failed, Reason}).

log(_) -> ok.
log(_, _) -> ok.
log(_, _, _) -> ok.

pal(_) -> ok.
pal(_, _) -> ok.
pal(_, _, _) -> ok.

print(_) -> ok.
print(_, _) -> ok.

comment(_) -> ok.
comment(_, _) -> ok.

%% Limits on time are those of run_suite.sh.
timetrap(_) -> ok.
get_timetrap_info() -> {infinity, {false, 1}}.

sleep(Time) -> test_server:sleep(Time).

%% No configuration files.
get_config(_) -> undefined.
get_config(_, Default) -> Default.

get_progname() -> "erl".

-spec capture_start() -> no_return().
capture_start() -> exit({skip, "output is not captured"}).
capture_stop() -> ok.
capture_get() -> [].
