"""Compiling the modules of a target: one action each, so that a change recompiles one module.

With thin_lto (-c opt) two: the first writes the module's bitcode and, apart, the small functions that it offers to others; the second
makes the object file of the bitcode, inlining what modules of the target and of its dependencies offer. So a module is compiled once
for all programs that it is in, as without; and when one changes, others are optimised again only where what it offers has changed.
"""

load("//rules_lumen/private:compat.bzl", "CcInfo")
load("//rules_lumen/private:options.bzl", "check_options", "mode_flags", "uses_thin_lto")
load("//rules_lumen/private:platform.bzl", "machine_that_builds")
load("//rules_lumen/private:providers.bzl", "LumenInfo")
load("//rules_lumen/private:toolchain.bzl", "TOOLCHAIN_TYPE")

COMPILE_ATTRS = {
    "behaviours": attr.label_list(
        allow_files = [".erl"],
        doc = "Those of `srcs` that define behaviours: their callbacks are checked in modules here and in dependents, which are compiled again when one changes.",
    ),
    "data": attr.label_list(allow_files = True, doc = "Files that programs find in their runfiles."),
    "defines": attr.string_list(doc = "Macros, NAME or NAME=VALUE, for the modules of this target."),
    "deps": attr.label_list(
        doc = "lumen_library targets whose modules and headers these modules use.",
        providers = [[LumenInfo], [CcInfo]],
    ),
    "erlc_opts": attr.string_list(doc = "Further compiler options; see rules_lumen/private/options.bzl for those there are."),
    "hdrs": attr.label_list(allow_files = [".hrl"], doc = "Headers, for these modules and for those of dependents."),
    "includes": attr.string_list(
        doc = "Folders below the package that -include searches, here and in dependents. A folder `include` of `hdrs` is added.",
    ),
    "transforms": attr.label_keyed_string_dict(
        cfg = machine_that_builds,
        doc = "Programs that are parse transforms to the names that modules ask for them by; see compiler/transform/README.md.",
    ),
    "srcs": attr.label_list(allow_files = [".erl"], doc = "Modules, each in the file named after it."),
}

def _join(*parts):
    return "/".join([part for part in parts if part]) or "."

def _own_include_dirs(ctx):
    """Search path entries for -include that this target adds."""
    folders = list(ctx.attr.includes)
    package = _join(ctx.label.workspace_root, ctx.label.package)
    for header in ctx.files.hdrs:
        if "/include/" in "/" + header.short_path and "include" not in folders:
            folders.append("include")
    for folder in folders:
        if folder.startswith("/") or ".." in folder.split("/"):
            fail("includes: %r leaves the package" % folder)
    folders = ["" if folder == "." else folder for folder in folders]
    roots = [""] + ([ctx.bin_dir.path] if [header for header in ctx.files.hdrs if not header.is_source] else [])
    return [_join(root, package if package != "." else "", folder) for root in roots for folder in folders]

def _library_dirs(ctx):
    """NAME=FOLDER for --library_dir: -include_lib("NAME/include/x.hrl") finds the headers of the target called NAME."""
    package = _join(ctx.label.workspace_root, ctx.label.package)
    folders = []
    if [header for header in ctx.files.hdrs if header.is_source]:
        folders.append(package)
    if [header for header in ctx.files.hdrs if not header.is_source]:
        folders.append(_join(ctx.bin_dir.path, package if package != "." else ""))
    return ["%s=%s" % (ctx.label.name, folder) for folder in folders]

def _check_deps(ctx):
    for dependency in ctx.attr.deps:
        if LumenInfo not in dependency:
            fail("deps: %s is a C++ library: native functions (NIFs) do not exist in this version of Lumen." % dependency.label)

def _transform_flags(ctx):
    """--parse_transform flags for the attribute `transforms`, and the programs as tools."""
    flags = []
    tools = []
    for target, name in ctx.attr.transforms.items():
        program = target[DefaultInfo].files_to_run
        if not program or not program.executable:
            fail("transforms: %s is no program" % target.label)
        flags.append("--parse_transform=%s=%s" % (name, program.executable.path))
        tools.append(program)
    return flags, tools

def _module_name(source):
    return source.basename[:-len(".erl")]

