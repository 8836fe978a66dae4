"""cxx_library_archives: libc++ built for one platform, as the archives that a cc_toolchain links."""

load("@rules_cc//cc/common:cc_info.bzl", "CcInfo")

def _platform_impl(_settings, attr):
    return {
        "//command_line_option:compilation_mode": "opt",
        "//command_line_option:features": [],
        "//command_line_option:platforms": str(attr.platform),
    }

# The C++ library does not depend on how the program that links it is compiled: one build for all modes.
_platform_transition = transition(
    implementation = _platform_impl,
    inputs = [],
    outputs = [
        "//command_line_option:compilation_mode",
        "//command_line_option:features",
        "//command_line_option:platforms",
    ],
)

def _impl(ctx):
    archives = []
    for dependency in ctx.attr.library:
        for linker_input in dependency[CcInfo].linking_context.linker_inputs.to_list():
            archives += [library.pic_static_library or library.static_library for library in linker_input.libraries]
    return [DefaultInfo(files = depset(archives))]

cxx_library_archives = rule(
    implementation = _impl,
    attrs = {
        "library": attr.label(cfg = _platform_transition, mandatory = True, providers = [CcInfo]),
        "platform": attr.label(mandatory = True, doc = "The platform to build for; one without a C++ library."),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)
