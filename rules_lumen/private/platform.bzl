"""The platform that Erlang targets are built for: the build's, where that is one of Lumen's; linux_x86_64 where it is the host's."""

load("//platforms:platforms.bzl", "PLATFORMS")

# Names of "the machine itself" in Bazel's versions, and Lumen's own.
_HOST_PLATFORMS = [
    "@local_config_platform//:host",
    "@platforms//host:host",
    "@bazel_tools//tools:host_platform",
    str(Label("//platforms:host")),
]

def is_host(platform):
    text = str(platform)

    # Bazel 6 and later print canonical names with @@, Bazel 4 drops the main repository's.
    return ("@" + text.lstrip("@")) in _HOST_PLATFORMS or text in _HOST_PLATFORMS or text.lstrip("@") in _HOST_PLATFORMS

def _lumen_platform_impl(settings, attr):
    wanted = getattr(attr, "platform", "")
    if wanted:
        return {"//command_line_option:platforms": PLATFORMS.get(wanted, wanted)}
    platforms = settings["//command_line_option:platforms"]
    if not platforms or is_host(platforms[0]):
        return {"//command_line_option:platforms": PLATFORMS["linux_x86_64"]}
    return {"//command_line_option:platforms": platforms}

# A bare `bazel run //app` has the host's glibc as its platform, for which there is no Lumen: it gets the musl platform that
# runs on the same machine, without a flag. The attribute `platform`, where a rule has it, goes before.
lumen_platform = transition(
    implementation = _lumen_platform_impl,
    inputs = ["//command_line_option:platforms"],
    outputs = ["//command_line_option:platforms"],
)

def _each_platform_impl(_settings, attr):
    return {
        name: {"//command_line_option:platforms": PLATFORMS.get(name, name)}
        for name in attr.platforms
    }

# Builds a dependency once for each entry of the attribute `platforms`.
each_platform = transition(
    implementation = _each_platform_impl,
    inputs = [],
    outputs = ["//command_line_option:platforms"],
)

def _machine_that_builds_impl(_settings, _attr):
    return {"//command_line_option:platforms": str(Label("//platforms:host"))}

# For programs that run in build actions and may be Erlang. They are no tools in Bazel's sense (cfg = "exec"), for then OTP's libraries
# would be compiled once more for them, where now they share those that programs of this machine are linked with.
machine_that_builds = transition(
    implementation = _machine_that_builds_impl,
    inputs = [],
    outputs = ["//command_line_option:platforms"],
)

TRANSITION_ATTRS = {
    "_allowlist_function_transition": attr.label(
        default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
    ),
}
