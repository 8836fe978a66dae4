"""The targets of @lumen_otp: macros that its BUILD files call."""

load("//rules_lumen:defs.bzl", "otp_application")
load("//toolchains/otp:applications.bzl", "APPLICATIONS", "SMALL")

def application_sources():
    """Declares, in the root of @lumen_otp, for each application its modules (NAME_modules) and what they include (NAME_headers)."""
    for application, refused in APPLICATIONS.items():
        folder = "lib/%s-*/" % application
        native.filegroup(
            name = application + "_modules",
            srcs = native.glob(
                [folder + "src/**/*.erl"],
                exclude = [folder + "src/**/%s.erl" % module for module in refused],
            ),
        )
        native.filegroup(
            name = application + "_headers",
            srcs = native.glob([folder + "src/**/*.hrl", folder + "include/*.hrl", "lib/kernel-*/include/*.hrl"]),
        )

    # Of kernel, the modules that the minimal runtime takes as they are (//runtime/kernel).
    native.filegroup(
        name = "kernel_plain_modules",
        srcs = native.glob(["lib/kernel-*/src/%s.erl" % module for module in [
            "erl_erts_errors",
            "erl_kernel_errors",
            "erts_debug",
            "inet_parse",
            "logger_filters",
            "logger_formatter",
            "os",
        ]]),
    )

    # Of what OTP preloads, the modules that the runtime has all functions of: they say of themselves what they export.
    native.filegroup(
        name = "preloaded_plain_modules",
        srcs = native.glob(["lib/erts-*/src/%s.erl" % module for module in [
            "atomics",
            "counters",
            "persistent_term",
        ]]),
    )
    native.filegroup(
        name = "kernel_headers",
        srcs = native.glob(["lib/kernel-*/src/*.hrl", "lib/kernel-*/include/*.hrl"]),
    )

    # What queries need of stdlib when they are compiled (//rules_lumen/transform:qlc): written with a transform of the library itself.
    native.filegroup(
        name = "qlc_pt_module",
        srcs = native.glob(["lib/stdlib-*/src/qlc_pt.erl"]),
    )

    # The transforms that eunit.hrl asks for, of which //tests/transforms uses one; the compiler has them built in.
    native.filegroup(
        name = "eunit_transform_modules",
        srcs = native.glob(["lib/eunit-*/src/eunit_autoexport.erl"]),
    )
    native.filegroup(
        name = "eunit_headers",
        srcs = native.glob(["lib/eunit-*/src/*.hrl", "lib/eunit-*/include/*.hrl"]),
    )

def application(name):
    """Declares an application in its package of @lumen_otp."""
    otp_application(
        name = name,
        srcs = ["//:%s_modules" % name],
        hdrs = ["//:%s_headers" % name],
        small = SMALL.get(name, []),
        tags = ["manual"],
    )
