"""lumen_extension: the repositories of repositories.bzl, for MODULE.bazel. Untested, see there."""

load("//toolchains:repositories.bzl", "lumen_module_repositories")

def _impl(_module_ctx):
    lumen_module_repositories()

lumen_extension = module_extension(implementation = _impl)
