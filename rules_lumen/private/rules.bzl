"""lumen_library, lumen_binary, lumen_test and lumen_release. See rules_lumen/README.md."""

load("//rules_lumen/private:compile.bzl", "COMPILE_ATTRS", "compile_modules")
load("//rules_lumen/private:link.bzl", "LINK_ATTRS", "link_executable", "runnable")
load("//rules_lumen/private:platform.bzl", "TRANSITION_ATTRS", "each_platform", "lumen_platform")
load("//rules_lumen/private:providers.bzl", "LumenInfo")
load("//rules_lumen/private:toolchain.bzl", "TOOLCHAIN_TYPE")
load("//toolchains/runner:runner.bzl", "RUNNER_TYPE")

_PLATFORM_ATTRS = {
    "platform": attr.string(
        doc = "Platform to build for, by name (linux_arm64) or label; default: that of the build, or linux_x86_64 where that " +
              "is the host's.",
    ),
}

def _merged(*dictionaries):
    merged = {}
    for dictionary in dictionaries:
        merged.update(dictionary)
    return merged

def _library_impl(ctx):
    info = compile_modules(ctx)
    own = [module.object for module in info.modules.to_list() if module.label == str(ctx.label)]
    return [
        DefaultInfo(files = depset(own), runfiles = info.runfiles),
        info,
    ]

lumen_library = rule(
    implementation = _library_impl,
    doc = "Erlang modules, compiled.",
    attrs = _merged(COMPILE_ATTRS, TRANSITION_ATTRS),
    cfg = lumen_platform,
    provides = [LumenInfo],
    toolchains = [TOOLCHAIN_TYPE],
)

def _binary_impl(ctx):
    info = compile_modules(ctx)
    executable = link_executable(ctx, info, ctx.label.name)
    started, runfiles = runnable(ctx, executable, info)
    return [DefaultInfo(executable = started, files = depset([executable]), runfiles = runfiles)]

lumen_binary = rule(
    implementation = _binary_impl,
    doc = "A static executable that calls main/1 of a module.",
    attrs = _merged(COMPILE_ATTRS, LINK_ATTRS, _PLATFORM_ATTRS, TRANSITION_ATTRS),
    cfg = lumen_platform,
    executable = True,
    toolchains = [TOOLCHAIN_TYPE, RUNNER_TYPE],
)

lumen_single_test = rule(
    implementation = _binary_impl,
    doc = "A program that passes by returning from main/1, run by the runner of its platform.",
    attrs = _merged(COMPILE_ATTRS, LINK_ATTRS, _PLATFORM_ATTRS, TRANSITION_ATTRS),
    cfg = lumen_platform,
    test = True,
    toolchains = [TOOLCHAIN_TYPE, RUNNER_TYPE],
)

def _release_impl(ctx):
    outputs = []
    for name, target in ctx.split_attr.binary.items():
        executable = target[DefaultInfo].files.to_list()[0]
        platform = name.rpartition(":")[2].rpartition("/")[2]
        extension = ".wasm" if executable.extension == "wasm" or platform.startswith("wasm") else ""
        stem = executable.basename[:-len(".wasm")] if executable.extension == "wasm" else executable.basename
        output = ctx.actions.declare_file("%s/%s-%s%s" % (ctx.label.name, stem, platform, extension))
        ctx.actions.symlink(output = output, target_file = executable, is_executable = True)
        outputs.append(output)
    return [DefaultInfo(files = depset(outputs))]

lumen_release = rule(
    implementation = _release_impl,
    doc = "One program for several platforms: a folder with a file NAME-PLATFORM for each.",
    attrs = _merged({
        "binary": attr.label(cfg = each_platform, mandatory = True, doc = "A lumen_binary (or cc_binary)."),
        "platforms": attr.string_list(
            allow_empty = False,
            default = ["linux_x86_64", "linux_arm64", "linux_armv7", "wasm32"],
            doc = "Platforms by name or label.",
        ),
    }, TRANSITION_ATTRS),
)
