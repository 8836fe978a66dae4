"""profiled_library: a cc_library whose optimised code is laid out by how often its parts run when sources are read and checked.

It takes a tenth off the time of the frontend. `frontend.proftext` holds the counts; record.sh records them. A function that has
changed since is compiled as if there were no counts, so that they need recording only where speed was lost, see
compiler/frontend/measure_otp.sh.
"""

load("//toolchains/cc:defs.bzl", "cc_library")

_PROFILE = "//compiler/frontend/profile:frontend.profdata"

def profiled_library(name, deps = [], **kwargs):
    cc_library(
        name = name,
        copts = select({
            "//compiler/frontend/profile:is_used": [
                "-fprofile-use=$(execpath %s)" % _PROFILE,
                # Functions that are new or have changed, and other versions of clang, are no reason to complain.
                "-Wno-backend-plugin",
                "-Wno-profile-instr-out-of-date",
                "-Wno-profile-instr-unprofiled",
            ],
            "//conditions:default": [],
        }),
        data = select({
            "//compiler/frontend/profile:is_used": [_PROFILE],
            "//conditions:default": [],
        }),
        deps = deps + select({
            "//compiler/frontend/profile:is_used": ["//compiler/frontend/profile"],
            "//conditions:default": [],
        }),
        **kwargs
    )
