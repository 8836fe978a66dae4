"""@lumen_libcxx (headers) and @lumen_libcxx_source (sources), LLVM's C++ library for the musl targets.

The headers come from Debian's package with a configuration for musl instead of glibc's; a target that only uses
header-only parts (the runtime) needs nothing else. The sources are a large download (165 MB, of which four folders are
kept), fetched only when something links the library.
"""

load("//toolchains/packages:packages.bzl", "PACKAGE_ATTRS", "fetch_package", "move", "pinned", "unpack_package")

_HEADERS = "libc++-19-dev:amd64"
_SOURCES = "llvm-toolchain-19:source"

# Debian's package is configured for glibc. The ABI settings have to stay the same; the C library and the threading of
# the parallel algorithms differ.
_CONFIG_SITE = """#ifndef _LIBCPP___CONFIG_SITE
#define _LIBCPP___CONFIG_SITE
#define _LIBCPP_ABI_VERSION 1
#define _LIBCPP_ABI_NAMESPACE __1
#define _LIBCPP_HAS_MUSL_LIBC
#define _LIBCPP_HAS_NO_VENDOR_AVAILABILITY_ANNOTATIONS
#define _LIBCPP_HAS_NO_TIME_ZONE_DATABASE
#define _LIBCPP_PSTL_BACKEND_SERIAL
#define _LIBCPP_HARDENING_MODE_DEFAULT 2
#endif
"""

def _headers_impl(repository_ctx):
    unpack_package(repository_ctx, _HEADERS, "package")
    move(repository_ctx, "package/usr/lib/llvm-19/include/c++", "include/c++")
    repository_ctx.delete("package")
    repository_ctx.file("include/c++/v1/__config_site", _CONFIG_SITE, executable = False)
    repository_ctx.file("BUILD.bazel", """package(default_visibility = ["//visibility:public"])

exports_files(["include/c++/v1/__config_site"])

filegroup(name = "headers", srcs = glob(["include/**"]))

filegroup(name = "copy", srcs = ["BUILD.bazel", "WORKSPACE", ":headers"])
""")

_headers_repository = repository_rule(implementation = _headers_impl, attrs = PACKAGE_ATTRS)

# All that libc++ wants of the kernel's headers, which musl-dev does not hold: the stable numbers of the futex call.
_FUTEX_H = """#pragma once
#define FUTEX_WAIT 0
#define FUTEX_WAKE 1
#define FUTEX_PRIVATE_FLAG 128
#define FUTEX_WAIT_PRIVATE (FUTEX_WAIT | FUTEX_PRIVATE_FLAG)
#define FUTEX_WAKE_PRIVATE (FUTEX_WAKE | FUTEX_PRIVATE_FLAG)
"""

_KEPT = ["libcxx/src", "libcxxabi/include", "libcxxabi/src", "libunwind/include", "libunwind/src"]

def _source_impl(repository_ctx):
    repository_ctx.file("marker", "")
    fetch_package(repository_ctx, _SOURCES, "source.tar.xz")
    tar = repository_ctx.which("tar")
    if not tar or not repository_ctx.which("xz"):
        fail("tar and xz are needed. Install them with:  sudo apt-get install tar xz-utils")
    repository_ctx.report_progress("Unpacking the C++ library's sources")
    unpacked = repository_ctx.execute(
        [tar, "-x", "-f", "source.tar.xz", "--strip-components=1", "--wildcards"] +
        ["*/%s/*" % folder for folder in _KEPT],
        timeout = 1800,
        environment = {"XZ_DEFAULTS": "-T0"},
    )
    if unpacked.return_code:
        fail("unpacking %s: %s" % (_SOURCES, unpacked.stderr))
    repository_ctx.delete("source.tar.xz")
    repository_ctx.file("kernel/linux/futex.h", _FUTEX_H, executable = False)
    repository_ctx.symlink(Label("//toolchains/libcxx:libcxx_source.BUILD"), "BUILD.bazel")

_source_repository = repository_rule(implementation = _source_impl, attrs = PACKAGE_ATTRS)

def libcxx_repositories(maybe):
    """Defines the two repositories; `maybe` as in cc_toolchain_repositories."""
    maybe(_headers_repository, "lumen_libcxx", packages = pinned([_HEADERS]))
    maybe(_source_repository, "lumen_libcxx_source", packages = pinned([_SOURCES]))
