"""Linking an executable out of compiled modules and the runtime, by `lumen link`."""

load("//rules_lumen/private:providers.bzl", "LumenInfo")
load("//rules_lumen/private:toolchain.bzl", "TOOLCHAIN_TYPE")
load("//toolchains/runner:runner.bzl", "RUNNER_TYPE", "runner_script")

# Variants that are planned, so that asking for one says more than "no such value".
_FUTURE_RUNTIMES = ["full", "web"]

LINK_ATTRS = {
    "libraries": attr.label_list(
        default = [Label("//rules_lumen/toolchains:otp")],
        doc = "Libraries of which the program gets the modules that it reaches, none of them listed in `deps`. Default: OTP's.",
        providers = [LumenInfo],
    ),
    "main": attr.string(doc = "The module whose main/1 is called; default: that of the first of `srcs`."),
    "runtime": attr.string(default = "minimal", doc = "The runtime variant. There is `minimal`."),
}

def _check_runtime(ctx, toolchain):
    variant = ctx.attr.runtime
    if variant in toolchain.runtime.variants:
        return
    if variant in _FUTURE_RUNTIMES:
        fail("runtime: the runtime %r does not exist in this version of Lumen; there is: %s" %
             (variant, ", ".join(toolchain.runtime.variants)))
    fail("runtime: %r is no runtime; there is: %s" % (variant, ", ".join(toolchain.runtime.variants)))

def _main_module(ctx, modules):
    main = ctx.attr.main
    if not main:
        if not ctx.files.srcs:
            fail("main: say which module's main/1 to call")
        main = ctx.files.srcs[0].basename[:-len(".erl")]
    if main not in [module.name for module in modules]:
        fail("main: the module %s is neither in srcs nor in deps" % main)
    return main

def _objects(modules):
    """Object files of the modules; two different ones of one name are an error, which says where they come from."""
    by_name = {}
    for module in modules:
        if module.name in by_name and by_name[module.name].object != module.object:
            fail("the module %s comes from two targets: %s and %s" % (module.name, by_name[module.name].label, module.label))
        by_name[module.name] = module
    return [module.object for module in by_name.values()]

def link_executable(ctx, info, name):
    """Declares the link action and returns the executable.

    Args:
      ctx: context of a rule with COMPILE_ATTRS, LINK_ATTRS and the Lumen toolchain.
      info: LumenInfo with the modules to link.
      name: file name of the executable; WebAssembly adds .wasm.
    """
    toolchain = ctx.toolchains[TOOLCHAIN_TYPE]
    _check_runtime(ctx, toolchain)
    modules = info.modules.to_list()
    objects = _objects(modules)
    archives = depset(transitive = [info.archives] + [library[LumenInfo].archives for library in ctx.attr.libraries])
    output = ctx.actions.declare_file(name + (".wasm" if toolchain.target.startswith("wasm") else ""))
    arguments = ctx.actions.args()
    arguments.add("link")
    arguments.add("--target=" + toolchain.target)
    arguments.add("--main=" + _main_module(ctx, modules))
    arguments.add("--runtime=" + ctx.attr.runtime)
    arguments.add("--runtime-dir=" + toolchain.runtime.directory)
    arguments.add_all(archives, format_each = "--otp_archive=%s")
    arguments.add("-o", output)
    arguments.add_all(objects)
    arguments.use_param_file("@%s")
    arguments.set_param_file_format("multiline")
    ctx.actions.run(
        arguments = [arguments],
        executable = toolchain.compiler,
        inputs = depset(objects, transitive = [archives, toolchain.runtime.files]),
        mnemonic = "LumenLink",
        outputs = [output],
        progress_message = "Linking %s for %s" % (ctx.label, toolchain.target),
    )
    return output

def runnable(ctx, executable, info):
    """Returns what `bazel run` starts, and its runfiles: the executable, or a script around the runner of its platform."""
    if not ctx.toolchains[RUNNER_TYPE].words:
        return executable, ctx.runfiles(files = [executable]).merge(info.runfiles)
    script = ctx.actions.declare_file(ctx.label.name + ".run")
    return script, runner_script(ctx, executable, script).merge(info.runfiles)
