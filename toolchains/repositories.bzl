"""The one entry point for everything Lumen takes from outside.

WORKSPACE files call lumen_repositories(); MODULE.bazel reaches the same repository rules through an extension. A
repository that the caller has already defined under one of the names below is left alone.
"""

load("//platforms:constraints.bzl", "constraints_repository")
load("//toolchains/cc:repository.bzl", "cc_toolchain_repositories")
load("//toolchains/host:abseil.bzl", "debian_abseil")
load("//toolchains/host:gflags.bzl", "debian_gflags")
load("//toolchains/host:googletest.bzl", "debian_googletest")
load("//toolchains/libcxx:repository.bzl", "libcxx_repositories")
load("//toolchains/llvm:llvm.bzl", "debian_llvm")
load("//toolchains/runner:repository.bzl", "runners_repository")
load("//toolchains/stubs:stubs.bzl", "stub_repositories")

def _maybe(rule, name, **kwargs):
    if not native.existing_rule(name):
        rule(name = name, **kwargs)

def lumen_repositories():
    """Defines every repository that Lumen and its rules need."""
    stub_repositories()
    _maybe(constraints_repository, "lumen_constraints")
    _maybe(runners_repository, "lumen_runners")
    cc_toolchain_repositories(_maybe)
    libcxx_repositories(_maybe)
    _maybe(
        debian_llvm,
        "lumen_llvm",
        llvm_users = ["@lumen//compiler/codegen:__subpackages__", "@lumen//toolchains/llvm:__pkg__"],
        lld_users = ["@lumen//compiler/link:__subpackages__", "@lumen//toolchains/llvm:__pkg__"],
    )
    _maybe(debian_abseil, "abseil")
    _maybe(debian_gflags, "gflags")
    _maybe(debian_googletest, "googletest")

def lumen_register_toolchains():
    """Registers Lumen's toolchains and the platform that build actions run on; call it after lumen_repositories()."""
    native.register_execution_platforms("@lumen//platforms:host")
    native.register_toolchains("@lumen//toolchains/cc:all", "@lumen//toolchains/runner:all")
