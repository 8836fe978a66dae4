"""LLVM, lld and clang 19 as installed by Debian, checked for their version, in two repositories.

@lumen_clang holds the tools of the C++ toolchains (bin/) and clang's own headers (resource/). @lumen_llvm holds the libraries that
the compiler is linked with, statically: :llvm (visible to compiler/codegen) and :lld (visible to compiler/link), so that
layering is checked by visibility. Who uses Lumen as a distribution needs the first only.
"""

load("//toolchains:labels.bzl", "global_label")
load("//toolchains/host:installed.bzl", "link_licenses", "multiarch_lib_dir", "require_file", "symlink_tree")

_MAJOR = "19"
_ROOT = "/usr/lib/llvm-" + _MAJOR

# Components of LLVM that code generation for the four targets needs. llvm-config adds what they depend on.
_COMPONENTS = [
    "x86",
    "aarch64",
    "arm",
    "webassembly",
    "passes",
    "lto",
    "option",
    "windowsdriver",
    "debuginfodwarf",
]
_LINKED_TARGETS = ["AArch64", "ARM", "WebAssembly", "X86"]

# What the C++ toolchains run, under bin/.
LLVM_TOOLS = [
    "clang",
    "ld.lld",
    "wasm-ld",
    "llvm-ar",
    "llvm-cov",
    "llvm-dwp",
    "llvm-nm",
    "llvm-objcopy",
    "llvm-objdump",
    "llvm-profdata",
    "llvm-readelf",
    "llvm-strip",
    "llvm-symbolizer",
]

_CLANG_BUILD = """
exports_files(glob(["bin/*"]), visibility = ["//visibility:public"])
"""

_LLVM_BUILD = """
cc_library(
    name = "headers",
    hdrs = glob(["include/llvm/**", "include/llvm-c/**"]),
    defines = [
        "_GNU_SOURCE",
        "__STDC_CONSTANT_MACROS",
        "__STDC_FORMAT_MACROS",
        "__STDC_LIMIT_MACROS",
    ],
    includes = ["include"],
    target_compatible_with = ["{glibc}"],
)

# Everything code generation uses. The archives are one set: LLVM's own components refer to each other freely.
cc_library(
    name = "llvm",
    srcs = {llvm_archives} + [
        "lib/libz.a",
        "lib/libzstd.a",
    ],
    linkopts = ["-ldl", "-lm", "-lpthread"],
    visibility = {llvm_users},
    deps = [
        ":absent_polly",
        ":headers",
    ],
)

# lld as a library, for ELF and WebAssembly.
cc_library(
    name = "lld",
    srcs = {lld_archives},
    hdrs = glob(["include/lld/**"]),
    includes = ["include"],
    visibility = {lld_users},
    deps = [
        ":absent_targets",
        ":llvm",
    ],
)

# Debian's LLVM expects Polly, which Lumen does not use: answer for it.
cc_library(
    name = "absent_polly",
    srcs = ["absent_polly.cc"],
    copts = ["-std=c++17", "-fno-rtti", "-fno-exceptions"],
    deps = [":headers"],
)

# lld initialises every target LLVM was configured with; those that are not linked get empty initialisers.
cc_library(
    name = "absent_targets",
    srcs = ["absent_targets.cc"],
)
"""

_ABSENT_POLLY = """#include "llvm/Passes/PassPlugin.h"

llvm::PassPluginLibraryInfo getPollyPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "polly-not-linked", "0", [](llvm::PassBuilder&) {}};
}
"""

# Which table of LLVM's lists the targets that have each initialiser.
_INITIALIZERS = {
    "Targets.def": ["TargetInfo", "Target", "TargetMC"],
    "AsmPrinters.def": ["AsmPrinter"],
    "AsmParsers.def": ["AsmParser"],
}

def _absent_targets(repository_ctx):
    """C++ source with an empty initialiser for each configured target that is not linked."""
    lines = ["extern \"C\" {"]
    for table, suffixes in _INITIALIZERS.items():
        content = repository_ctx.read(_ROOT + "/include/llvm/Config/" + table)
        for line in content.split("\n"):
            if not line.startswith("LLVM_") or not line.endswith(")"):
                continue
            target = line.split("(")[1][:-1]
            if target not in _LINKED_TARGETS:
                lines += ["void LLVMInitialize%s%s() {}" % (target, suffix) for suffix in suffixes]
    return "\n".join(lines + ["}", ""])

