%% In the place of kernel's module rpc: suites call functions on nodes by it, and the only node here is this one.
-module(rpc).
-export([call/4, cast/4]).

call(Node, Module, Function, Arguments) when Node =:= node() ->
    {_, Monitor} = spawn_monitor(fun() -> exit({?MODULE, apply(Module, Function, Arguments)}) end),
    receive
        {'DOWN', Monitor, process, _, {?MODULE, Result}} -> Result;
        {'DOWN', Monitor, process, _, Reason} -> {badrpc, {'EXIT', Reason}}
    end;
call(_, _, _, _) ->
    {badrpc, nodedown}.

cast(Node, Module, Function, Arguments) when Node =:= node() ->
    spawn(Module, Function, Arguments),
    true;
cast(_, _, _, _) ->
    true.
