"""The one entry point for everything Lumen takes from outside.

WORKSPACE files call lumen_repositories(); MODULE.bazel reaches the same repository rules through an extension. A
repository that the caller has already defined under one of the names below is left alone.
"""

load("//platforms:constraints.bzl", "constraints_repository")
load("//toolchains/cc:repository.bzl", "cc_toolchain_repositories")
load("//toolchains/host:abseil.bzl", "debian_abseil")
load("//toolchains/host:gflags.bzl", "debian_gflags")
load("//toolchains/host:googletest.bzl", "debian_googletest")
load("//toolchains/host:zlib.bzl", "debian_zlib")
load("//toolchains/libcxx:repository.bzl", "libcxx_repositories")
load("//toolchains/llvm:llvm.bzl", "debian_clang", "debian_llvm")
load("//toolchains/mimalloc:repository.bzl", "mimalloc_repository")
load("//toolchains/otp:repository.bzl", "otp_repository")
load("//toolchains/otp:suites.bzl", "otp_suites_repository")
load("//toolchains/runner:repository.bzl", "runners_repository")
load("//toolchains/stubs:stubs.bzl", "stub_repositories")
load("//toolchains/zlib:repository.bzl", "zlib_repository")

# Layering by visibility: who may use LLVM and lld as libraries.
_LLVM_USERS = ["@lumen//compiler/codegen:__subpackages__", "@lumen//toolchains/llvm:__pkg__"]
_LLD_USERS = ["@lumen//compiler/link:__subpackages__", "@lumen//toolchains/llvm:__pkg__"]

def _maybe(rule, name, **kwargs):
    if not native.existing_rule(name):
        rule(name = name, **kwargs)

def _always(rule, name, **kwargs):
    rule(name = name, **kwargs)

def _repositories(define):
    define(constraints_repository, "lumen_constraints")
    define(runners_repository, "lumen_runners")
    cc_toolchain_repositories(define)
    libcxx_repositories(define)
    mimalloc_repository(define)
    otp_repository(define)
    otp_suites_repository(define)
    zlib_repository(define)
    define(debian_clang, "lumen_clang")
    define(
        debian_llvm,
        "lumen_llvm",
        llvm_users = _LLVM_USERS,
        lld_users = _LLD_USERS,
    )
    define(debian_abseil, "abseil")
    define(debian_gflags, "gflags")
    define(debian_googletest, "googletest")
    define(debian_zlib, "zlib")

def lumen_repositories():
    """Defines every repository that Lumen and its rules need, except those that the workspace has defined already."""
    stub_repositories()
    _repositories(_maybe)

def lumen_module_repositories():
    """The same inside a module extension, whose repositories are its own and whose registry has the real @rules_cc."""
    _repositories(_always)

def lumen_register_toolchains():
    """Registers Lumen's toolchains and the platform that build actions run on; call it after lumen_repositories()."""
    native.register_execution_platforms("@lumen//platforms:host")
    native.register_toolchains(
        "@lumen//toolchains/cc:all",
        "@lumen//toolchains/runner:all",
        "@lumen//rules_lumen/toolchains:all",
    )
