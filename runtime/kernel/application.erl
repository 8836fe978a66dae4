%% Stands in for OTP's module of the same name in the minimal runtime, where there are no applications: what is left is their environment,
%% which is empty until the program sets something. Values are persistent terms. None can be started, as on OTP where an application's
%% .app file is not found; what OTP starts before any program, kernel and stdlib, runs.
-module(application).
-export([get_env/1, get_env/2, get_env/3, set_env/3, set_env/4, unset_env/2, unset_env/3, get_application/0, get_application/1]).
-export([start/1, start/2, ensure_started/1, ensure_started/2, ensure_all_started/1, ensure_all_started/2, load/1, stop/1, unload/1]).

-define(IS_STARTED(Application), (Application =:= kernel orelse Application =:= stdlib)).

start(Application) -> start(Application, temporary).

start(Application, _Type) when ?IS_STARTED(Application) -> {error, {already_started, Application}};
start(Application, _Type) when is_atom(Application) -> not_found(Application).

ensure_started(Application) -> ensure_started(Application, temporary).

ensure_started(Application, _Type) when ?IS_STARTED(Application) -> ok;
ensure_started(Application, _Type) when is_atom(Application) -> not_found(Application).

ensure_all_started(Application) -> ensure_all_started(Application, temporary).

ensure_all_started(Application, _Type) when ?IS_STARTED(Application) -> {ok, []};
ensure_all_started(Application, _Type) when is_atom(Application) ->
    {error, Reason} = not_found(Application),
    {error, {Application, Reason}}.

load(Application) when ?IS_STARTED(Application) -> {error, {already_loaded, Application}};
load(Application) when is_atom(Application) -> not_found(Application).

stop(Application) when is_atom(Application) -> {error, {not_started, Application}}.

unload(Application) when is_atom(Application) -> {error, {not_loaded, Application}}.

not_found(Application) -> {error, {"no such file or directory", atom_to_list(Application) ++ ".app"}}.

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
