"""@lumen_otp_suites: the test suites of OTP's emulator, stdlib and compiler, from Debian's pinned source package.

`APPLICATION/NAME_SUITE.erl`, with the files and folders beside it, as OTP's tree has them in `lib/APPLICATION/test` (`emulator`: in
`erts/emulator/test`). Fetched only when a target wants it (45 MB; a fifth of that is unpacked).
"""

load("//toolchains/packages:packages.bzl", "PACKAGE_ATTRS", "fetch_package", "move", "pinned")

_SOURCES = "erlang:source"

# Folders of the source tree to the folders of the repository.
_KEPT = {
    "lib/stdlib/test": "stdlib",
    "lib/compiler/test": "compiler",
    "erts/emulator/test": "emulator",
}

_BUILD = """package(default_visibility = ["//visibility:public"])

# Says where the folders of suites are.
exports_files(["versions.txt", "LICENSE.txt"])

filegroup(
    name = "files",
    srcs = glob(["stdlib/**", "compiler/**", "emulator/**"]),
)

# What suites read while they run.
[
    filegroup(
        name = application + "_data",
        srcs = glob([application + "/*_SUITE_data/**"]),
    )
    for application in ["stdlib", "compiler", "emulator"]
]
"""

def _suites_impl(repository_ctx):
    repository_ctx.file("marker", "")
    fetch_package(repository_ctx, _SOURCES, "source.tar.xz")
    tar = repository_ctx.which("tar")
    if not tar or not repository_ctx.which("xz"):
        fail("tar and xz are needed. Install them with:  sudo apt-get install tar xz-utils")
    repository_ctx.report_progress("Unpacking OTP's test suites")
    unpacked = repository_ctx.execute(
        [tar, "-x", "-f", "source.tar.xz", "--strip-components=1", "--wildcards", "*/LICENSE.txt"] +
        ["*/%s/*" % folder for folder in _KEPT],
        timeout = 1800,
        environment = {"XZ_DEFAULTS": "-T0"},
    )
    if unpacked.return_code:
        fail("unpacking %s: %s" % (_SOURCES, unpacked.stderr))
    repository_ctx.delete("source.tar.xz")
    for source, destination in _KEPT.items():
        move(repository_ctx, source, destination)
    repository_ctx.delete("lib")
    repository_ctx.delete("erts")

    # Bazel refuses names that labels cannot hold, and takes folders with build files for packages.
    repository_ctx.execute(["find", ".", "-name", "BUILD*", "-not", "-path", "./BUILD.bazel", "-delete"])
    version = repository_ctx.attr.packages[_SOURCES][0]
    repository_ctx.file("versions.txt", "%s %s\n" % (_SOURCES, version), executable = False)
    repository_ctx.file("BUILD.bazel", _BUILD, executable = False)

_suites_repository = repository_rule(implementation = _suites_impl, attrs = PACKAGE_ATTRS)

def otp_suites_repository(define):
    """Defines @lumen_otp_suites; `define` as in cc_toolchain_repositories."""
    define(_suites_repository, "lumen_otp_suites", packages = pinned([_SOURCES]))
