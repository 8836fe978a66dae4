"""runtime_library and runtime_test: the C++ of the runtime, for every platform.

Optimised in every compilation mode, because it is part of users' programs; checks (DCHECK, poisoned memory) are off in `-c opt` only.
"""

load("//toolchains/cc:defs.bzl", "ALL_PLATFORMS", "cc_library", "cc_test")

_COPTS = [
    "-O2",
    # No guards around local statics and no rounding that differs between targets.
    "-fno-threadsafe-statics",
    "-ffp-contract=off",
    "-fno-stack-protector",
]

# Nothing unwinds the runtime but debuggers and profilers of the program with its symbols: what they need stands in .debug_frame, which is not loaded
# and which `strip` removes. Sanitizers, on the machine's own platform, unwind.
_UNWIND_COPTS = select({
    "//platforms:glibc": [],
    "//conditions:default": ["-fno-asynchronous-unwind-tables", "-fforce-dwarf-frame"],
})

# Where unit tests run whose subject depends on the processor. WASI has no C++ exceptions and so no GoogleTest; program tests cover it.
RUNTIME_TEST_PLATFORMS = ["host"] + [platform for platform in ALL_PLATFORMS if platform.startswith("linux_")]

def runtime_library(name, copts = [], **kwargs):
    cc_library(
        name = name,
        copts = _COPTS + _UNWIND_COPTS + copts,
        **kwargs
    )

def runtime_test(name, deps = [], platforms = ["host"], **kwargs):
    cc_test(
        name = name,
        deps = deps + ["@googletest//:gtest_main"],
        platforms = platforms,
        **kwargs
    )
