"""Compiler flags of Lumen's own C++: the one place where warnings and language options are chosen."""

LUMEN_COPTS = [
    "-std=c++20",
    "-Wall",
    "-Wextra",
    "-Werror",
    "-fno-exceptions",
    "-fno-rtti",
]
