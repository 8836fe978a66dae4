"""program_variants_test: one program, all its cases, compiled in several ways, as one test for each platform.

A miscompile shows as two ways of compiling that disagree, and a program that runs in one way only hides it. So every case runs at -O0
and at -O2 (with the verifier after each pass) and, where asked for, with a collection at every allocation and in deterministic mode with
several seeds, and on several schedulers; and the module is
compiled again from its abstract format (`--emit=ast`), which has to give the same object files byte by byte, at both levels. A program
of several modules runs at -O2 with thin_lto, too.

One target for all of this because a test's sandbox costs more than most cases take.
"""

load("//rules_lumen:defs.bzl", "lumen_binary")
load("//rules_lumen/private:toolchain.bzl", "TOOLCHAIN_TYPE")
load("//toolchains/runner:runner.bzl", "RUNFILES_PREAMBLE", "RUNNER_TYPE", "platform_transition", "quote", "runner_command")

# Names of the ways to their options.
_LEVELS = {
    "O0": ["-O0"],
    "O2": ["-O2", "--verify_passes"],
}

# The same for programs of several modules.
_LTO = "O2_lto"

def _object_pairs(ctx):
    """For each level its name, the object file of the source and that of its abstract format."""
    toolchain = ctx.toolchains[TOOLCHAIN_TYPE]
    source = ctx.file.source
    stem = "%s.abstract/%s" % (ctx.label.name, source.basename[:-len(".erl")])
    abstract = ctx.actions.declare_file(stem + ".abstr")
    compile = "%s compile --target=%s -I. -Wno-all" % (quote(toolchain.compiler.executable.path), toolchain.target)
    commands = ["set -e", "%s --emit=ast -o %s %s" % (compile, quote(abstract.path), quote(source.path))]
    pairs = []
    for level, options in _LEVELS.items():
        objects = []
        for file in [source, abstract]:
            object = ctx.actions.declare_file("%s.%s.%s.o" % (stem, file.extension, level))
            commands.append("%s --emit=obj %s -o %s %s" % (compile, " ".join(options), quote(object.path), quote(file.path)))
            objects.append(object)
        pairs.append((level, objects[0], objects[1]))

    # One action: its sandbox costs more than these compilations.
    ctx.actions.run_shell(
        command = "\n".join(commands),
        inputs = [source] + ctx.files.headers,
        mnemonic = "LumenCompile",
        outputs = [abstract] + [object for _, from_source, from_abstract in pairs for object in [from_source, from_abstract]],
        progress_message = "Compiling %s by way of abstract format for %s" % (source.short_path, toolchain.target),
        tools = [toolchain.compiler],
    )
    return pairs

def _words(ctx, way, program, case, environment):
    """The line of the script that runs a case in one way."""
    name, status, arguments = case[0], case[1], case[2:]
    return "run %s %s %s %s%s %s\n" % (
        way,
        quote(name),
        status,
        "env %s " % environment if environment else "",
        runner_command(ctx, program),
        " ".join([quote(argument) for argument in arguments]),
    )

def _program_variants_test_impl(ctx):
    programs = {way: program[DefaultInfo].files.to_list()[0] for program, way in ctx.attr.programs.items()}
    cases = [json.decode(case) for case in ctx.attr.cases]
    content = RUNFILES_PREAMBLE
    content += "cd \"$runfiles\"/%s || exit 1\n" % quote(ctx.workspace_name)
    content += "expected=%s\n" % quote(ctx.label.package + "/expected")
    content += ". ./%s\n" % quote(ctx.file._script.short_path)
    files = [ctx.file._script] + programs.values() + ctx.toolchains[RUNNER_TYPE].files + ctx.files.expected
    for level, source_object, abstract_object in _object_pairs(ctx):
        content += "same_object %s %s %s\n" % (level, quote(source_object.short_path), quote(abstract_object.short_path))
        files += [source_object, abstract_object]
    for way, program in programs.items():
        for case in cases:
            content += _words(ctx, way, program, case, None)
            if ctx.attr.collect_always:
                content += _words(ctx, way + "_collect", program, case, "LUMEN_COLLECT_ALWAYS=1")
            for seed in ctx.attr.seeds if way in ["O2", _LTO] else []:
                content += _words(ctx, "%s_seed_%d" % (way, seed), program, case, "LUMEN_SCHEDULER_SEED=%d" % seed)
            for count in ctx.attr.schedulers if way in ["O2", _LTO] else []:
                content += _words(ctx, "%s_schedulers_%d" % (way, count), program, case, "LUMEN_SCHEDULERS=%d" % count)
    content += "finish\n"
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(script, content, is_executable = True)
    return [DefaultInfo(executable = script, runfiles = ctx.runfiles(files = files))]

