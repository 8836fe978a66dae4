"""action_tool: a command as actions use it, built in one configuration whatever the platform of the build.

Bazel keeps a mark of every transition on the way in an output's path, and that mark survives the change to the configuration of
tools. A compiler used for four platforms would be built four times and once more for the machine itself. Setting the platform of
tools last makes all marks the same.
"""

_TOOLS = str(Label("//platforms:tools"))

def _platform_of_tools_impl(_settings, _attr):
    return {"//command_line_option:platforms": _TOOLS}

_platform_of_tools = transition(
    implementation = _platform_of_tools_impl,
    inputs = [],
    outputs = ["//command_line_option:platforms"],
)

def _action_tool_impl(ctx):
    tool = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.symlink(output = tool, target_file = ctx.executable.tool, is_executable = True)
    return [DefaultInfo(
        executable = tool,
        files = depset([tool]),
        runfiles = ctx.attr.tool[DefaultInfo].default_runfiles,
    )]

action_tool = rule(
    implementation = _action_tool_impl,
    attrs = {
        "tool": attr.label(cfg = "target", executable = True, mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
    cfg = _platform_of_tools,
    executable = True,
)
