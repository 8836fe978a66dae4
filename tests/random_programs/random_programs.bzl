"""random_programs_test: programs made at random, by Lumen in several ways and by OTP. Needs erl and erlc (Debian's erlang-base)."""

load("//rules_lumen/private:toolchain.bzl", "TOOLCHAIN_TYPE")
load("//toolchains/runner:runner.bzl", "RUNFILES_PREAMBLE", "platform_transition", "quote")

def _random_programs_test_impl(ctx):
    toolchain = ctx.toolchains[TOOLCHAIN_TYPE]
    compiler = toolchain.compiler.executable
    runtime = [file for file in toolchain.runtime.files.to_list() if file.basename == "liblumen_minimal.a"][0]
    script = ctx.actions.declare_file(ctx.label.name)
    content = RUNFILES_PREAMBLE
    content += "cd \"$runfiles\"/%s || exit 1\n" % quote(ctx.workspace_name)
    content += "exec sh %s %s %s %s \"$@\"\n" % (
        quote(ctx.file._script.short_path),
        quote(ctx.file._script.short_path.rpartition("/")[0]),
        quote(compiler.short_path),
        quote(runtime.short_path.rpartition("/")[0].rpartition("/")[0]),
    )
    ctx.actions.write(script, content, is_executable = True)
    runfiles = ctx.runfiles(
        files = [ctx.file._script, compiler] + ctx.files.generator,
        transitive_files = toolchain.runtime.files,
    )
    return [DefaultInfo(executable = script, runfiles = runfiles)]

random_programs_test = rule(
    implementation = _random_programs_test_impl,
    attrs = {
        "generator": attr.label_list(allow_files = [".erl"]),
        "platform": attr.string(doc = "Platform to build and run for; it has to run without a runner."),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
        "_script": attr.label(allow_single_file = True, default = "//tests/random_programs:run.sh"),
    },
    cfg = platform_transition,
    test = True,
    toolchains = [TOOLCHAIN_TYPE],
)
