"""@lumen_otp: OTP's applications, from the sources and headers in Debian's pinned packages; no Erlang is installed or run.

`lib/APPLICATION-VERSION/{include,src,...}` as an installed OTP has it, without anything compiled. `:files` is all of it, `:headers` what
-include_lib can ask for. `//stdlib` and so on are the applications compiled, as far as they can be (applications.bzl), `:applications` all
of these; @otp has them under a shorter name. Fetched only when a target wants it (20 MB).
"""

load("//toolchains/otp:applications.bzl", "APPLICATIONS")
load("//toolchains/packages:packages.bzl", "PACKAGE_ATTRS", "move", "pinned", "unpack_package")

# Sources; the headers of kernel and stdlib; the headers of the other applications.
_PACKAGES = ["erlang-src:all", "erlang-base:amd64", "erlang-dev:amd64"]

_BUILD = """load("@lumen//rules_lumen:defs.bzl", "library_archives")
load("@lumen//toolchains/otp:applications.bzl", "APPLICATIONS")
load("@lumen//toolchains/otp:targets.bzl", "application_sources")

package(default_visibility = ["//visibility:public"])

application_sources()

library_archives(
    name = "applications",
    libraries = ["//" + application for application in APPLICATIONS],
    tags = ["manual"],
)

# Says what the folder lib/ holds, and so where it is.
exports_files(["lib/versions.txt"])

filegroup(
    name = "files",
    srcs = glob(["lib/**/*.erl", "lib/**/*.hrl", "lib/**/*.yrl", "lib/**/*.xrl"]),
)

filegroup(
    name = "headers",
    srcs = glob(["lib/*/include/*.hrl"]),
)

filegroup(
    name = "licenses",
    srcs = ["licenses/erlang"],
)
"""

_APPLICATION = """load("@lumen//toolchains/otp:targets.bzl", "application")

package(default_visibility = ["//visibility:public"])

application("%s")
"""

_ALIAS = """package(default_visibility = ["//visibility:public"])

alias(
    name = "{application}",
    actual = "@lumen_otp//{application}",
)
"""

def _otp_impl(repository_ctx):
    for key in _PACKAGES:
        unpack_package(repository_ctx, key, "package")

        # What is compiled is of no use here, and large.
        for kind in ["*.beam", "*.so", "*.a", "*.app", "*.appup"]:
            repository_ctx.execute(["find", "package", "-name", kind, "-delete"])
        move(repository_ctx, "package/usr/share/doc/%s/copyright" % key.split(":")[0], "licenses/erlang")
        copied = repository_ctx.execute(["cp", "-R", "package/usr/lib/erlang/lib/.", "lib"])
        if copied.return_code:
            fail("unpacking %s: %s" % (key, copied.stderr))
        repository_ctx.delete("package")
    versions = ["%s %s" % (key, repository_ctx.attr.packages[key][0]) for key in _PACKAGES]
    repository_ctx.file("lib/versions.txt", "\n".join(versions + [""]), executable = False)
    repository_ctx.file("BUILD.bazel", _BUILD, executable = False)
    for application in APPLICATIONS:
        repository_ctx.file(application + "/BUILD.bazel", _APPLICATION % application, executable = False)

_otp_repository = repository_rule(implementation = _otp_impl, attrs = PACKAGE_ATTRS)

def _alias_impl(repository_ctx):
    for application in APPLICATIONS:
        repository_ctx.file(application + "/BUILD.bazel", _ALIAS.format(application = application), executable = False)

_alias_repository = repository_rule(implementation = _alias_impl)

def otp_repository(define):
    """Defines @lumen_otp and @otp; `define` as in cc_toolchain_repositories."""
    define(_otp_repository, "lumen_otp", packages = pinned(_PACKAGES))
    define(_alias_repository, "otp")
