"""Toolchains that run a program of the target platform on the machine that builds, and the rule that tests with them.

A rule that wants to run what it built takes the toolchain RUNNER_TYPE and calls runner_script(). The toolchain follows
from the target platform: natively, by qemu's user emulation, or by node's WASI.
"""

RUNNER_TYPE = str(Label("//toolchains/runner:toolchain_type"))

def _test_runner_impl(ctx):
    words = []
    if ctx.file.tool:
        words.append(ctx.file.tool)
    words += ctx.attr.flags
    if ctx.file.script:
        words.append(ctx.file.script)
    return [platform_common.ToolchainInfo(
        # Files and strings that go before the program's path.
        words = words,
        files = [file for file in [ctx.file.tool, ctx.file.script] if file],
    )]

test_runner = rule(
    implementation = _test_runner_impl,
    attrs = {
        "flags": attr.string_list(),
        "script": attr.label(allow_single_file = True),
        "tool": attr.label(allow_single_file = True),
    },
)

def quote(text):
    """Returns `text` as one word for the shell."""
    return "'" + text.replace("'", "'\\''") + "'"

def _workspace_relative(ctx, file):
    """Path from the runfiles root."""
    return file.short_path[3:] if file.short_path.startswith("../") else ctx.workspace_name + "/" + file.short_path

def runner_command(ctx, program):
    """Returns shell words that run `program` by the target platform's runner; needs $runfiles (see runner_script)."""
    words = []
    for word in ctx.toolchains[RUNNER_TYPE].words + [program]:
        words.append(quote(word) if type(word) == "string" else "\"$runfiles\"/" + quote(_workspace_relative(ctx, word)))
    return " ".join(words)

# Sets $runfiles, under `bazel test` as under `bazel run` and when started by hand, from any directory.
RUNFILES_PREAMBLE = """#!/bin/sh
if [ -n "${TEST_SRCDIR:-}" ]; then runfiles=$TEST_SRCDIR
elif [ -n "${RUNFILES_DIR:-}" ]; then runfiles=$RUNFILES_DIR
else runfiles=$0.runfiles; fi
case $runfiles in /*) ;; *) runfiles=$PWD/$runfiles ;; esac
"""

def runner_script(ctx, program, output):
    """Writes a script that runs `program` with the script's arguments; returns its runfiles."""
    ctx.actions.write(output, RUNFILES_PREAMBLE + "exec %s \"$@\"\n" % runner_command(ctx, program), is_executable = True)
    return ctx.runfiles(files = [program] + ctx.toolchains[RUNNER_TYPE].files)

def _platform_transition_impl(settings, attr):
    return {"//command_line_option:platforms": attr.platform or settings["//command_line_option:platforms"]}

# Builds the target, and everything below it, for the platform its attribute `platform` names; without one, for the
# platform of the build.
platform_transition = transition(
    implementation = _platform_transition_impl,
    inputs = ["//command_line_option:platforms"],
    outputs = ["//command_line_option:platforms"],
)

_COMPARE = """
cd "$runfiles"/{workspace} || exit 1
actual=${{TEST_TMPDIR:-$(mktemp -d)}}
{command} {arguments} "$@" >"$actual/stdout" 2>"$actual/stderr" <{stdin}
status=$?
failed=
if [ "$status" -ne {status} ]; then echo "exit status $status instead of {status}"; failed=1; fi
"""

_COMPARE_STREAM = """
if ! diff -u {expected} "$actual/{stream}"; then echo "the program's {stream} differs (-expected +actual)"; failed=1; fi
"""

_COMPARE_END = """
if [ -n "$failed" ]; then
  echo "--- stdout"; head -c 20000 "$actual/stdout"
  echo "--- stderr"; head -c 20000 "$actual/stderr"
  exit 1
fi
"""

def _program_test_impl(ctx):
    # Not the executable: for a Lumen program of another platform that is already a script around a runner.
    program = ctx.attr.program[DefaultInfo].files.to_list()[0]
    arguments = " ".join([quote(argument) for argument in ctx.attr.program_args])
    script = ctx.actions.declare_file(ctx.label.name)
    command = runner_command(ctx, program)
    preamble = RUNFILES_PREAMBLE + "".join(["export %s=%s\n" % (name, quote(value)) for name, value in ctx.attr.env.items()])
    compares = ctx.file.stdout or ctx.file.stderr or ctx.attr.status or ctx.file.stdin
    if compares:
        content = preamble + _COMPARE.format(
            arguments = arguments,
            command = command,
            status = ctx.attr.status,
            stdin = quote(ctx.file.stdin.short_path) if ctx.file.stdin else "/dev/null",
            workspace = quote(ctx.workspace_name),
        )
        for stream in ["stdout", "stderr"]:
            expected = getattr(ctx.file, stream)
            if expected:
                content += _COMPARE_STREAM.format(expected = quote(expected.short_path), stream = stream)
        content += _COMPARE_END
    else:
        content = preamble + "cd \"$runfiles\"/%s || exit 1\nexec %s %s \"$@\"\n" % (
            quote(ctx.workspace_name),
            command,
            arguments,
        )
    ctx.actions.write(script, content, is_executable = True)
    files = [program] + ctx.toolchains[RUNNER_TYPE].files + ctx.files.data
    files += [file for file in [ctx.file.stdout, ctx.file.stderr, ctx.file.stdin] if file]
    runfiles = ctx.runfiles(files = files)
    runfiles = runfiles.merge(ctx.attr.program[DefaultInfo].default_runfiles)
    return [DefaultInfo(executable = script, files = depset([script, program]), runfiles = runfiles)]

program_test = rule(
    implementation = _program_test_impl,
    doc = "Runs a program, cc_binary or lumen_binary, by the runner of its platform; passes when its exit status and, where " +
          "given, its output are as expected.",
    attrs = {
        "data": attr.label_list(allow_files = True),
        "env": attr.string_dict(doc = "Environment variables of the program."),
        "platform": attr.string(doc = "Platform to build and run for; default: that of the build."),
        "program": attr.label(mandatory = True),
        "program_args": attr.string_list(doc = "Arguments of the program."),
        "status": attr.int(doc = "The exit status it has to end with."),
        "stderr": attr.label(allow_single_file = True, doc = "What it has to write to standard error."),
        "stdin": attr.label(allow_single_file = True),
        "stdout": attr.label(allow_single_file = True, doc = "What it has to write to standard output."),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
    cfg = platform_transition,
    test = True,
    toolchains = [RUNNER_TYPE],
)
