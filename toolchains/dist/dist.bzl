"""lumen_distribution: the archive that holds all of Lumen for somebody without Bazel or clang.

    lumen-VERSION-linux-x86_64/
        bin/lumen                    the command, stripped
        lib/lumen/TARGET/...         runtimes and C libraries, as `lumen link` wants them
        lib/lumen/TARGET/otp/*.a     OTP's applications, compiled
        lib/lumen/otp/...            headers of OTP's applications, for -include_lib
        include/...                  headers for C++ that works with compiled code
        WORKSPACE, rules_lumen/...   a Bazel workspace with the rules, for which the compiler above is the toolchain
        LICENSE, licenses/NAME       ours and those of what is linked in

The same inputs give the same bytes: names are sorted, times and owners fixed.
"""

load("//platforms:platforms.bzl", "PLATFORMS")
load("//rules_lumen/private:providers.bzl", "LumenInfo")
load("//rules_lumen/private:toolchain.bzl", "LumenRuntimeInfo")
load("//toolchains/dist:version.bzl", "LUMEN_VERSION")

def _distributed_impl(_settings, _attr):
    return {
        name: {
            "//command_line_option:compilation_mode": "opt",
            "//command_line_option:features": [],
            "//command_line_option:platforms": label,
        }
        for name, label in PLATFORMS.items()
    }

# The runtimes in an archive are optimised, whatever -c says.
_each_target = transition(
    implementation = _distributed_impl,
    inputs = [],
    outputs = [
        "//command_line_option:compilation_mode",
        "//command_line_option:features",
        "//command_line_option:platforms",
    ],
)

_PACK = """
set -eu
archive=$1 name=$2 strip=$3 manifest=$4
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
while read -r source destination; do
  mkdir -p "$stage/$name/$(dirname "$destination")"
  cp -L "$source" "$stage/$name/$destination"
  chmod u+w,a+r "$stage/$name/$destination"
done <"$manifest"
"$strip" "$stage/$name/bin/lumen"
find "$stage/$name" -type f -exec chmod 644 {} +
find "$stage/$name" -type d -exec chmod 755 {} +
chmod 755 "$stage/$name/bin/lumen"
tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$stage" -c "$name" | gzip -9n >"$archive"
"""

def _distribution_impl(ctx):
    entries = [(ctx.executable.compiler, "bin/lumen"), (ctx.file.license, "LICENSE")]
    for runtime in ctx.split_attr.runtime.values():
        info = runtime[LumenRuntimeInfo]
        for file in info.files.to_list():
            entries.append((file, "lib/lumen/%s/%s" % (info.target, file.basename)))
    for target, libraries in (ctx.split_attr.libraries or {}).items():
        for file in libraries[LumenInfo].archives.to_list():
            entries.append((file, "lib/lumen/%s/otp/%s" % (target, file.basename)))
    for file in ctx.files.otp_headers:
        application, include, name = file.path.rsplit("/", 3)[1:]
        entries.append((file, "lib/lumen/otp/%s/%s/%s" % (application, include, name)))
    for file in ctx.files.headers:
        entries.append((file, "include/" + file.short_path))
    for file in ctx.files.rules:
        entries.append((file, file.short_path))
    for target, path in ctx.attr.workspace.items():
        entries.append((target[DefaultInfo].files.to_list()[0], path))
    for file in ctx.files.licenses:
        entries.append((file, "licenses/" + file.basename))
    name = "lumen-%s-linux-x86_64" % ctx.attr.version
    archive = ctx.actions.declare_file(name + ".tar.gz")
    manifest = ctx.actions.declare_file(ctx.label.name + ".manifest")
    ctx.actions.write(manifest, "".join(["%s %s\n" % (file.path, path) for file, path in entries]))
    ctx.actions.run_shell(
        arguments = [archive.path, name, ctx.file._strip.path, manifest.path],
        command = _PACK,
        inputs = [manifest, ctx.file._strip] + [file for file, _ in entries],
        mnemonic = "LumenDistribution",
        outputs = [archive],
        progress_message = "Packing " + archive.basename,
    )
    return [DefaultInfo(files = depset([archive]), runfiles = ctx.runfiles(files = [archive]))]

_distribution = rule(
    implementation = _distribution_impl,
    attrs = {
        "compiler": attr.label(cfg = "exec", executable = True, mandatory = True),
        "headers": attr.label_list(allow_files = True),
        "license": attr.label(allow_single_file = True, mandatory = True),
        "libraries": attr.label(cfg = _each_target, doc = "What programs are linked with; default: nothing.", providers = [LumenInfo]),
        "licenses": attr.label_list(allow_files = True),
        "otp_headers": attr.label_list(allow_files = [".hrl"]),
        "rules": attr.label_list(allow_files = True),
        "runtime": attr.label(cfg = _each_target, mandatory = True, providers = [LumenRuntimeInfo]),
        "workspace": attr.label_keyed_string_dict(
            allow_files = True,
            doc = "Files that differ from the repository's, to where they go.",
        ),
        "version": attr.string(mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
        "_strip": attr.label(allow_single_file = True, cfg = "exec", default = "@lumen_clang//:bin/llvm-strip"),
    },
)

def lumen_distribution(name, **kwargs):
    """The archive.

    Args:
      name: name of the target; the archive is named after the version, so a package can have one.
      **kwargs: `libraries`, what programs are linked with (default: nothing), and what every rule has.
    """
    _distribution(
        name = name,
        compiler = "//compiler:lumen_for_actions",
        headers = ["//runtime/abi:headers"],
        license = "//:LICENSE",
        licenses = [
            "@abseil//:licenses",
            "@gflags//:licenses",
            "@lumen_cc_linux_x86_64//:licenses",
            "@lumen_cc_wasm32//:licenses",
            "@lumen_llvm//:licenses",
            "@lumen_mimalloc//:licenses",
            "@lumen_otp//:licenses",
            "@zlib//:licenses",
        ],
        otp_headers = ["@lumen_otp//:headers"],
        rules = ["//toolchains/dist:rules"],
        runtime = "//rules_lumen/toolchains:runtime",
        version = LUMEN_VERSION,
        workspace = {
            "//toolchains/dist:workspace/WORKSPACE": "WORKSPACE",
            "//toolchains/dist:workspace/root.BUILD": "BUILD.bazel",
            "//toolchains/dist:workspace/toolchains.BUILD": "rules_lumen/toolchains/BUILD.bazel",
        },
        **kwargs
    )
