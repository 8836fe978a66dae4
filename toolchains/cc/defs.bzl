"""cc_library, cc_binary and cc_test with Lumen's own compiler flags, for the C++ of this repository.

    load("//toolchains/cc:defs.bzl", "cc_library", "cc_test")

Same attributes as the rules of @rules_cc; `copts` add to LUMEN_COPTS. Everything is linked statically, tests too: fewer
and larger link inputs, and the same objects that users get.

A test runs on the platform of the build, through that platform's runner. With `platforms` it runs on those instead, as
one target each within one `bazel test //...`, named NAME_PLATFORM; NAME is the suite of them:

    cc_test(name = "heap_test", srcs = ["heap_test.cc"], platforms = ALL_PLATFORMS, deps = [...])

static_tool is for commands such as `lumen`.
"""

load(
    "@rules_cc//cc:defs.bzl",
    _cc_binary = "cc_binary",
    _cc_library = "cc_library",
)
load("//platforms:platforms.bzl", "PLATFORMS")
load("//toolchains/cc:copts.bzl", "LUMEN_COPTS")
load("//toolchains/runner:runner.bzl", "program_test")

# The machine itself (glibc, where the sanitizers work), and all that Lumen compiles for.
ALL_PLATFORMS = ["host"] + PLATFORMS.keys()

_PLATFORM_LABELS = dict(PLATFORMS, host = str(Label("//platforms:host")))

def cc_library(name, copts = [], linkstatic = True, **kwargs):
    _cc_library(name = name, copts = LUMEN_COPTS + copts, linkstatic = linkstatic, **kwargs)

def cc_binary(name, copts = [], **kwargs):
    _cc_binary(name = name, copts = LUMEN_COPTS + copts, **kwargs)

def static_tool(name, features = [], linkopts = [], **kwargs):
    """A command of the machine that builds as one relocatable file: fully static, identical functions folded."""
    cc_binary(
        name = name,
        features = features + ["fully_static_link"],
        linkopts = linkopts + ["-Wl,--icf=all"],
        target_compatible_with = ["//platforms:glibc"],
        **kwargs
    )

def cc_test(
        name,
        copts = [],
        platforms = [],
        args = [],
        data = [],
        size = "small",
        tags = [],
        visibility = None,
        **kwargs):
    """A C++ test, run by the runner of its platform.

    Args:
      name: name of the test, or of the suite of its tests where `platforms` are given.
      copts: further compiler flags.
      platforms: names out of ALL_PLATFORMS; empty: the platform of the build only.
      args: arguments of the program.
      data: files for the program to read.
      size: as in every test rule.
      tags: as in every rule.
      visibility: as in every rule.
      **kwargs: passed on to cc_binary.
    """
    program = name + "_program"
    cc_binary(
        name = program,
        copts = copts,
        data = data,
        linkstatic = True,
        tags = tags + ["manual"],
        testonly = True,
        visibility = ["//visibility:private"],
        **kwargs
    )
    tests = {name: ""}
    if platforms:
        tests = {"%s_%s" % (name, platform): _PLATFORM_LABELS[platform] for platform in platforms}
        native.test_suite(name = name, tests = tests.keys(), visibility = visibility)
    for test, platform in tests.items():
        program_test(
            name = test,
            args = args,
            data = data,
            platform = platform,
            program = program,
            size = size,
            # What --config=asan and the like pick: instrumented code runs on the machine itself only.
            tags = tags + (["host"] if platform in ["", _PLATFORM_LABELS["host"]] else []),
            target_compatible_with = kwargs.get("target_compatible_with", []) if not platform else [],
            visibility = visibility,
        )
