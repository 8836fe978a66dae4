"""@googletest//:gtest and :gtest_main, built from the sources in Debian's googletest package.

From source, because the tests of the runtime are built for every target platform. gmock is part of :gtest.
"""

load("//toolchains/host:installed.bzl", "require_file", "symlink_tree")

_BUILD = """
package(default_visibility = ["//visibility:public"])

cc_library(
    name = "gtest",
    srcs = [
        "googlemock/src/gmock-all.cc",
        "googletest/src/gtest-all.cc",
    ],
    hdrs = glob([
        "googletest/include/**/*.h",
        "googlemock/include/**/*.h",
    ]),
    includes = [
        "googlemock",
        "googlemock/include",
        "googletest",
        "googletest/include",
    ],
    copts = ["-w"],
    # WASI has no threads, no processes and no descriptors to redirect.
    defines = select({
        "@lumen_constraints//:is_wasi": [
            "GTEST_HAS_DEATH_TEST=0",
            "GTEST_HAS_PTHREAD=0",
            "GTEST_HAS_STREAM_REDIRECTION=0",
        ],
        "//conditions:default": [],
    }),
    linkstatic = True,
    testonly = True,
    textual_hdrs = glob([
        "googletest/src/*.h",
        "googletest/src/*.cc",
        "googlemock/src/*.cc",
    ]),
)

cc_library(
    name = "gtest_main",
    srcs = ["googlemock/src/gmock_main.cc"],
    copts = ["-w"],
    linkstatic = True,
    testonly = True,
    deps = [":gtest"],
)
"""

def _googletest_impl(repository_ctx):
    root = "/usr/src/googletest"
    require_file(repository_ctx, root + "/googletest/src/gtest-all.cc", "googletest", "the C++ tests")
    require_file(repository_ctx, root + "/googlemock/src/gmock-all.cc", "googletest", "the C++ tests")
    symlink_tree(repository_ctx, root + "/googletest", "googletest")
    symlink_tree(repository_ctx, root + "/googlemock", "googlemock")
    repository_ctx.file("BUILD.bazel", _BUILD)

debian_googletest = repository_rule(implementation = _googletest_impl, local = True)
