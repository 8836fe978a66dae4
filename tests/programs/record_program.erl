%% Runs Module:main/1 under OTP as a Lumen program runs it: with its arguments as strings. An exception is written to standard
%% output behind a mark: class, reason and the entries of the trace, a line each, from which record.sh makes the report that Lumen's
%% runtime writes to standard error.
-module(record_program).
-export([run/1]).

run([Module, Count]) ->
    %% Reports of crashed processes hold times and pids.
    logger:set_primary_config(level, none),
    Arguments = [argument(I) || I <- lists:seq(0, list_to_integer(atom_to_list(Count)) - 1)],
    %% A process of its own, as init has messages of its own to see to; its depth does not count.
    {Pid, Monitor} = spawn_monitor(fun() -> call(Module, Arguments) end),
    receive {'DOWN', Monitor, process, Pid, {status, Status}} -> halt(Status) end.

argument(I) ->
    {ok, Bytes} = file:read_file("argument." ++ integer_to_list(I)),
    unicode:characters_to_list(Bytes).

call(Module, Arguments) ->
    try Module:main(Arguments) of
        _ -> exit({status, 0})
    catch
        exit:{status, 0} -> exit({status, 0});
        Class:Reason:Trace ->
            erlang:display('record: exception'),
            erlang:display(Class),
            erlang:display(Reason),
            [erlang:display(Entry) || Entry <- Trace, element(1, Entry) =/= ?MODULE],
            exit({status, 1})
    end.
