%% Stands in for OTP's module of the same name in the minimal runtime: nothing is booted here, so what is left is arguments and the end
%% of the program. What OTP's has beyond this (boot scripts, restart, run levels) does not exist, and the link step says so.
-module(init).
-export([stop/0, stop/1, get_arguments/0, get_argument/1, get_plain_arguments/0, get_status/0, script_id/0,
         notify_when_started/1, wait_until_started/0]).
-export([server/1]).

stop() -> stop(0).

stop(Status) when is_integer(Status), Status >= 0; Status =:= abort ->
    stop_with(Status);
stop(Slogan) when is_list(Slogan) ->
    case lists:all(fun(C) -> is_integer(C) andalso C >= 0 end, Slogan) of
        true -> stop_with(Slogan);
        false -> error(badarg, [Slogan])
    end;
stop(Other) -> error(badarg, [Other]).

stop_with(Status) ->
    init ! {stop, Status},
    ok.

%% Flags of the emulator: a program has none. Its own arguments are the plain ones.
get_arguments() -> [].
get_argument(_) -> error.
get_plain_arguments() -> ask(plain_arguments).

get_status() -> ask(status).
script_id() -> {"lumen", "25"}.

notify_when_started(_) -> started.
wait_until_started() -> ok.

ask(Question) ->
    Monitor = monitor(process, init),
    init ! {Question, self(), Monitor},
    receive
        {Monitor, Answer} -> demonitor(Monitor, [flush]), Answer;
        {'DOWN', Monitor, process, _, Reason} -> exit(Reason)
    end.

server(Arguments) ->
    process_flag(trap_exit, true),
    lumen:ask_for(sigterm),
    loop(Arguments, started).

loop(Arguments, Status) ->
    receive
        {stop, How} ->
            finish(How);
        {plain_arguments, From, Tag} ->
            From ! {Tag, Arguments},
            loop(Arguments, Status);
        {status, From, Tag} ->
            From ! {Tag, {Status, Status}},
            loop(Arguments, Status);
        lumen_sigterm ->
            error_logger:info_msg("SIGTERM received - shutting down~n"),
            finish(0);
        %% The runtime: main/1 has returned, or an exception of it has been reported.
        lumen_main_returned ->
            finish(0);
        lumen_main_failed ->
            finish(1);
        _ ->
            loop(Arguments, Status)
    end.

%% Reports that are on their way come out first; a stop that was asked for before decides the status.
finish(How) ->
    logger:flush(),
    receive {stop, Other} when How =:= 0 -> halt(Other) after 0 -> halt(How) end.
