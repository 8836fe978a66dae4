"""@lumen_zlib: zlib's sources from Debian's pinned source package, for every target. The runtime compresses and expands
terms with it; a program that does neither links nothing of it. (@zlib is the host's, for LLVM.)
"""

load("//toolchains/packages:packages.bzl", "PACKAGE_ATTRS", "fetch_package", "pinned")

_SOURCES = "zlib:source"

_BUILD = """load("@rules_cc//cc:defs.bzl", "cc_library")

package(default_visibility = ["//visibility:public"])

# Compression and expansion in memory; not the part that reads and writes .gz files.
cc_library(
    name = "zlib",
    srcs = glob(
        ["*.c", "*.h"],
        exclude = ["gz*", "infback.c", "zlib.h", "zconf.h"],
    ),
    hdrs = ["zlib.h", "zconf.h"],
    copts = ["-w", "-O2", "-ffunction-sections", "-fdata-sections", "-fvisibility=hidden"],
    includes = ["."],
    linkstatic = True,
)

filegroup(name = "copy", srcs = ["BUILD.bazel", "WORKSPACE"] + glob(["*.c", "*.h", "LICENSE", "README"]))
"""

def _impl(repository_ctx):
    fetch_package(repository_ctx, _SOURCES, "source.tar.bz2")
    tar = repository_ctx.which("tar")
    if not tar or not repository_ctx.which("bzip2"):
        fail("tar and bzip2 are needed. Install them with:  sudo apt-get install tar bzip2")
    unpacked = repository_ctx.execute(
        [tar, "-x", "-f", "source.tar.bz2", "--strip-components=1", "--wildcards", "--no-wildcards-match-slash"] +
        ["*/*.c", "*/*.h", "*/README", "*/LICENSE"],
    )
    if unpacked.return_code:
        fail("unpacking %s: %s" % (_SOURCES, unpacked.stderr))
    repository_ctx.delete("source.tar.bz2")
    repository_ctx.file("WORKSPACE", "workspace(name = \"lumen_zlib\")\n", executable = False)
    repository_ctx.file("BUILD.bazel", _BUILD, executable = False)

_zlib_repository = repository_rule(implementation = _impl, attrs = PACKAGE_ATTRS)

def zlib_repository(maybe):
    """Defines it; `maybe` as in cc_toolchain_repositories."""
    maybe(_zlib_repository, "lumen_zlib", packages = pinned([_SOURCES]))
