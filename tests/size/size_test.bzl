"""size_test: a program, compiled as for release, is no larger than its budget."""

load("//platforms:platforms.bzl", "PLATFORMS")
load("//toolchains/runner:runner.bzl", "RUNFILES_PREAMBLE", "quote")

def _release_impl(_settings, attr):
    return {
        "//command_line_option:compilation_mode": "opt",
        "//command_line_option:platforms": [PLATFORMS[attr.platform]],
    }

_release = transition(
    implementation = _release_impl,
    inputs = [],
    outputs = [
        "//command_line_option:compilation_mode",
        "//command_line_option:platforms",
    ],
)

def _size_test_impl(ctx):
    program = [file for file in ctx.files.program if file.basename.partition(".")[0] == ctx.attr.program[0].label.name][0]
    stripped = ctx.actions.declare_file(ctx.label.name + ".stripped")
    ctx.actions.run(
        arguments = ["-o", stripped.path, program.path],
        executable = ctx.executable._strip,
        inputs = [program],
        mnemonic = "Strip",
        outputs = [stripped],
    )
    script = ctx.actions.declare_file(ctx.label.name)
    content = RUNFILES_PREAMBLE
    content += "file=\"$runfiles\"/%s\n" % quote(ctx.workspace_name + "/" + stripped.short_path)
    content += "size=$(%s | wc -c)\n" % ("gzip -9 < \"$file\"" if ctx.attr.compressed else "cat \"$file\"")
    content += "echo \"%s: $size bytes, may have %d\"\n" % (ctx.label, ctx.attr.most_bytes)
    content += "[ \"$size\" -gt 0 ] && [ \"$size\" -le %d ]\n" % ctx.attr.most_bytes
    ctx.actions.write(script, content, is_executable = True)
    return [DefaultInfo(executable = script, runfiles = ctx.runfiles(files = [stripped]))]

size_test = rule(
    implementation = _size_test_impl,
    attrs = {
        "compressed": attr.bool(doc = "Measure it with gzip -9, as web servers send it."),
        "most_bytes": attr.int(mandatory = True, doc = "The budget, for the program without symbols."),
        "platform": attr.string(mandatory = True),
        "program": attr.label(cfg = _release, mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
        "_strip": attr.label(allow_single_file = True, cfg = "exec", default = "@lumen_clang//:bin/llvm-strip", executable = True),
    },
    test = True,
)
