"""@lumen_otp: sources and headers of OTP's applications, from Debian's pinned packages; no Erlang is installed or run.

`lib/APPLICATION-VERSION/{include,src,...}` as an installed OTP has it, without anything compiled. `:files` is all of it, `:headers` what
-include_lib can ask for. Fetched only when a target wants it (20 MB).
"""

load("//toolchains/packages:packages.bzl", "PACKAGE_ATTRS", "move", "pinned", "unpack_package")

# Sources; the headers of kernel and stdlib; the headers of the other applications.
_PACKAGES = ["erlang-src:all", "erlang-base:amd64", "erlang-dev:amd64"]

_BUILD = """package(default_visibility = ["//visibility:public"])

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

_otp_repository = repository_rule(implementation = _otp_impl, attrs = PACKAGE_ATTRS)

def otp_repository(define):
    """Defines @lumen_otp; `define` as in cc_toolchain_repositories."""
    define(_otp_repository, "lumen_otp", packages = pinned(_PACKAGES))
