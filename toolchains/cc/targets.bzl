"""The target platforms of the C++ toolchains, one row each: the one home of triples, packages and machine flags."""

def _musl(cpu, triple, debian_triple, debian_architecture, runtime_cpu, machine_flags = []):
    return struct(
        # Constraint value of @platforms//cpu.
        cpu = cpu,
        triple = triple,
        # Name of the folders in the musl-dev package.
        debian_triple = debian_triple,
        packages = [
            "musl-dev:" + debian_architecture,
            "libclang-rt-19-dev:" + debian_architecture,
        ],
        # How compiler-rt spells the processor in its file names.
        runtime_cpu = runtime_cpu,
        machine_flags = machine_flags,
    )

MUSL_TARGETS = {
    "linux_x86_64": _musl("x86_64", "x86_64-linux-musl", "x86_64-linux-musl", "amd64", "x86_64"),
    "linux_arm64": _musl("aarch64", "aarch64-linux-musl", "aarch64-linux-musl", "arm64", "aarch64"),
    "linux_armv7": _musl(
        "armv7",
        "armv7-linux-musleabihf",
        "arm-linux-musleabihf",
        "armhf",
        "armhf",
        machine_flags = ["-march=armv7-a", "-mfpu=vfpv3-d16", "-mfloat-abi=hard"],
    ),
}

WASM_TRIPLE = "wasm32-wasi"
WASM_PACKAGES = [
    "wasi-libc:all",
    "libclang-rt-19-dev-wasm32:all",
    "libc++-19-dev-wasm32:all",
    "libc++abi-19-dev-wasm32:all",
]

# Compiled Erlang makes every transfer a tail call, and all objects of a module have to agree on the feature.
WASM_MACHINE_FLAGS = ["-mtail-call"]
