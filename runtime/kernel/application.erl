%% Stands in for OTP's module of the same name in the minimal runtime, where there are no applications: what is left is their environment,
%% which is empty until the program sets something. Values are persistent terms.
-module(application).
-export([get_env/1, get_env/2, get_env/3, set_env/3, set_env/4, unset_env/2, unset_env/3, get_application/0, get_application/1]).

get_env(_Key) -> undefined.

get_env(Application, Key) ->
    case persistent_term:get({?MODULE, Application, Key}, undefined) of
        undefined -> undefined;
        {value, Value} -> {ok, Value}
    end.

get_env(Application, Key, Default) ->
    case get_env(Application, Key) of
        {ok, Value} -> Value;
        undefined -> Default
    end.

set_env(Application, Key, Value) when is_atom(Application), is_atom(Key) ->
    persistent_term:put({?MODULE, Application, Key}, {value, Value}).

set_env(Application, Key, Value, _Options) -> set_env(Application, Key, Value).

unset_env(Application, Key) when is_atom(Application), is_atom(Key) ->
    persistent_term:erase({?MODULE, Application, Key}),
    ok.

unset_env(Application, Key, _Options) -> unset_env(Application, Key).

get_application() -> undefined.
get_application(_) -> undefined.
