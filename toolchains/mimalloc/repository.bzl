"""@lumen_mimalloc: mimalloc's sources from Debian's pinned source package, for the targets that have threads. It takes the place
of musl's malloc in the runtime, which has one lock for all threads, and of operator new in the compiler.
"""

load("//toolchains/packages:packages.bzl", "PACKAGE_ATTRS", "fetch_package", "pinned")

_SOURCES = "mimalloc:source"

_BUILD = """load("@rules_cc//cc:defs.bzl", "cc_library")

package(default_visibility = ["//visibility:public"])

_COPTS = ["-w", "-ffunction-sections", "-fdata-sections", "-fno-stack-protector", "-fvisibility=hidden"]

_HEADERS = glob(["include/*.h"])

# What static.c includes.
_INCLUDED = glob(["src/**/*.c", "src/**/*.h"], exclude = ["src/static.c"])

# Defines malloc and its family, which musl allows for programs that are linked statically. Small: part of every program.
cc_library(
    name = "mimalloc",
    srcs = ["static_with_messages.c"],
    hdrs = _HEADERS,
    copts = _COPTS + ["-Os", "-fno-asynchronous-unwind-tables"],
    includes = ["include"],
    linkstatic = True,
    local_defines = ["MI_MALLOC_OVERRIDE=1", "NDEBUG"],
    textual_hdrs = _INCLUDED + ["messages.h", "return_memory.h", "src/static.c"],
)

# Defines operator new and delete, beside the C library's malloc.
cc_library(
    name = "operators",
    srcs = ["operators.cc", "src/static.c"] + _HEADERS,
    copts = _COPTS + ["-O2"],
    alwayslink = True,
    includes = ["include"],
    linkstatic = True,
    local_defines = ["NDEBUG"],
    textual_hdrs = _INCLUDED,
)

filegroup(name = "licenses", srcs = ["licenses/mimalloc"])

filegroup(name = "copy", srcs = ["BUILD.bazel", "WORKSPACE", "licenses/mimalloc", "messages.h", "operators.cc", "return_memory.h", "static_with_messages.c"] + glob(["src/**", "include/**"]))
"""

def _impl(repository_ctx):
    fetch_package(repository_ctx, _SOURCES, "source.tar.xz")
    tar = repository_ctx.which("tar")
    if not tar or not repository_ctx.which("xz"):
        fail("tar and xz are needed. Install them with:  sudo apt-get install tar xz-utils")
    unpacked = repository_ctx.execute(
        [tar, "-x", "-f", "source.tar.xz", "--strip-components=1", "--wildcards"] +
        ["*/src/*.c", "*/src/*.h", "*/include/*.h", "*/LICENSE"],
    )
    if unpacked.return_code:
        fail("unpacking %s: %s" % (_SOURCES, unpacked.stderr))
    repository_ctx.delete("source.tar.xz")
    repository_ctx.execute(["mkdir", "licenses"])
    moved = repository_ctx.execute(["mv", "LICENSE", "licenses/mimalloc"])
    if moved.return_code:
        fail("%s has no license: %s" % (_SOURCES, moved.stderr))
    repository_ctx.file("WORKSPACE", "workspace(name = \"lumen_mimalloc\")\n", executable = False)
    repository_ctx.symlink(repository_ctx.attr._messages, "messages.h")
    repository_ctx.symlink(repository_ctx.attr._return_memory, "return_memory.h")
    includes = ["messages.h", "src/static.c", "return_memory.h"]
    repository_ctx.file("static_with_messages.c", "".join(["#include \"%s\"\n" % file for file in includes]), executable = False)
    repository_ctx.file("operators.cc", "#include \"mimalloc-new-delete.h\"\n", executable = False)
    repository_ctx.file("BUILD.bazel", _BUILD, executable = False)

_mimalloc_repository = repository_rule(implementation = _impl, attrs = dict(
    PACKAGE_ATTRS,
    _messages = attr.label(default = "//toolchains/mimalloc:messages.h"),
    _return_memory = attr.label(default = "//toolchains/mimalloc:return_memory.h"),
))

def mimalloc_repository(maybe):
    """Defines it; `maybe` as in cc_toolchain_repositories."""
    maybe(_mimalloc_repository, "lumen_mimalloc", packages = pinned([_SOURCES]))
