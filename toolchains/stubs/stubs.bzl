"""Stand-ins for repositories that Bazel 4 expects from a registry: @rules_cc, @rules_java, @remote_coverage_tools.

Bazel 4's built-in C++ and test rules refer to them by name although all they take from them are the native rules under
another name. Each stub re-exports those, so that a build needs no network. A workspace that brings the real ones
defines them before calling lumen_repositories() and keeps them.
"""

_CC_RULES = ["cc_binary", "cc_import", "cc_library", "cc_test", "cc_toolchain", "cc_toolchain_suite"]
_JAVA_RULES = [
    "java_binary",
    "java_import",
    "java_library",
    "java_package_configuration",
    "java_plugin",
    "java_runtime",
    "java_test",
    "java_toolchain",
]

def _reexport(rules):
    return "".join(["%s = native.%s\n" % (rule, rule) for rule in rules])

_PUBLIC = "package(default_visibility = [\"//visibility:public\"])\n"

_FILES = {
    "rules_cc": {
        "BUILD.bazel": "",
        "cc/BUILD.bazel": _PUBLIC + "exports_files([\"defs.bzl\"])\n",
        "cc/defs.bzl": _reexport(_CC_RULES),
        "cc/common/BUILD.bazel": _PUBLIC + "exports_files([\"cc_common.bzl\", \"cc_info.bzl\"])\n",
        "cc/common/builtins.bzl": "native_cc_common = cc_common\nnative_cc_info = CcInfo\n",
        "cc/common/cc_common.bzl": "load(\":builtins.bzl\", \"native_cc_common\")\ncc_common = native_cc_common\n",
        "cc/common/cc_info.bzl": "load(\":builtins.bzl\", \"native_cc_info\")\nCcInfo = native_cc_info\n",
    },
    "rules_java": {
        "BUILD.bazel": "",
        "java/BUILD.bazel": _PUBLIC + "exports_files([\"defs.bzl\"])\n",
        "java/defs.bzl": _reexport(_JAVA_RULES),
    },
    # `bazel coverage` needs the real tools; the stand-in ends with an error instead of an empty report.
    "remote_coverage_tools": {
        "BUILD.bazel": _PUBLIC + """
filegroup(name = "coverage_report_generator", srcs = ["unavailable.sh"])
filegroup(name = "lcov_merger", srcs = ["unavailable.sh"])
""",
        "unavailable.sh": "#!/bin/sh\necho 'coverage needs the real @remote_coverage_tools' >&2\nexit 1\n",
    },
}

def _stub_impl(repository_ctx):
    for path, content in _FILES[repository_ctx.attr.stands_for].items():
        repository_ctx.file(path, content, executable = path.endswith(".sh"))

_stub_repository = repository_rule(
    implementation = _stub_impl,
    attrs = {"stands_for": attr.string(mandatory = True)},
)

def stub_repositories():
    """Defines those of the stand-ins that the workspace does not define itself."""
    for name in _FILES:
        if not native.existing_rule(name):
            _stub_repository(name = name, stands_for = name)
