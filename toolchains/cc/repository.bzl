"""Repositories that each hold one C++ toolchain: tools, C library, compiler runtime and the cc_toolchain targets.

Everything a toolchain touches lies below its own repository, so tools are named relative to the cc_toolchain's package
and no path outside is ever searched. The layout is the same for all target platforms:

    bin/        links to clang 19 and its tools
    resource/   link to clang's own headers
    include/    the C library's headers
    lib/        the C library, start files and compiler-rt's builtins

The toolchain() declarations stand in BUILD.bazel beside this file, so that registering them fetches nothing.
"""

load("//toolchains/cc:targets.bzl", "MUSL_TARGETS", "WASM_MACHINE_FLAGS", "WASM_PACKAGES", "WASM_TRIPLE")
load("//toolchains:labels.bzl", "global_label")
load("//toolchains/llvm:llvm.bzl", "LLVM_TOOLS")
load("//toolchains/packages:packages.bzl", "PACKAGE_ATTRS", "move", "pinned", "unpack_package")

_COMMON_BUILD = """load("{config_rule}", "cc_toolchain_config")
load("@rules_cc//cc:defs.bzl", "cc_toolchain")

package(default_visibility = ["//visibility:public"])

filegroup(
    name = "files",
    srcs = glob(["bin/*", "include/**", "lib/**", "resource/include/**", "resource/lib/linux/libclang_rt.*-x86_64.*"], allow_empty = True) + {extra_files},
)

filegroup(
    name = "licenses",
    srcs = glob(["licenses/*"], allow_empty = True),
)

# For a build that overrides this repository with a copy.
filegroup(
    name = "copy",
    srcs = [
        "BUILD.bazel",
        "WORKSPACE",
        ":files",
    ],
)

[
    cc_toolchain(
        name = name,
        all_files = ":files",
        ar_files = ":files",
        as_files = ":files",
        compiler_files = ":files",
        dwp_files = ":files",
        linker_files = ":files",
        objcopy_files = ":files",
        static_runtime_lib = static_runtime_lib,
        strip_files = ":files",
        supports_param_files = True,
        toolchain_config = name + "_config",
    )
    for name, static_runtime_lib in {toolchains}.items()
]
"""

_MUSL_BUILD = """
[
    cc_toolchain_config(
        name = name + "_config",
        compile_flags = ["-fno-pie"],
        cpu = "{cpu}",
        cxx_config_site = "{cxx_config_site}",
        # Tests run in emulators: unoptimised code costs more time there than the optimiser does.
        fastbuild_flags = ["-O1"],
        identifier = "lumen_{platform}_" + name,
        include_dirs = ["{{repository}}/include"],
        libc = "musl",
        link_flags = [
            "-nostdlib",
            "-static",
            "-Wl,--gc-sections",
            "-Wl,--eh-frame-hdr",
            "-Wl,--build-id=none",
            "-L{{repository}}/lib",
            "{{repository}}/lib/crt1.o",
            "{{repository}}/lib/crti.o",
            "{{repository}}/lib/crtbegin.o",
            "-Wl,--start-group",
            "-lc",
            "{{repository}}/lib/libclang_rt.builtins.a",
            "-Wl,--end-group",
            "{{repository}}/lib/crtend.o",
            "{{repository}}/lib/crtn.o",
        ],
        links_cxx_library = (name == "cc_toolchain"),
        machine_flags = {machine_flags},
        sysroot = "{{repository}}",
        triple = "{triple}",
    )
    for name in ["cc_toolchain", "cc_toolchain_without_cxx_library"]
]

# What `lumen link` hands to the linker.
filegroup(
    name = "libc",
    srcs = ["lib/" + name for name in [
        "crt1.o",
        "crtbegin.o",
        "crtend.o",
        "crti.o",
        "crtn.o",
        "libc.a",
        "libclang_rt.builtins.a",
    ]],
)
"""

