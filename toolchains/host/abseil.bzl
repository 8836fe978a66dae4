"""@abseil//absl/..., from Debian's libabsl-dev, linked statically.

The packages and targets follow Abseil's own names as far as they can be told from the installed files: each public
header absl/a/b.h is @abseil//absl/a:b, each folder @abseil//absl/a, and _EXTRA_TARGETS lists the names that match no
header. Behind all of them stands one library of all archives, of which the linker takes the members that are used: the
installed files say nothing about which header needs which archive.
"""

load("//toolchains:labels.bzl", "global_label")
load("//toolchains/host:installed.bzl", "link_licenses", "multiarch_lib_dir", "require_file", "symlink_tree")

# Names that users of Abseil know and that are not called after a header.
_EXTRA_TARGETS = {
    "algorithm": ["container"],
    "base": ["core_headers", "config", "nullability"],
    "container": ["flat_hash_map", "flat_hash_set", "node_hash_map", "node_hash_set"],
    "numeric": ["bits", "int128"],
    "random": ["distributions"],
    "strings": ["str_format", "string_view"],
    "types": ["optional", "span", "variant"],
}

# Not offered: the command line is gflags' business, and profiling has no public header.
_HIDDEN_FOLDERS = ["flags", "profiling"]

_ROOT_BUILD = """
cc_library(
    name = "all",
    srcs = glob(["lib/*.a"]),
    hdrs = glob(["include/absl/**/*.h", "include/absl/**/*.inc"]),
    includes = ["include"],
    linkopts = ["-lpthread"],
    target_compatible_with = ["%s"],
    visibility = [":__subpackages__"],
)
"""

def _targets(folder, headers):
    names = [folder] + [header[:-len(".h")] for header in headers] + _EXTRA_TARGETS.get(folder, [])
    lines = ["package(default_visibility = [\"//visibility:public\"])"]
    for name in {name: None for name in names}:
        lines.append("alias(name = \"%s\", actual = \"//:all\")" % name)
    return "\n".join(lines) + "\n"

def _abseil_impl(repository_ctx):
    options = require_file(repository_ctx, "/usr/include/absl/base/options.h", "libabsl-dev", "the compiler")
    lib_dir = multiarch_lib_dir(repository_ctx)
    require_file(repository_ctx, lib_dir + "/libabsl_base.a", "libabsl-dev", "the compiler")
    root = options.dirname.dirname
    symlink_tree(repository_ctx, root, "include/absl")
    for archive in repository_ctx.path(lib_dir).readdir():
        if archive.basename.startswith("libabsl_") and archive.basename.endswith(".a"):
            if not archive.basename.startswith("libabsl_flags"):
                repository_ctx.symlink(archive, "lib/" + archive.basename)
    for folder in root.readdir():
        if folder.basename in _HIDDEN_FOLDERS:
            continue
        headers = [file.basename for file in folder.readdir() if file.basename.endswith(".h")]
        repository_ctx.file("absl/%s/BUILD.bazel" % folder.basename, _targets(folder.basename, headers))
    repository_ctx.file("BUILD.bazel", _ROOT_BUILD % global_label(Label("//platforms:glibc")) +
                                       link_licenses(repository_ctx, ["libabsl-dev"]))

debian_abseil = repository_rule(implementation = _abseil_impl, local = True)
