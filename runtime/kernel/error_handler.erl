%% What OTP's error_handler offers to programs. The link step and the runtime (runtime/code/export_table.cc) do for calls of undefined
%% functions what undefined_function/3 does, without calling it: nothing is loaded meanwhile.
-module(error_handler).
-export([undefined_function/3, undefined_lambda/3, raise_undef_exception/3]).

undefined_function(Module, Function, Arguments) ->
    case erlang:function_exported(Module, Function, length(Arguments)) of
        true -> apply(Module, Function, Arguments);
        false ->
            case erlang:function_exported(Module, '$handle_undefined_function', 2) of
                true -> Module:'$handle_undefined_function'(Function, Arguments);
                false -> raise_undef_exception(Module, Function, Arguments)
            end
    end.

%% A fun of this program is never without its module.
undefined_lambda(Module, Fun, Arguments) -> raise_undef_exception(Module, Fun, Arguments).

%% With a stack trace in which the function was the last to be called.
raise_undef_exception(Module, Function, Arguments) ->
    {current_stacktrace, [_ | Callers]} = process_info(self(), current_stacktrace),
    erlang:raise(error, undef, [{Module, Function, Arguments, []} | Callers]).
