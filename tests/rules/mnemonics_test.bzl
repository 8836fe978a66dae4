"""mnemonics_test: which kinds of actions a target has in a compilation mode. It analyses the target and builds nothing of it."""

load("//toolchains/runner:runner.bzl", "quote")

_MnemonicsInfo = provider(fields = {"mnemonics": "list of string: kinds of the target's own actions."})

def _mnemonics_impl(target, _ctx):
    return [_MnemonicsInfo(mnemonics = [action.mnemonic for action in target.actions])]

_mnemonics = aspect(implementation = _mnemonics_impl)

def _mode_impl(_settings, attr):
    return {"//command_line_option:compilation_mode": attr.mode}

_mode = transition(
    implementation = _mode_impl,
    inputs = [],
    outputs = ["//command_line_option:compilation_mode"],
)

def _mnemonics_test_impl(ctx):
    counts = {}
    for mnemonic in ctx.attr.target[0][_MnemonicsInfo].mnemonics:
        counts[mnemonic] = counts.get(mnemonic, 0) + 1
    wrong = [
        "%s has %d actions %s with -c %s, not %s" % (ctx.attr.target[0].label, counts.get(mnemonic, 0), mnemonic, ctx.attr.mode, wanted)
        for mnemonic, wanted in ctx.attr.counts.items()
        if str(counts.get(mnemonic, 0)) != wanted
    ]
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(
        script,
        "#!/bin/sh\n" + "".join(["echo %s\n" % quote(line) for line in wrong]) + "exit %d\n" % (1 if wrong else 0),
        is_executable = True,
    )
    return [DefaultInfo(executable = script)]

mnemonics_test = rule(
    implementation = _mnemonics_test_impl,
    attrs = {
        "counts": attr.string_dict(doc = "Kind of action to how many there are."),
        "mode": attr.string(mandatory = True, values = ["dbg", "fastbuild", "opt"]),
        "target": attr.label(aspects = [_mnemonics], cfg = _mode, mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
    test = True,
)
