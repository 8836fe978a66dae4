%% Stands in for OTP's module of the same name in the minimal runtime: no code is loaded while a program runs, all of it is linked.
-module(code).
-export([ensure_loaded/1, ensure_modules_loaded/1, is_loaded/1, which/1, load_file/1, get_object_code/1, get_mode/0, priv_dir/1,
         lib_dir/1]).

ensure_loaded(Module) when is_atom(Module) ->
    case erlang:module_loaded(Module) of
        true -> {module, Module};
        false -> {error, nofile}
    end.

%% Asked for ahead of time, to save time later. There is none to save: what is linked is loaded.
ensure_modules_loaded(Modules) when is_list(Modules) -> ok.

is_loaded(Module) when is_atom(Module) ->
    case erlang:module_loaded(Module) of
        true -> {file, which(Module)};
        false -> false
    end.

which(Module) when is_atom(Module) ->
    case erlang:module_loaded(Module) of
        true -> atom_to_list(Module) ++ ".erl";
        false -> non_existing
    end.

load_file(Module) when is_atom(Module) -> ensure_loaded(Module).
get_object_code(Module) when is_atom(Module) -> error.
get_mode() -> embedded.
priv_dir(_) -> {error, bad_name}.
lib_dir(_) -> {error, bad_name}.
