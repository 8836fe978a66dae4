"""@lumen_runners: how this machine runs programs of other platforms, found on the PATH.

A tool that is missing does not fail the build, which may never run a program: in its place stands a script that says,
when it is run, which package to install.
"""

# Debian calls the statically linked emulators *-static.
_EMULATORS = {
    "qemu-aarch64": ["qemu-aarch64-static", "qemu-aarch64"],
    "qemu-arm": ["qemu-arm-static", "qemu-arm"],
}

# A module with one function that tail-calls itself; compiled Erlang consists of such calls.
_TAIL_CALL_PROBE = """
const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 6, 1, 4, 0, 18, 0, 11];
process.exit(WebAssembly.validate(new Uint8Array(bytes)) ? 0 : 1);
"""

# V8 before 11.2 (node 18) has tail calls behind this flag; later ones have them on and have dropped it.
_TAIL_CALL_FLAG = "--experimental-wasm-return_call"

def _missing(repository_ctx, name, package):
    repository_ctx.file(
        "bin/" + name,
        "#!/bin/sh\n" +
        "echo 'lumen: %s is missing; it runs programs of another platform.' >&2\n" % name +
        "echo 'Install it with:  sudo apt-get install %s' >&2\nexit 127\n" % package,
        executable = True,
    )

def _node_flags(repository_ctx, node):
    for flags in [[], [_TAIL_CALL_FLAG]]:
        if repository_ctx.execute([node] + flags + ["-e", _TAIL_CALL_PROBE]).return_code == 0:
            return flags
    version = repository_ctx.execute([node, "--version"]).stdout.strip()
    fail("node %s has no WebAssembly tail calls, which compiled Erlang needs; version 18 or later has." % version)

def _runners_impl(repository_ctx):
    for name, candidates in _EMULATORS.items():
        found = [path for path in [repository_ctx.which(candidate) for candidate in candidates] if path]
        if found:
            repository_ctx.symlink(found[0], "bin/" + name)
        else:
            _missing(repository_ctx, name, "qemu-user-static")
    node = repository_ctx.which("node")
    flags = []
    if node:
        repository_ctx.symlink(node, "bin/node")
        flags = _node_flags(repository_ctx, node)
    else:
        _missing(repository_ctx, "node", "nodejs")
    repository_ctx.file("BUILD.bazel", "exports_files(glob([\"bin/*\"]))\n")
    repository_ctx.file("node_flags.bzl", "NODE_FLAGS = %r\n" % (flags + ["--no-warnings"]))

runners_repository = repository_rule(implementation = _runners_impl, local = True, configure = True)
