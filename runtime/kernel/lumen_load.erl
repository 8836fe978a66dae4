%% What modules with an -on_load function call, which all run before the program does, one after the other, a module's behind those of
%% the modules it refers to. As on OTP each runs in a process of its own; where it gives anything but ok, that is reported and the
%% module's exported functions are undef from then on (compiler/lowering/lower.cc makes them ask).
%%
%% On OTP the module would be gone, and the next call would load it again; here function_exported and module_loaded still know it. Tested by
%% tests/programs/on_load.erl and tests/driver.
-module(lumen_load).
-export([run/2, unavailable/3]).

run(Module, Function) ->
    {Pid, Monitor} = spawn_monitor(fun() -> exit(Function()) end),
    receive
        {'DOWN', Monitor, process, Pid, ok} -> ok;
        {'DOWN', Monitor, process, Pid, Result} ->
            persistent_term:put({?MODULE, Module}, true),
            report(Module, Result)
    end.

%% An atom says that the module knows that it is not to be used.
report(_, Result) when is_atom(Result) -> ok;
report(Module, Result) -> error_logger:warning_msg("The on_load function for module ~s returned:~n~P\n", [Module, Result, 10]).

unavailable(Module, Function, Arguments) -> error_handler:raise_undef_exception(Module, Function, Arguments).
