"""@zlib//:zlib, from Debian's zlib1g-dev, linked statically. Only compiler/term uses it."""

load("//toolchains:labels.bzl", "global_label")
load("//toolchains/host:installed.bzl", "link_licenses", "multiarch_lib_dir", "require_file")

_BUILD = """
cc_library(
    name = "zlib",
    srcs = ["lib/libz.a"],
    hdrs = ["include/zconf.h", "include/zlib.h"],
    includes = ["include"],
    target_compatible_with = ["%s"],
    visibility = ["//visibility:public"],
)
"""

def _zlib_impl(repository_ctx):
    archive = multiarch_lib_dir(repository_ctx) + "/libz.a"
    require_file(repository_ctx, archive, "zlib1g-dev", "reading compressed terms")
    for header in ["zlib.h", "zconf.h"]:
        path = require_file(repository_ctx, "/usr/include/" + header, "zlib1g-dev", "reading compressed terms")
        repository_ctx.symlink(path, "include/" + header)
    repository_ctx.symlink(archive, "lib/libz.a")
    repository_ctx.file("BUILD.bazel", _BUILD % global_label(Label("//platforms:glibc")) +
                                       link_licenses(repository_ctx, ["zlib1g-dev"]))

debian_zlib = repository_rule(implementation = _zlib_impl, local = True)