def _version(repository_ctx, tool):
    """The version that a tool says it has, as text."""
    banner = repository_ctx.execute([_ROOT + "/bin/" + tool, "--version"]).stdout
    for word in banner.replace("\n", " ").split(" "):
        if word.startswith(_MAJOR + "."):
            return word
    fail("%s/bin/%s is not of version %s but says: %s" % (_ROOT, tool, _MAJOR, banner))

def _check_versions(repository_ctx, tools):
    versions = {tool: _version(repository_ctx, tool) for tool in tools}
    if len({version: None for version in versions.values()}) != 1:
        fail("LLVM's parts are of different versions, upgrade them together: %s" % versions)

def _clang_impl(repository_ctx):
    for tool, package in [("clang", "clang-"), ("ld.lld", "lld-"), ("llvm-ar", "llvm-")]:
        require_file(repository_ctx, _ROOT + "/bin/" + tool, package + _MAJOR, "compiling and linking C and C++")
    _check_versions(repository_ctx, ["clang", "ld.lld", "llvm-ar"])
    for tool in LLVM_TOOLS:
        path = require_file(repository_ctx, _ROOT + "/bin/" + tool, "llvm-" + _MAJOR, "C++ toolchains")
        repository_ctx.symlink(path, "bin/" + tool)
    symlink_tree(repository_ctx, "%s/lib/clang/%s/include" % (_ROOT, _MAJOR), "resource/include")
    repository_ctx.file("BUILD.bazel", _CLANG_BUILD)

debian_clang = repository_rule(implementation = _clang_impl, local = True)

def _llvm_impl(repository_ctx):
    llvm_config = require_file(
        repository_ctx,
        _ROOT + "/bin/llvm-config",
        "llvm-%s-dev" % _MAJOR,
        "the compiler's back end",
    )
    require_file(repository_ctx, _ROOT + "/lib/liblldELF.a", "liblld-%s-dev" % _MAJOR, "linking executables")
    _check_versions(repository_ctx, ["llvm-config", "clang", "ld.lld"])

    names = repository_ctx.execute([llvm_config, "--link-static", "--libnames"] + _COMPONENTS)
    if names.return_code:
        fail("llvm-config --libnames failed: " + names.stderr)
    llvm_archives = [name for name in names.stdout.strip().split(" ") if "Polly" not in name]
    lld_archives = ["liblldELF.a", "liblldWasm.a", "liblldCommon.a"]
    for name in llvm_archives + lld_archives:
        repository_ctx.symlink(_ROOT + "/lib/" + name, "lib/" + name)
    for name, package in [("libz.a", "zlib1g-dev"), ("libzstd.a", "libzstd-dev")]:
        archive = multiarch_lib_dir(repository_ctx) + "/" + name
        require_file(repository_ctx, archive, package, "linking LLVM statically")
        repository_ctx.symlink(archive, "lib/" + name)
    for folder in ["llvm", "llvm-c", "lld"]:
        symlink_tree(repository_ctx, _ROOT + "/include/" + folder, "include/" + folder)

    repository_ctx.file("absent_polly.cc", _ABSENT_POLLY)
    repository_ctx.file("absent_targets.cc", _absent_targets(repository_ctx))
    repository_ctx.file("BUILD.bazel", _LLVM_BUILD.format(
        glibc = global_label(Label("//platforms:glibc")),
        llvm_archives = repr(["lib/" + name for name in llvm_archives]),
        llvm_users = repr(repository_ctx.attr.llvm_users),
        lld_archives = repr(["lib/" + name for name in lld_archives]),
        lld_users = repr(repository_ctx.attr.lld_users),
    ) + link_licenses(
        repository_ctx,
        ["llvm-19-dev", "liblld-19-dev", "libzstd-dev", "zlib1g-dev", "libstdc++-12-dev", "libc6-dev"],
    ))

debian_llvm = repository_rule(
    implementation = _llvm_impl,
    attrs = {
        "llvm_users": attr.string_list(doc = "Packages that may use LLVM as a library, as visibility labels."),
        "lld_users": attr.string_list(doc = "Packages that may use lld as a library, as visibility labels."),
    },
    local = True,
)
