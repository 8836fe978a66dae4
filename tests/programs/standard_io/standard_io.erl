%% What standard_io_test.sh runs: standard input and output as somebody at the other end meets them.
-module(standard_io).
-export([main/1, init/1, handle_call/3, handle_cast/2]).

main(["crash"]) ->
    {Pid, Monitor} = spawn_monitor(fun() -> error(oops) end),
    receive {'DOWN', Monitor, process, Pid, _} -> ok end;
main(["server"]) ->
    {ok, Pid} = gen_server:start(?MODULE, state, []),
    catch gen_server:call(Pid, fail),
    ok;
main(["flood"]) -> flood(0);
main(["slow"]) ->
    %% The ticks go on while nobody reads.
    Self = self(),
    Ticker = spawn(fun() -> tick(Self, 0) end),
    [io:put_chars(lists:duplicate(1023, $x) ++ "\n") || _ <- lists:seq(1, 1024)],
    Ticker ! stop,
    receive {ticks, N} -> logger:error("ticks: ~p", [N]) end;
main(["echo"]) ->
    Self = self(),
    Ticker = spawn(fun() -> tick(Self, 0) end),
    echo(),
    Ticker ! stop,
    receive {ticks, N} -> io:format("~p~n", [N > 5]) end;
main(["wait"]) ->
    io:format("ready~n"),
    receive after infinity -> ok end.

tick(Pid, N) -> receive stop -> Pid ! {ticks, N} after 10 -> tick(Pid, N + 1) end.

flood(N) -> io:format("~p~n", [N]), flood(N + 1).

echo() ->
    case io:get_line("> ") of
        eof -> ok;
        Line -> io:format("got ~s", [Line]), echo()
    end.

init(State) -> {ok, State}.
handle_call(fail, _, _) -> error(failed).
handle_cast(_, State) -> {noreply, State}.
