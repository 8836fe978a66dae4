"""@gflags//:gflags, from Debian's libgflags-dev, linked statically. Only compiler/driver uses it."""

load("//toolchains:labels.bzl", "global_label")
load("//toolchains/host:installed.bzl", "link_licenses", "multiarch_lib_dir", "require_file", "symlink_tree")

_BUILD = """
cc_library(
    name = "gflags",
    srcs = ["lib/libgflags.a"],
    hdrs = glob(["include/gflags/*.h"]),
    includes = ["include"],
    linkopts = ["-lpthread"],
    target_compatible_with = ["%s"],
    visibility = ["//visibility:public"],
)
"""

def _gflags_impl(repository_ctx):
    archive = multiarch_lib_dir(repository_ctx) + "/libgflags.a"
    header = require_file(repository_ctx, "/usr/include/gflags/gflags.h", "libgflags-dev", "the command line of lumen")
    require_file(repository_ctx, archive, "libgflags-dev", "the command line of lumen")
    symlink_tree(repository_ctx, header.dirname, "include/gflags")
    repository_ctx.symlink(archive, "lib/libgflags.a")
    repository_ctx.file("BUILD.bazel", _BUILD % global_label(Label("//platforms:glibc")) +
                                       link_licenses(repository_ctx, ["libgflags-dev"]))

debian_gflags = repository_rule(implementation = _gflags_impl, local = True)
