"""The one entry point for everything Lumen takes from outside.

WORKSPACE files call lumen_repositories(); MODULE.bazel reaches the same repository rules through an extension. A
repository that the caller has already defined under one of the names below is left alone.
"""

load("//toolchains/host:abseil.bzl", "debian_abseil")
load("//toolchains/host:gflags.bzl", "debian_gflags")
load("//toolchains/host:googletest.bzl", "debian_googletest")
load("//toolchains/llvm:llvm.bzl", "debian_llvm")
load("//toolchains/stubs:stubs.bzl", "stub_repositories")

def _maybe(rule, name, **kwargs):
    if not native.existing_rule(name):
        rule(name = name, **kwargs)

def lumen_repositories():
    """Defines every repository that Lumen and its rules need."""
    stub_repositories()
    _maybe(
        debian_llvm,
        "lumen_llvm",
        llvm_users = ["@lumen//compiler/codegen:__subpackages__", "@lumen//toolchains/llvm:__pkg__"],
        lld_users = ["@lumen//compiler/link:__subpackages__", "@lumen//toolchains/llvm:__pkg__"],
    )
    _maybe(debian_abseil, "abseil")
    _maybe(debian_gflags, "gflags")
    _maybe(debian_googletest, "googletest")
