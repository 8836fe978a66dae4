"""Parse transforms: the program of one that is written in Erlang, and the platform that such programs are built for."""

load("//rules_lumen/private:rules.bzl", "lumen_binary")

_RUNNER = str(Label("//rules_lumen/transform"))

def lumen_parse_transform(name, module = "", deps = [], visibility = None, **kwargs):
    """A parse transform written in Erlang, as a program for the attribute `transforms`.

    Args:
      name: name of the program.
      module: the module whose parse_transform/2 it is, of `srcs`, of `deps` or of OTP's; default: `name`.
      deps: as in lumen_binary.
      visibility: as in every rule.
      **kwargs: attributes of lumen_binary; `main` is the transform's.
    """
    module = module or name
    main = module + "_transform_program"
    native.genrule(
        name = name + "_main",
        outs = [main + ".erl"],
        cmd = "printf -- '%s' > $@" % "\\n".join([
            "-module(%s)." % main,
            "-export([main/1]).",
            "main(_) -> lumen_transform:run(fun %s:parse_transform/2).\\n" % module,
        ]),
        visibility = ["//visibility:private"],
    )
    lumen_binary(
        name = name,
        srcs = kwargs.pop("srcs", []) + [":%s.erl" % main],
        main = main,
        deps = deps + [_RUNNER],
        visibility = visibility,
        **kwargs
    )
