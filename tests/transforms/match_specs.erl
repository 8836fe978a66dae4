%% Match specifications that OTP's ms_transform makes of funs. The results are OTP's.
-module(match_specs).
-include_lib("stdlib/include/ms_transform.hrl").
-record(person, {name, age = 0}).
-export([main/1]).

main(_) ->
    Limit = erlang:length([a, b, c]),
    [{{'$1', '$2'}, [{'>', '$1', 1}, {'<', '$2', {const, 3}}], [{{'$1', ['$2']}}]}] =
        ets:fun2ms(fun({A, B}) when A > 1, B < Limit -> {A, [B]} end),
    [{{person, '$1', '$2'}, [{'>=', '$2', 18}], ['$1']}, {'_', [], ['$_']}] =
        ets:fun2ms(fun(#person{name = Name, age = Age}) when Age >= 18 -> Name;
                      (_) -> object()
                   end),
    [{['$1', '$2'], [{'=:=', '$1', '$2'}], [{return_trace}, {message, {{a, '$1'}}}]}] =
        dbg:fun2ms(fun([X, Y]) when X =:= Y -> return_trace(), message({a, X}) end),
    ok.
