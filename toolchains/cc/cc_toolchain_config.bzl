"""cc_toolchain_config: flags and features of one clang toolchain, used by the BUILD files that repository.bzl generates.

Bazel's legacy features supply what is the same for every clang (outputs, include paths, libraries to link); here stands
only what is Lumen's: where headers and libraries come from, optimisation by compilation mode, reproducibility, and the
sanitizers. Flags may name the generated repository as {repository}; nothing is written as an absolute path, except by
the host toolchain, whose C library is the machine's.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "ACTION_NAMES")
load(
    "@bazel_tools//tools/cpp:cc_toolchain_config_lib.bzl",
    "feature",
    "flag_group",
    "flag_set",
    "tool_path",
    "with_feature_set",
)
load("@rules_cc//cc/common:cc_common.bzl", "cc_common")
load("//toolchains/cc:sanitizers.bzl", "SANITIZERS")

_CXX_COMPILE = [
    ACTION_NAMES.cpp_compile,
    ACTION_NAMES.cpp_header_parsing,
    ACTION_NAMES.cpp_module_compile,
    ACTION_NAMES.cpp_module_codegen,
]
_COMPILE = _CXX_COMPILE + [
    ACTION_NAMES.assemble,
    ACTION_NAMES.c_compile,
    ACTION_NAMES.preprocess_assemble,
]
_LINK = [
    ACTION_NAMES.cpp_link_dynamic_library,
    ACTION_NAMES.cpp_link_executable,
    ACTION_NAMES.cpp_link_nodeps_dynamic_library,
]

# The same bytes whoever builds, wherever.
_REPRODUCIBLE = [
    "-no-canonical-prefixes",
    "-ffile-compilation-dir=.",
    "-Wno-builtin-macro-redefined",
    "-D__DATE__=\"redacted\"",
    "-D__TIMESTAMP__=\"redacted\"",
    "-D__TIME__=\"redacted\"",
]

_TOOLS = {
    "ar": "llvm-ar",
    "cpp": "clang",
    "dwp": "llvm-dwp",
    "gcc": "clang",
    "gcov": "llvm-cov",
    "ld": "ld.lld",
    "llvm-cov": "llvm-cov",
    "llvm-profdata": "llvm-profdata",
    "nm": "llvm-nm",
    "objcopy": "llvm-objcopy",
    "objdump": "llvm-objdump",
    "strip": "llvm-strip",
}

def _flags(actions, flags, **kwargs):
    return flag_set(actions = actions, flag_groups = [flag_group(flags = flags)] if flags else [], **kwargs)

def _mode(actions, flags, mode):
    return _flags(actions, flags, with_features = [with_feature_set(features = [mode])])

def _here(repository, flags):
    return [flag.replace("{repository}", repository) for flag in flags]

def _impl(ctx):
    # The generated repository: its name as a path is known only from the label.
    repository = ctx.label.workspace_root

    includes = _here(repository, ["{repository}/resource/include"] + ctx.attr.include_dirs)
    cxx_includes = _here(repository, ctx.attr.cxx_include_dirs)
    if ctx.file.cxx_config_site:
        cxx_includes.append(ctx.file.cxx_config_site.dirname)

    # The order of the search matters: libc++'s headers wrap the C library's, which rely on the compiler's own.
    cxx_search = ["-nostdinc++"] if cxx_includes else []
    for directory in cxx_includes:
        cxx_search += ["-isystem", directory]
    c_search = []
    if ctx.attr.include_dirs:
        c_search.append("-nostdlibinc")
        for directory in _here(repository, ctx.attr.include_dirs):
            c_search += ["-isystem", directory]

    target = (["--target=" + ctx.attr.triple] if ctx.attr.triple else []) + ctx.attr.machine_flags
    target += ["-resource-dir", repository + "/resource"]
    if ctx.attr.sysroot:
        target.append("--sysroot=" + _here(repository, [ctx.attr.sysroot])[0])

    features = [
        feature(
            name = "default_compile_flags",
            enabled = True,
            flag_sets = [
                _flags(_COMPILE, target + _REPRODUCIBLE + _here(repository, ctx.attr.compile_flags)),
                _flags(_CXX_COMPILE, ["-std=c++20"] + ctx.attr.cxx_flags),
                _mode(_COMPILE, ctx.attr.opt_flags + ["-DNDEBUG", "-ffunction-sections", "-fdata-sections"], "opt"),
                _mode(_COMPILE, ["-O0", "-g"], "dbg"),
                _mode(_COMPILE, ctx.attr.fastbuild_flags + ["-ffunction-sections", "-fdata-sections"], "fastbuild"),
            ],
        ),
        feature(
            name = "system_include_paths",
            enabled = True,
            flag_sets = [_flags(_CXX_COMPILE, cxx_search), _flags(_COMPILE, c_search)],
        ),
        feature(
            name = "default_link_flags",
            enabled = True,
            flag_sets = [
                _flags(_LINK, target + [
                    "-no-canonical-prefixes",
                    "-B" + repository + "/bin",
                    "-fuse-ld=lld",
                    # Bazel asks for a static libgcc, which targets without one ignore.
                    "-Wno-unused-command-line-argument",
                ] + _here(repository, ctx.attr.link_flags)),
                _mode([ACTION_NAMES.cpp_link_executable], ctx.attr.opt_link_flags, "opt"),
            ],
        ),
        feature(
            name = "fully_static_link",
            flag_sets = [_flags(
                _LINK,
                ["-static"],
                # The sanitizers' libraries work in dynamically linked programs only.
                with_features = [with_feature_set(not_features = SANITIZERS.keys())],
            )],
        ),
        feature(name = "opt"),
        feature(name = "dbg"),
        feature(name = "fastbuild"),
        feature(name = "supports_pic", enabled = False),
        feature(name = "supports_start_end_lib", enabled = False),
        feature(name = "supports_dynamic_linker", enabled = ctx.attr.dynamic),
        feature(name = "static_link_cpp_runtimes", enabled = ctx.attr.links_cxx_library),
    ]
    if ctx.attr.sanitizers:
        for name, sanitizer in SANITIZERS.items():
            features.append(feature(name = name, flag_sets = [
                _flags(_COMPILE, sanitizer.compile_flags),
                _flags(_LINK, sanitizer.link_flags),
            ]))

    return cc_common.create_cc_toolchain_config_info(
        ctx = ctx,
        features = features,
        toolchain_identifier = ctx.attr.identifier,
        host_system_name = "local",
        target_system_name = ctx.attr.triple or "local",
        target_cpu = ctx.attr.cpu,
        target_libc = ctx.attr.libc,
        compiler = "clang",
        abi_version = "unknown",
        abi_libc_version = "unknown",
        cxx_builtin_include_directories = includes + cxx_includes + ctx.attr.machine_include_dirs,
        tool_paths = [tool_path(name = name, path = "bin/" + tool) for name, tool in _TOOLS.items()],
    )

cc_toolchain_config = rule(
    implementation = _impl,
    attrs = {
        "compile_flags": attr.string_list(),
        "cpu": attr.string(mandatory = True),
        "cxx_config_site": attr.label(
            allow_single_file = True,
            doc = "libc++'s __config_site; its folder is searched before the C library's headers.",
        ),
        "cxx_flags": attr.string_list(),
        "cxx_include_dirs": attr.string_list(),
        "dynamic": attr.bool(doc = "Whether programs may be linked dynamically."),
        "fastbuild_flags": attr.string_list(),
        "identifier": attr.string(mandatory = True),
        "include_dirs": attr.string_list(doc = "The C library's headers. Where given, no others are searched."),
        "libc": attr.string(mandatory = True),
        "link_flags": attr.string_list(),
        "links_cxx_library": attr.bool(doc = "Whether cc_toolchain.static_runtime_lib is linked into C++ programs."),
        "machine_flags": attr.string_list(),
        "machine_include_dirs": attr.string_list(doc = "Absolute folders of the machine's headers (host toolchain only)."),
        "opt_flags": attr.string_list(default = ["-O2"]),
        "opt_link_flags": attr.string_list(doc = "For programs."),
        "sanitizers": attr.bool(),
        "sysroot": attr.string(),
        "triple": attr.string(),
    },
    provides = [CcToolchainConfigInfo],
)