_program_variants_test = rule(
    implementation = _program_variants_test_impl,
    attrs = {
        "cases": attr.string_list(doc = "JSON: [name, exit status, argument...] each."),
        "collect_always": attr.bool(doc = "Run also with a collection at every allocation."),
        "expected": attr.label_list(allow_files = True, doc = "What the cases print, expected/NAME.stdout and .stderr, and what they read, expected/NAME.stdin (default: nothing)."),
        "headers": attr.label_list(allow_files = [".hrl"]),
        "platform": attr.string(doc = "Platform to build and run for."),
        "programs": attr.label_keyed_string_dict(doc = "The program, compiled in one way each, to the way's name."),
        "schedulers": attr.int_list(doc = "Run also with so many schedulers each, at -O2."),
        "seeds": attr.int_list(doc = "Run also in deterministic mode with each of these seeds, at -O2."),
        "source": attr.label(allow_single_file = [".erl"], mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
        "_script": attr.label(allow_single_file = True, default = "//tests/programs:variants.sh"),
    },
    cfg = platform_transition,
    test = True,
    toolchains = [RUNNER_TYPE, TOOLCHAIN_TYPE],
)

def program_variants_test(module, platforms, cases, collect_always, libraries, schedulers, seeds, further_modules = []):
    """Declares MODULE (at -O0) and MODULE_O2 (and MODULE_O2_lto), and the tests MODULE_PLATFORM_test.

    Args:
      module: the module, in MODULE.erl, with its own header MODULE.hrl if there is one.
      platforms: names to labels.
      cases: (name, module, arguments, exit status) each, of this module.
      libraries: whether it uses modules of OTP; who does not is not built anew whenever these are.
      schedulers: with how many it runs too, where there are threads.
      seeds: of deterministic mode, in which it runs too, on linux_x86_64.
      collect_always: whether it runs with a collection at every allocation too, on linux_x86_64.
      further_modules: of the program.
    """
    headers = native.glob([module + ".hrl"])
    ways = dict(_LEVELS)
    if further_modules:
        ways[_LTO] = _LEVELS["O2"]
    for way, options in ways.items():
        lumen_binary(
            name = module if way == "O0" else module + "_" + way,
            testonly = True,
            srcs = [module + ".erl"] + [further + ".erl" for further in further_modules],
            hdrs = headers,
            erlc_opts = options,
            features = ["thin_lto" if way == _LTO else "-thin_lto"],
            libraries = None if libraries else [],
            main = module,
        )
    for platform, label in platforms.items():
        _program_variants_test(
            name = "%s_%s_test" % (module, platform),
            size = "medium",
            cases = [json.encode([name, str(status)] + arguments) for name, _, arguments, status in cases],
            collect_always = collect_always and platform == "linux_x86_64",
            expected = native.glob(["expected/%s.*" % name for name, _, _, _ in cases]),
            headers = headers,
            platform = label,
            programs = {
                ":" + (module if way == "O0" else module + "_" + way): way
                for way in ways.keys()
            },
            schedulers = schedulers if platform != "wasm32" else [],
            seeds = seeds if platform == "linux_x86_64" else [],
            source = module + ".erl",
        )
