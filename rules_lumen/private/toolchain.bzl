"""lumen_toolchain: the compiler, and the runtime for one target platform; lumen_runtime: that runtime as a folder.

The folder has the layout that `lumen link --runtime-dir=DIR` expects, the same as in the distribution:

    DIR/TARGET/liblumen_VARIANT.a    the runtime, e.g. liblumen_minimal.a
    DIR/TARGET/...                   the C library's archives and start files, compiler-rt's builtins
"""

load("//platforms:platforms.bzl", "PLATFORMS")
load("//rules_lumen/private:compat.bzl", "CcInfo")
load("//rules_lumen/private:platform.bzl", "TRANSITION_ATTRS")

TOOLCHAIN_TYPE = str(Label("//rules_lumen:toolchain_type"))

LumenRuntimeInfo = provider(
    doc = "A runtime for one target platform.",
    fields = {
        "directory": "string: what to give to --runtime-dir.",
        "files": "depset of File: everything below the directory.",
        "target": "string: the platform's name, as in --target.",
        "variants": "list of string: the runtime variants it holds.",
    },
)

# The runtime uses no C++ library. Built for the platform that has none, it does not make Bazel fetch the library's sources either,
# which are a large download. A platform of somebody else's workspace stays as it is.
_WITHOUT_CXX_LIBRARY = {
    str(Label("//platforms:" + name)): str(Label("//platforms:%s_without_cxx_library" % name))
    for name in PLATFORMS
    if name != "wasm32"
}

def _without_cxx_library_impl(settings, _attr):
    platforms = [str(platform) for platform in settings["//command_line_option:platforms"]]
    return {"//command_line_option:platforms": [_WITHOUT_CXX_LIBRARY.get(platform, platform) for platform in platforms]}

_without_cxx_library = transition(
    implementation = _without_cxx_library_impl,
    inputs = ["//command_line_option:platforms"],
    outputs = ["//command_line_option:platforms"],
)

def _archives(library):
    archives = []
    for linker_input in library[CcInfo].linking_context.linker_inputs.to_list():
        for entry in linker_input.libraries:
            archives.append(entry.static_library or entry.pic_static_library)
    return archives

def _merge(ctx, archives, output):
    """One archive out of several, by an archiver script: the linker command then names one file whatever the runtime's layers."""
    script = ctx.actions.declare_file("%s.%s.mri" % (ctx.label.name, output.basename))
    lines = ["create " + output.path]
    lines += ["addlib " + archive.path for archive in archives]
    ctx.actions.write(script, "\n".join(lines + ["save", "end", ""]))
    ctx.actions.run_shell(
        command = "\"$1\" -M < \"$2\"",
        arguments = [ctx.executable._archiver.path, script.path],
        inputs = depset([script] + archives),
        mnemonic = "LumenRuntime",
        outputs = [output],
        progress_message = "Packing the %s runtime" % ctx.attr.target,
        tools = [ctx.executable._archiver],
    )

def _lumen_runtime_impl(ctx):
    prefix = "%s/%s/" % (ctx.label.name, ctx.attr.target)
    files = []
    for library, variant in ctx.attr.variants.items():
        archive = ctx.actions.declare_file("%sliblumen_%s.a" % (prefix, variant))
        _merge(ctx, _archives(library), archive)
        files.append(archive)
    directory = files[0].dirname.rpartition("/")[0]
    for file in ctx.files.libc:
        link = ctx.actions.declare_file(prefix + file.basename)
        ctx.actions.symlink(output = link, target_file = file)
        files.append(link)
    files = depset(files)
    return [
        DefaultInfo(files = files),
        LumenRuntimeInfo(
            directory = directory,
            files = files,
            target = ctx.attr.target,
            variants = ctx.attr.variants.values(),
        ),
    ]

lumen_runtime = rule(
    implementation = _lumen_runtime_impl,
    attrs = dict(TRANSITION_ATTRS, **{
        "libc": attr.label(mandatory = True, doc = "The C library's files to link."),
        "target": attr.string(mandatory = True),
        "variants": attr.label_keyed_string_dict(
            cfg = _without_cxx_library,
            mandatory = True,
            providers = [CcInfo],
            doc = "cc_library of a runtime variant to the variant's name.",
        ),
        "_archiver": attr.label(
            allow_single_file = True,
            cfg = "exec",
            default = "@lumen_clang//:bin/llvm-ar",
            executable = True,
        ),
    }),
)

def _lumen_prebuilt_runtime_impl(ctx):
    files = ctx.files.files
    if not files:
        fail("the distribution holds no runtime for " + ctx.attr.target)
    return [
        DefaultInfo(files = depset(files)),
        LumenRuntimeInfo(
            directory = files[0].dirname.rpartition("/")[0],
            files = depset(files),
            target = ctx.attr.target,
            variants = ctx.attr.variants,
        ),
    ]

lumen_prebuilt_runtime = rule(
    implementation = _lumen_prebuilt_runtime_impl,
    doc = "A runtime whose files lie in a folder of that layout already: the distribution's.",
    attrs = {
        "files": attr.label(mandatory = True),
        "target": attr.string(mandatory = True),
        "variants": attr.string_list(mandatory = True),
    },
)

def _lumen_toolchain_impl(ctx):
    return [platform_common.ToolchainInfo(
        compiler = ctx.attr.compiler[DefaultInfo].files_to_run,
        otp_headers = depset(ctx.files.otp_headers),
        # The folder of the applications: of FOLDER/APPLICATION-VERSION/include/x.hrl the first part.
        otp_folder = ctx.files.otp_headers[0].path.rsplit("/", 3)[0] if ctx.files.otp_headers else None,
        runtime = ctx.attr.runtime[LumenRuntimeInfo],
        target = ctx.attr.runtime[LumenRuntimeInfo].target,
    )]

lumen_toolchain = rule(
    implementation = _lumen_toolchain_impl,
    attrs = {
        "compiler": attr.label(
            allow_files = True,
            cfg = "exec",
            doc = "The `lumen` command.",
            executable = True,
            mandatory = True,
        ),
        "otp_headers": attr.label_list(
            allow_files = [".hrl"],
            doc = "Headers of OTP's applications, FOLDER/APPLICATION-VERSION/include/NAME.hrl, for -include_lib.",
        ),
        "runtime": attr.label(mandatory = True, providers = [LumenRuntimeInfo]),
    },
)
