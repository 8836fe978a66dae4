"""action_tool: a command as actions use it, built in one configuration whatever the platform and the mode of the build.

Bazel keeps a mark of every setting that a transition changed on the way in an output's path, and that mark survives the change to
the configuration of tools. A compiler used for four platforms would be built four times and once more for the machine itself, and all
that again for what is always built with -c opt. Changing the platform and the mode of every tool makes all marks the same: the platform
is set to that of tools, the mode is changed here and changed back on the way to the tool.
"""

_TOOLS = str(Label("//platforms:tools"))
_MODE = "//command_line_option:compilation_mode"
_PLATFORMS = "//command_line_option:platforms"
_OTHER_MODE = {"dbg": "opt", "fastbuild": "dbg", "opt": "fastbuild"}
_MODE_AGAIN = {other: mode for mode, other in _OTHER_MODE.items()}

def _marked_impl(settings, _attr):
    return {_MODE: _OTHER_MODE[str(settings[_MODE])], _PLATFORMS: _TOOLS}

_marked = transition(
    implementation = _marked_impl,
    inputs = [_MODE],
    outputs = [_MODE, _PLATFORMS],
)

def _mode_again_impl(settings, _attr):
    return {_MODE: _MODE_AGAIN[str(settings[_MODE])]}

_mode_again = transition(
    implementation = _mode_again_impl,
    inputs = [_MODE],
    outputs = [_MODE],
)

def _action_tool_impl(ctx):
    tool = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.symlink(output = tool, target_file = ctx.executable.tool, is_executable = True)
    return [DefaultInfo(
        executable = tool,
        files = depset([tool]),
        runfiles = ctx.attr.tool[0][DefaultInfo].default_runfiles,
    )]

action_tool = rule(
    implementation = _action_tool_impl,
    attrs = {
        "tool": attr.label(cfg = _mode_again, executable = True, mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
    cfg = _marked,
    executable = True,
)
