"""otp_suite_test: one of OTP's suites, compiled at -O0 and at -O2, run by suite_runner.erl, compared with its table by suite_results.py."""

load("//rules_lumen:defs.bzl", "lumen_binary")
load("//toolchains/runner:runner.bzl", "RUNFILES_PREAMBLE", "RUNNER_TYPE", "platform_transition", "quote", "runner_command")

_LEVELS = {
    "O0": ["-O0"],
    "O2": ["-O2"],
}

def _runfiles_path(ctx, file):
    return file.short_path[3:] if file.short_path.startswith("../") else ctx.workspace_name + "/" + file.short_path

def _suite_test_impl(ctx):
    programs = {way: program[DefaultInfo].files.to_list()[0] for program, way in ctx.attr.programs.items()}
    content = RUNFILES_PREAMBLE + """cd "$runfiles"/%s || exit 1
# By `bazel run TARGET -- update` the results become the table.
action=${1:-check} table=%s status=0
if [ "$action" = update ]; then table=$BUILD_WORKSPACE_DIRECTORY/$table; fi
""" % (quote(ctx.workspace_name), quote("%s/expected/%s/%s.tsv" % (ctx.label.package, ctx.attr.application, ctx.attr.suite)))
    data = "\"$runfiles\"/" + quote("%s/%s/%s_data" % (ctx.attr.suites_repository, ctx.attr.application, ctx.attr.suite))
    for way, program in programs.items():
        content += "python3 %s \"$action\" \"$table\" %s %s %s %s || status=1\n" % (
            quote(ctx.file._results.short_path),
            quote(ctx.attr.platform.rpartition(":")[2]),
            data,
            way,
            runner_command(ctx, program),
        )
    content += "exit $status\n"
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(script, content, is_executable = True)
    files = [ctx.file._results] + programs.values() + ctx.toolchains[RUNNER_TYPE].files + ctx.files.table + ctx.files.data
    return [DefaultInfo(executable = script, runfiles = ctx.runfiles(files = files))]

_suite_test = rule(
    implementation = _suite_test_impl,
    attrs = {
        "application": attr.string(mandatory = True),
        "data": attr.label_list(allow_files = True),
        "platform": attr.string(mandatory = True),
        "programs": attr.label_keyed_string_dict(doc = "The program, compiled in one way each, to the way's name."),
        "suite": attr.string(mandatory = True),
        "suites_repository": attr.string(mandatory = True, doc = "The repository of the suites, as runfiles call it."),
        "table": attr.label(allow_single_file = [".tsv"], mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
        "_results": attr.label(allow_single_file = True, default = "//tests/otp_suites:suite_results.py"),
    },
    cfg = platform_transition,
    test = True,
    toolchains = [RUNNER_TYPE],
)

# Suites that ask for a parse transform.
_TRANSFORMS = {
    "ms_transform": ["ets_SUITE", "map_SUITE", "process_SUITE"],
}

def _module_path(application, module):
    return module[len("../"):] if module.startswith("../") else application + "/" + module

# Passes that may not run over a suite.
_DISABLED_PASSES = {
    # Counts who holds a binary, and holds it itself by a call of a function that gives what it is given.
    "ets_SUITE": ["inline_functions", "inline_leaf_paths"],
}

def otp_suite_test(application, suite, platforms, helpers = [], libraries = {}):
    """Declares APPLICATION_SUITE_PLATFORM_test for each platform, with the programs it runs.

    Args:
      application: stdlib, compiler or emulator.
      suite: the suite's module.
      platforms: names to labels.
      helpers: modules beside the suite that it uses; `../APPLICATION/MODULE` one beside another's suites.
      libraries: OTP's, for each way of compiling where they are not those of every program.
    """
    name = "%s_%s" % (application, suite)
    for way, options in _LEVELS.items():
        lumen_binary(
            name = "%s_%s" % (name, way),
            testonly = True,
            srcs = ["@lumen_otp_suites//:%s.erl" % _module_path(application, module) for module in [suite] + helpers] + ["suite_runner.erl"],
            defines = ["SUITE=" + suite],
            erlc_opts = options + ["-Wno-all"] + ["--disable_pass=" + name for name in _DISABLED_PASSES.get(suite, [])],
            libraries = libraries.get(way),
            main = "suite_runner",
            tags = ["manual"],
            transforms = {
                "//rules_lumen/transform:" + transform: transform
                for transform, suites in _TRANSFORMS.items()
                if application != "compiler" and suite in suites
            },
            deps = [":stand_ins_" + way],
        )
    for platform, label in platforms.items():
        _suite_test(
            name = "%s_%s_test" % (name, platform),
            size = "large",
            application = application,
            data = ["@lumen_otp_suites//:%s_data" % application],
            platform = label,
            programs = {":%s_%s" % (name, way): way for way in _LEVELS.keys()},
            suite = suite,
            suites_repository = "lumen_otp_suites",
            table = "expected/%s/%s.tsv" % (application, suite),
            tags = ["manual"],
        )
