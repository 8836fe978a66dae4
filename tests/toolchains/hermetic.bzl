"""hermetic_test: no header or library from outside the toolchain's own repositories can reach a build for a platform.

It asks the compiler, with the flags that Bazel would give it, where it searches for headers, and the linker which files
it opened for a C++ program. Absolute paths and ".." are failures: everything a toolchain owns has a relative path below
the execution root. `expect_leaks` turns the result around; it is set for the host toolchain, whose C library is the
machine's, so that the test itself is known to see leaks.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "ACTION_NAMES")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")
load("@rules_cc//cc/common:cc_common.bzl", "cc_common")
load("//toolchains/runner:runner.bzl", "platform_transition", "quote")

_PROBE = """
set -u
clang=$1 source=$2 report=$3
shift 3
separator_seen=
compile= link=
for word in "$@"; do
  if [ "$word" = --LINK-- ]; then separator_seen=1; continue; fi
  escaped=\\'$(printf %s "$word" | sed "s/'/'\\\\\\\\''/g")\\'
  if [ -z "$separator_seen" ]; then compile="$compile $escaped"; else link="$link $escaped"; fi
done
object=$(mktemp -u).o
eval "\\"$clang\\" $compile -v -c \\"$source\\" -o \\"$object\\"" 2>"$report.log" || { cat "$report.log"; exit 1; }
sed -n '/search starts here/,/End of search list/s/^ /header /p' "$report.log" >"$report"
eval "\\"$clang\\" $link \\"$object\\" -Wl,--trace -o /dev/null" >"$report.log" 2>&1 || { cat "$report.log"; exit 1; }
grep -v -F "$object" "$report.log" | sed 's/^/library /' >>"$report"
rm -f "$object" "$report.log"
[ "$(grep -c '^header ' "$report")" -ge 2 ] && [ "$(grep -c '^library ' "$report")" -ge 2 ] ||
  { echo "the compiler named no paths"; cat "$report"; exit 1; }
"""

_CHECK = """#!/bin/sh
leaks=$(grep -E ' /|\\.\\./' {report})
if [ -n {expect_leaks} ]; then
  [ -n "$leaks" ] && exit 0
  echo "a leak was expected and none was seen:"; cat {report}; exit 1
fi
[ -z "$leaks" ] && exit 0
echo "found outside of the toolchain:"; echo "$leaks"; exit 1
"""

def _hermetic_test_impl(ctx):
    toolchain = find_cpp_toolchain(ctx)
    configuration = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    compile_flags = cc_common.get_memory_inefficient_command_line(
        feature_configuration = configuration,
        action_name = ACTION_NAMES.cpp_compile,
        variables = cc_common.create_compile_variables(
            feature_configuration = configuration,
            cc_toolchain = toolchain,
        ),
    )
    link_flags = cc_common.get_memory_inefficient_command_line(
        feature_configuration = configuration,
        action_name = ACTION_NAMES.cpp_link_executable,
        variables = cc_common.create_link_variables(
            feature_configuration = configuration,
            cc_toolchain = toolchain,
            is_linking_dynamic_library = False,
        ),
    )
    report = ctx.actions.declare_file(ctx.label.name + ".paths")
    arguments = ctx.actions.args()
    arguments.add(cc_common.get_tool_for_action(
        feature_configuration = configuration,
        action_name = ACTION_NAMES.cpp_compile,
    ))
    arguments.add(ctx.file.source)
    arguments.add(report)
    arguments.add_all(compile_flags)
    arguments.add("--LINK--")
    arguments.add_all(link_flags)
    ctx.actions.run_shell(
        command = _PROBE,
        arguments = [arguments],
        inputs = depset([ctx.file.source], transitive = [toolchain.all_files]),
        outputs = [report],
        mnemonic = "ToolchainPaths",
    )
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(script, _CHECK.format(
        expect_leaks = "yes" if ctx.attr.expect_leaks else "''",
        report = quote(report.short_path),
    ), is_executable = True)
    return [DefaultInfo(executable = script, runfiles = ctx.runfiles(files = [report]))]

hermetic_test = rule(
    implementation = _hermetic_test_impl,
    attrs = {
        "expect_leaks": attr.bool(),
        "platform": attr.string(mandatory = True),
        "source": attr.label(allow_single_file = True, mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
    },
    cfg = platform_transition,
    fragments = ["cpp"],
    test = True,
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)