_WASM_BUILD = """
cc_toolchain_config(
    name = "cc_toolchain_config",
    # There is no unwinder for WASI: `throw` is a compile error rather than an abort.
    compile_flags = ["-fno-exceptions"],
    cpu = "wasm32",
    cxx_include_dirs = ["{{repository}}/include/c++/v1"],
    fastbuild_flags = ["-O1"],
    identifier = "lumen_wasm32",
    include_dirs = ["{{repository}}/include"],
    libc = "wasi",
    link_flags = [
        "-nostdlib",
        "-Wl,--gc-sections",
        "-L{{repository}}/lib",
        "{{repository}}/lib/crt1-command.o",
        "-lc++",
        "-lc++abi",
        "-lc",
        "{{repository}}/lib/libclang_rt.builtins.a",
    ],
    machine_flags = {machine_flags},
    sysroot = "{{repository}}",
    triple = "{triple}",
)

filegroup(
    name = "libc",
    srcs = [
        "lib/crt1-command.o",
        "lib/libc.a",
        "lib/libclang_rt.builtins.a",
    ],
)
"""

_HOST_BUILD = """
cc_toolchain_config(
    name = "cc_toolchain_config",
    cpu = "k8",
    dynamic = True,
    identifier = "lumen_host",
    libc = "glibc",
    link_flags = ["-Wl,--gc-sections", "-Wl,--build-id=none", "-lstdc++", "-lm"],
    machine_include_dirs = {machine_include_dirs},
    # Against -O2 and position-independent code, the compiler's frontend takes a tenth less time.
    opt_flags = ["-O3", "-fno-pie"],
    opt_link_flags = ["-no-pie"],
    sanitizers = True,
)
"""

def _link_compiler(repository_ctx, whole_resource_dir = False):
    """Links clang, its tools and its headers into the repository."""
    llvm = repository_ctx.path(Label("@lumen_clang//:bin/clang")).dirname
    for tool in LLVM_TOOLS:
        repository_ctx.symlink(llvm.get_child(tool), "bin/" + tool)
    resource = llvm.dirname.get_child("resource")
    if whole_resource_dir:
        # The sanitizers' libraries lie beside the headers.
        repository_ctx.symlink(resource.get_child("include").realpath.dirname, "resource")
    else:
        repository_ctx.symlink(resource.get_child("include"), "resource/include")

def _write_build(repository_ctx, build, toolchains, extra_files = [], **kwargs):
    common = _COMMON_BUILD.format(
        config_rule = global_label(Label("//toolchains/cc:cc_toolchain_config.bzl")),
        extra_files = repr(extra_files),
        toolchains = repr(toolchains),
    )
    repository_ctx.file("BUILD.bazel", common + build.format(**kwargs))

def _musl_impl(repository_ctx):
    platform = repository_ctx.attr.platform
    target = MUSL_TARGETS[platform]
    for key in target.packages:
        unpack_package(repository_ctx, key, "package")
    move(repository_ctx, "package/usr/share/doc/musl-dev/copyright", "licenses/musl")
    move(repository_ctx, "package/usr/include/" + target.debian_triple, "include")
    move(repository_ctx, "package/usr/lib/" + target.debian_triple, "lib")
    runtime = "package/usr/lib/llvm-19/lib/clang/19/lib/linux/"
    for name, kept_as in {
        "libclang_rt.builtins-%s.a": "libclang_rt.builtins.a",
        "clang_rt.crtbegin-%s.o": "crtbegin.o",
        "clang_rt.crtend-%s.o": "crtend.o",
    }.items():
        move(repository_ctx, runtime + name % target.runtime_cpu, "lib/" + kept_as)
    repository_ctx.delete("package")
    for useless in ["musl-gcc.specs", "libc.so"]:
        repository_ctx.delete("lib/" + useless)
    _link_compiler(repository_ctx)
    _write_build(
        repository_ctx,
        _MUSL_BUILD,
        toolchains = {
            "cc_toolchain": global_label(Label("//toolchains/libcxx:" + platform)),
            "cc_toolchain_without_cxx_library": None,
        },
        extra_files = [global_label(Label("@lumen_libcxx//:headers"))],
        cpu = target.cpu,
        cxx_config_site = global_label(Label("@lumen_libcxx//:include/c++/v1/__config_site")),
        machine_flags = repr(target.machine_flags),
        platform = platform,
        triple = target.triple,
    )

