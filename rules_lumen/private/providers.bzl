"""LumenInfo: what an Erlang target passes on to the targets that depend on it."""

LumenInfo = provider(
    doc = "Compiled Erlang modules and what is needed to compile against them.",
    fields = {
        "archives": "depset of File: archives of libraries, of which a program gets the modules that it reaches.",
        "behaviours": "depset of File: sources of modules that define behaviours.",
        "headers": "depset of File: the .hrl files of this target and of those below it.",
        "include_dirs": "depset of string: search path for -include.",
        "library_dirs": "depset of string: NAME=FOLDER for -include_lib(\"NAME/...\").",
        "modules": "depset of struct(name, object, label): one for each module; label says which target compiled it.",
        "offers": "depset of File: what modules of this target and of those below it let others inline, where they are compiled with thin_lto.",
        "runfiles": "runfiles: the data of this target and of those below it; None where there are none.",
    },
)

def library_info(archives):
    """Returns the LumenInfo of a target that has nothing but archives."""
    return LumenInfo(
        archives = archives,
        behaviours = depset(),
        headers = depset(),
        include_dirs = depset(),
        library_dirs = depset(),
        modules = depset(),
        offers = depset(),
        runfiles = None,
    )
