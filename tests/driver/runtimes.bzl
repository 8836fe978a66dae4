"""all_runtimes: the runtimes of all platforms in one folder, as `lumen --runtime_dir` takes it and the distribution holds it."""

load("//platforms:platforms.bzl", "PLATFORMS")

def _each_platform_impl(_settings, _attr):
    return {name: {"//command_line_option:platforms": label} for name, label in PLATFORMS.items()}

_each_platform = transition(
    implementation = _each_platform_impl,
    inputs = [],
    outputs = ["//command_line_option:platforms"],
)

def _all_runtimes_impl(ctx):
    files = []
    for platform, runtime in ctx.split_attr.runtime.items():
        for target in runtime[DefaultInfo].files.to_list():
            link = ctx.actions.declare_file("%s/%s/%s" % (ctx.label.name, platform, target.basename))
            ctx.actions.symlink(output = link, target_file = target)
            files.append(link)
    return [DefaultInfo(files = depset(files), runfiles = ctx.runfiles(files = files))]

all_runtimes = rule(
    implementation = _all_runtimes_impl,
    attrs = {
        "runtime": attr.label(
            cfg = _each_platform,
            default = "//rules_lumen/toolchains:runtime",
        ),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)
