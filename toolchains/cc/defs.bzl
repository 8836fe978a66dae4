"""cc_library, cc_binary and cc_test with Lumen's own compiler flags, for the C++ of this repository.

    load("//toolchains/cc:defs.bzl", "cc_library", "cc_test")

Same attributes as the rules of @rules_cc; `copts` add to LUMEN_COPTS. Everything is linked statically, tests too: fewer
and larger link inputs, and the same objects that users get.
"""

load(
    "@rules_cc//cc:defs.bzl",
    _cc_binary = "cc_binary",
    _cc_library = "cc_library",
    _cc_test = "cc_test",
)
load("//toolchains/cc:copts.bzl", "LUMEN_COPTS")

def cc_library(name, copts = [], linkstatic = True, **kwargs):
    _cc_library(name = name, copts = LUMEN_COPTS + copts, linkstatic = linkstatic, **kwargs)

def cc_binary(name, copts = [], **kwargs):
    _cc_binary(name = name, copts = LUMEN_COPTS + copts, **kwargs)

def cc_test(name, copts = [], linkstatic = True, size = "small", **kwargs):
    _cc_test(name = name, copts = LUMEN_COPTS + copts, linkstatic = linkstatic, size = size, **kwargs)
