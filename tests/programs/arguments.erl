%% The argument vector arrives as a list of strings; halt ends with a status.
-module(arguments).
-export([main/1]).

main(Args) ->
    erlang:display(length(Args)),
    each(Args),
    erlang:display([[C || C <- A, C > 127] || A <- Args]),
    halt(length(Args)).

each([]) -> ok;
each([A | As]) -> erlang:display(A), each(As).
