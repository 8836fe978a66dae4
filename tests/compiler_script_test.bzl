"""compiler_script_test: a shell script that compiles programs by itself. For tests that want tools of the machine beside: the long suite.

The script gets its own folder, the compiler and the folder of runtimes as its first arguments, paths from the top of the runfiles.
"""

load("//rules_lumen/private:toolchain.bzl", "TOOLCHAIN_TYPE")
load("//toolchains/runner:runner.bzl", "RUNFILES_PREAMBLE", "platform_transition", "quote")

def _compiler_script_test_impl(ctx):
    toolchain = ctx.toolchains[TOOLCHAIN_TYPE]
    compiler = toolchain.compiler.executable
    runtime = [file for file in toolchain.runtime.files.to_list() if file.basename == "liblumen_minimal.a"][0]
    script = ctx.actions.declare_file(ctx.label.name)
    content = RUNFILES_PREAMBLE
    content += "cd \"$runfiles\"/%s || exit 1\n" % quote(ctx.workspace_name)
    content += "exec sh %s %s %s %s \"$@\"\n" % (
        quote(ctx.file.script.short_path),
        quote(ctx.file.script.short_path.rpartition("/")[0]),
        quote(compiler.short_path),
        quote(runtime.short_path.rpartition("/")[0].rpartition("/")[0]),
    )
    ctx.actions.write(script, content, is_executable = True)
    runfiles = ctx.runfiles(
        files = [ctx.file.script, compiler] + ctx.files.data,
        transitive_files = toolchain.runtime.files,
    )
    return [DefaultInfo(executable = script, runfiles = runfiles)]

compiler_script_test = rule(
    implementation = _compiler_script_test_impl,
    attrs = {
        "data": attr.label_list(allow_files = True),
        "platform": attr.string(doc = "Platform to build and run for; it has to run without a runner."),
        "script": attr.label(allow_single_file = [".sh"], mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
    cfg = platform_transition,
    test = True,
    toolchains = [TOOLCHAIN_TYPE],
)
