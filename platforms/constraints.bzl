"""@lumen_constraints: the constraint values wasm32 and wasi, in every version of @platforms.

The @platforms that Bazel 4 bundles has neither. Where the one at hand has them, the names here are aliases, so that
platforms and toolchains of other people match; where not, they are declared here.
"""

def _constraints_impl(repository_ctx):
    lines = ["package(default_visibility = [\"//visibility:public\"])"]
    for setting, value in [("cpu", "wasm32"), ("os", "wasi")]:
        known = repository_ctx.read(Label("@platforms//%s:BUILD" % setting))
        if "\"%s\"" % value in known:
            lines.append("alias(name = \"%s\", actual = \"@platforms//%s:%s\")" % (value, setting, value))
        else:
            lines.append("constraint_value(name = \"%s\", constraint_setting = \"@platforms//%s:%s\")" %
                         (value, setting, setting))
    lines.append("config_setting(name = \"is_wasi\", constraint_values = [\":wasi\"])")
    repository_ctx.file("BUILD.bazel", "\n".join(lines) + "\n")

constraints_repository = repository_rule(implementation = _constraints_impl)
