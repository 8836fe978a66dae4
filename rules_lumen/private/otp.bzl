"""Archives of libraries: otp_application compiles an application of OTP into one, library_archives gathers them.

Of an archive a program gets the modules that it reaches. The applications are compiled once for a platform, with -c opt whatever the
build's mode is: nobody debugs them, everybody runs them.
"""

load("//platforms:platforms.bzl", "PLATFORMS")
load("//rules_lumen/private:platform.bzl", "TRANSITION_ATTRS", "is_host")
load("//rules_lumen/private:providers.bzl", "LumenInfo", "library_info")
load("//rules_lumen/private:toolchain.bzl", "TOOLCHAIN_TYPE")

def _optimised_impl(settings, _attr):
    platforms = settings["//command_line_option:platforms"]
    return {
        "//command_line_option:compilation_mode": "opt",
        "//command_line_option:features": [],
        "//command_line_option:platforms": [PLATFORMS["linux_x86_64"]] if not platforms or is_host(platforms[0]) else platforms,
    }

# The same settings as in a distribution, so that both share what was built.
_optimised = transition(
    implementation = _optimised_impl,
    inputs = ["//command_line_option:platforms"],
    outputs = [
        "//command_line_option:compilation_mode",
        "//command_line_option:features",
        "//command_line_option:platforms",
    ],
)

def _folders(files):
    folders = []
    for file in files:
        if file.dirname not in folders:
            folders.append(file.dirname)
    return folders

def _otp_application_impl(ctx):
    toolchain = ctx.toolchains[TOOLCHAIN_TYPE]
    headers = depset(ctx.files.hdrs, transitive = [toolchain.otp_headers])
    objects = []
    for source in ctx.files.srcs:
        module = source.basename[:-len(".erl")]
        object = ctx.actions.declare_file("_lumen/%s/%s.o" % (ctx.label.name, module))
        arguments = ctx.actions.args()
        arguments.add("compile")
        arguments.add("--target=" + toolchain.target)
        arguments.add("--emit=obj")
        arguments.add("-O1" if module in ctx.attr.small else ctx.attr.level)

        # What is to be said about OTP's sources was said to those who wrote them. Traces name files as OTP's do.
        arguments.add("-Wno-all")
        arguments.add("--otp=25")
        arguments.add("--source_name=" + source.basename)
        arguments.add_all(_folders([source] + ctx.files.hdrs), format_each = "-I%s")
        if toolchain.otp_folder:
            arguments.add("--library_dir=" + toolchain.otp_folder)
        arguments.add("-o", object)
        arguments.add(source)
        ctx.actions.run(
            arguments = [arguments],
            executable = toolchain.compiler,
            inputs = depset([source], transitive = [headers]),
            mnemonic = "LumenCompile",
            outputs = [object],
            progress_message = "Compiling OTP's %s for %s" % (source.basename, toolchain.target),
        )
        objects.append(object)
    archive = ctx.actions.declare_file("%s.a" % ctx.label.name)
    arguments = ctx.actions.args()
    arguments.add("rcsD", archive)
    arguments.add_all(objects)
    ctx.actions.run(
        arguments = [arguments],
        executable = ctx.executable._archiver,
        inputs = objects,
        mnemonic = "LumenArchive",
        outputs = [archive],
        progress_message = "Packing OTP's %s for %s" % (ctx.label.name, toolchain.target),
    )
    return [DefaultInfo(files = depset([archive])), library_info(depset([archive]))]

otp_application = rule(
    implementation = _otp_application_impl,
    doc = "An application of OTP, from its sources: an archive NAME.a of its modules.",
    attrs = dict(TRANSITION_ATTRS, **{
        "hdrs": attr.label_list(allow_files = [".hrl"], doc = "What -include finds, beside the headers of the toolchain."),
        "level": attr.string(default = "-O2", doc = "How much to optimise."),
        "small": attr.string_list(doc = "Modules for which size counts more than speed: -O1, which makes no copies of code to be faster."),
        "srcs": attr.label_list(allow_files = [".erl"], mandatory = True),
        "_archiver": attr.label(
            allow_single_file = True,
            cfg = "exec",
            default = "@lumen_clang//:bin/llvm-ar",
            executable = True,
        ),
    }),
    cfg = _optimised,
    provides = [LumenInfo],
    toolchains = [TOOLCHAIN_TYPE],
)

def _library_archives_impl(ctx):
    archives = depset(ctx.files.files, transitive = [library[LumenInfo].archives for library in ctx.attr.libraries])
    return [DefaultInfo(files = archives), library_info(archives)]

library_archives = rule(
    implementation = _library_archives_impl,
    doc = "Archives to link programs with: those of other targets, and files that were compiled elsewhere.",
    attrs = {
        "files": attr.label(doc = "Archives."),
        "libraries": attr.label_list(providers = [LumenInfo]),
    },
    provides = [LumenInfo],
)
