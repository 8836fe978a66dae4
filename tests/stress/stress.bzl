"""compiled_object: the object file of an Erlang module for linux_x86_64, to be linked with a runtime that a sanitizer has instrumented."""

load("//rules_lumen/private:toolchain.bzl", "TOOLCHAIN_TYPE")
load("//toolchains/runner:runner.bzl", "platform_transition")

def _compiled_object_impl(ctx):
    toolchain = ctx.toolchains[TOOLCHAIN_TYPE]
    object = ctx.actions.declare_file(ctx.label.name + ".o")
    ctx.actions.run(
        arguments = ["compile", "--target=" + toolchain.target, "-O2", "--emit=obj", "-o", object.path, ctx.file.src.path],
        executable = toolchain.compiler,
        inputs = [ctx.file.src],
        mnemonic = "LumenCompile",
        outputs = [object],
    )
    return [DefaultInfo(files = depset([object]))]

compiled_object = rule(
    implementation = _compiled_object_impl,
    attrs = {
        "platform": attr.string(default = str(Label("//platforms:linux_x86_64"))),
        "src": attr.label(allow_single_file = [".erl"], mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
    cfg = platform_transition,
    toolchains = [TOOLCHAIN_TYPE],
)