_musl_toolchain_repository = repository_rule(
    implementation = _musl_impl,
    attrs = dict(PACKAGE_ATTRS, platform = attr.string(mandatory = True)),
)

def _wasm_impl(repository_ctx):
    for key in WASM_PACKAGES:
        unpack_package(repository_ctx, key, "package")
    move(repository_ctx, "package/usr/share/doc/wasi-libc/copyright", "licenses/wasi-libc")
    move(repository_ctx, "package/usr/include/wasm32-wasi", "include")
    repository_ctx.delete("include/c++")  # holds only a relative link to the next
    move(repository_ctx, "package/usr/lib/llvm-19/include/wasm32-wasi/c++", "include/c++")
    move(repository_ctx, "package/usr/lib/wasm32-wasi", "lib")
    for archive in ["libc++.a", "libc++abi.a"]:
        # Replaces a relative link into the folder that it is moved out of.
        move(repository_ctx, "package/usr/lib/llvm-19/lib/wasm32-wasi/" + archive, "lib/" + archive)
    move(
        repository_ctx,
        "package/usr/lib/llvm-19/lib/clang/19/lib/wasi/libclang_rt.builtins-wasm32.a",
        "lib/libclang_rt.builtins.a",
    )
    repository_ctx.delete("package")
    _link_compiler(repository_ctx)
    _write_build(
        repository_ctx,
        _WASM_BUILD,
        toolchains = {"cc_toolchain": None},
        machine_flags = repr(WASM_MACHINE_FLAGS),
        triple = WASM_TRIPLE,
    )

_wasm_toolchain_repository = repository_rule(implementation = _wasm_impl, attrs = PACKAGE_ATTRS)

def _host_impl(repository_ctx):
    _link_compiler(repository_ctx, whole_resource_dir = True)
    clang = repository_ctx.path("bin/clang")
    search = repository_ctx.execute([clang, "-no-canonical-prefixes", "-E", "-x", "c++", "-v", "/dev/null"])
    if search.return_code or "#include <...> search starts here:" not in search.stderr:
        fail("clang does not say where it looks for headers: " + search.stderr)
    listed = search.stderr.split("#include <...> search starts here:")[1].split("End of search list.")[0]
    directories = [str(repository_ctx.path(line.strip())) for line in listed.strip().split("\n")]

    # Both as named and as resolved: dependency files may hold either.
    directories += [str(repository_ctx.path(directory).realpath) for directory in directories]
    if not [d for d in directories if repository_ctx.path(d).get_child("vector").exists]:
        fail("clang finds no libstdc++. Install it with:  sudo apt-get install libstdc++-12-dev")
    repository_ctx.file("include/README", "The headers of this toolchain are the machine's.\n")
    repository_ctx.file("lib/README", "The libraries of this toolchain are the machine's.\n")
    _write_build(
        repository_ctx,
        _HOST_BUILD,
        toolchains = {"cc_toolchain": None},
        machine_include_dirs = repr({directory: None for directory in directories}.keys()),
    )

_host_toolchain_repository = repository_rule(implementation = _host_impl, local = True, configure = True)

def cc_toolchain_repositories(maybe):
    """Defines @lumen_cc_PLATFORM for each platform.

    Args:
      maybe: function(rule, name, **attributes) that defines a repository unless the workspace has it.
    """
    for platform, target in MUSL_TARGETS.items():
        maybe(
            _musl_toolchain_repository,
            "lumen_cc_" + platform,
            packages = pinned(target.packages),
            platform = platform,
        )
    maybe(_wasm_toolchain_repository, "lumen_cc_wasm32", packages = pinned(WASM_PACKAGES))
    maybe(_host_toolchain_repository, "lumen_cc_host")