def _generate_code(ctx, toolchain, name, bitcode, offers, verify, object):
    """Declares the action that makes an object file of a module's bitcode, with what other modules let it inline."""
    arguments = ctx.actions.args()
    arguments.add("compile")
    arguments.add("--target=" + toolchain.target)
    arguments.add("--emit=obj")
    if verify:
        arguments.add("--verify_passes")
    arguments.add_all(offers, format_each = "--lto_offer=%s")
    arguments.add("-o", object)
    arguments.add(bitcode)
    arguments.use_param_file("@%s")
    arguments.set_param_file_format("multiline")
    ctx.actions.run(
        arguments = [arguments],
        executable = toolchain.compiler,
        inputs = depset([bitcode], transitive = [offers]),
        mnemonic = "LumenOptimize",
        outputs = [object],
        progress_message = "Optimising Erlang module %s of %s" % (name, ctx.label),
    )

def compile_modules(ctx):
    """Declares the compile actions of a target.

    Args:
      ctx: context of a rule with COMPILE_ATTRS and the Lumen toolchain.

    Returns:
      LumenInfo of the target.
    """
    _check_deps(ctx)
    toolchain = ctx.toolchains[TOOLCHAIN_TYPE]
    options = check_options(ctx.attr.erlc_opts)
    below = [dependency[LumenInfo] for dependency in ctx.attr.deps]
    headers = depset(ctx.files.hdrs, transitive = [info.headers for info in below])
    include_dirs = depset(_own_include_dirs(ctx), transitive = [info.include_dirs for info in below])
    library_dirs = depset(_library_dirs(ctx), transitive = [info.library_dirs for info in below])
    behaviours = depset(ctx.files.behaviours, transitive = [info.behaviours for info in below])
    transform_flags, transform_tools = _transform_flags(ctx)
    repository = ctx.label.workspace_root or "."
    thin_lto = uses_thin_lto(ctx)
    modules = []
    bitcode = []
    own_offers = []
    seen = {}
    for source in ctx.files.srcs:
        name = _module_name(source)
        if name in seen:
            fail("srcs: two files for the module %s: %s and %s" % (name, seen[name].short_path, source.short_path))
        seen[name] = source
        object = ctx.actions.declare_file("_lumen/%s/%s.o" % (ctx.label.name, name))
        arguments = ctx.actions.args()
        arguments.add("compile")
        arguments.add("--target=" + toolchain.target)
        arguments.add_all(mode_flags(ctx))
        arguments.add_all(options)
        arguments.add_all(include_dirs, format_each = "-I%s")
        arguments.add("-I" + repository)
        arguments.add_all(library_dirs, format_each = "--library_dir=%s")
        if toolchain.otp_folder:
            arguments.add("--library_dir=" + toolchain.otp_folder)
        arguments.add_all(ctx.attr.defines, format_each = "-D%s")
        arguments.add_all(behaviours, format_each = "--behaviour_source=%s")
        arguments.add_all(transform_flags)
        outputs = [object]
        if thin_lto:
            outputs = [
                ctx.actions.declare_file("_lumen/%s/%s.%s" % (ctx.label.name, name, extension))
                for extension in ["bc", "offer.bc"]
            ]
            bitcode.append((name, outputs[0], object))
            own_offers.append(outputs[1])
            arguments.add("--lto=thin")
            arguments.add("--emit=llvm-bc,offer")
            arguments.add("-o", object.dirname)
        else:
            arguments.add("--emit=obj")
            arguments.add("-o", object)
        arguments.add(source)
        ctx.actions.run(
            arguments = [arguments],
            executable = toolchain.compiler,
            inputs = depset([source], transitive = [behaviours, headers, toolchain.otp_headers]),
            mnemonic = "LumenCompile",
            outputs = outputs,
            progress_message = "Compiling Erlang " + source.short_path,
            tools = transform_tools,
        )
        modules.append(struct(name = name, object = object, label = str(ctx.label)))
    offers = depset(own_offers, transitive = [info.offers for info in below])
    for name, file, object in bitcode:
        _generate_code(ctx, toolchain, name, file, offers, "--verify_passes" in options, object)
    runfiles = ctx.runfiles(files = ctx.files.data)
    for info in below:
        if info.runfiles:
            runfiles = runfiles.merge(info.runfiles)
    for target in ctx.attr.data:
        runfiles = runfiles.merge(target[DefaultInfo].default_runfiles)
    return LumenInfo(
        archives = depset(transitive = [info.archives for info in below]),
        behaviours = behaviours,
        headers = headers,
        include_dirs = include_dirs,
        library_dirs = library_dirs,
        modules = depset(modules, transitive = [info.modules for info in below], order = "topological"),
        offers = offers,
        runfiles = runfiles,
    )
