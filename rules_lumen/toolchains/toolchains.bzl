"""Declares the toolchains of rules_lumen: one compiler, and the runtime of whichever platform the build is for."""

load("//rules_lumen/private:toolchain.bzl", "lumen_toolchain")
load("//toolchains/cc:targets.bzl", "MUSL_TARGETS")

_CONSTRAINTS = {
    platform: [
        "@platforms//os:linux",
        "@platforms//cpu:" + target.cpu,
        str(Label("//platforms:musl")),
    ]
    for platform, target in MUSL_TARGETS.items()
}

_CONSTRAINTS["wasm32"] = [
    "@lumen_constraints//:wasi",
    "@lumen_constraints//:wasm32",
    str(Label("//platforms:wasi_libc")),
]

def runtime_platform_select(pattern):
    """Returns a select of `pattern` with the platform's name for %s. On other platforms there is no runtime."""
    return select(
        {":is_" + platform: pattern % platform for platform in _CONSTRAINTS},
        no_match_error = "Lumen has no runtime for this platform; see @lumen//platforms",
    )

def lumen_toolchains(compiler, runtime, otp_headers = []):
    """Declares a toolchain for each platform, and the config_settings that runtime_platform_select needs.

    Args:
      compiler: label of the `lumen` command.
      runtime: label of a runtime that follows the platform of the build.
      otp_headers: labels of the headers of OTP's applications.
    """
    lumen_toolchain(
        name = "lumen",
        compiler = compiler,
        otp_headers = otp_headers,
        runtime = runtime,
        tags = ["manual"],
    )
    for platform, constraints in _CONSTRAINTS.items():
        native.config_setting(
            name = "is_" + platform,
            constraint_values = constraints,
        )
        native.toolchain(
            name = platform,
            exec_compatible_with = [
                "@platforms//os:linux",
                "@platforms//cpu:x86_64",
            ],
            target_compatible_with = constraints,
            toolchain = ":lumen",
            toolchain_type = str(Label("//rules_lumen:toolchain_type")),
        )
