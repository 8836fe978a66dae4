"""LumenInfo: what an Erlang target passes on to the targets that depend on it."""

LumenInfo = provider(
    doc = "Compiled Erlang modules and what is needed to compile against them.",
    fields = {
        "headers": "depset of File: the .hrl files of this target and of those below it.",
        "include_dirs": "depset of string: search path for -include.",
        "library_dirs": "depset of string: NAME=FOLDER for -include_lib(\"NAME/...\").",
        "modules": "depset of struct(name, object, label): one for each module; label says which target compiled it.",
        "runfiles": "runfiles: the data of this target and of those below it.",
    },
)
