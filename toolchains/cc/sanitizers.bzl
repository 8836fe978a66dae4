"""Features of the host toolchain that instrument code. `--config=asan` and the others in .bazelrc switch them on."""

def _sanitizer(kinds, compile_flags = []):
    return struct(
        # clang's own list of what not to instrument is of interest to other systems, and would be an input nobody declares.
        compile_flags = ["-fsanitize=" + kinds, "-fno-sanitize-ignorelist", "-fno-omit-frame-pointer", "-g1", "-O1"] + compile_flags,
        link_flags = ["-fsanitize=" + kinds, "-fno-sanitize=vptr"],
    )

# A report ends the test: undefined behaviour that is only printed gets overlooked. The check of virtual tables needs RTTI,
# which Lumen is compiled without.
_UNDEFINED = ["-fno-sanitize-recover=all", "-fno-sanitize=vptr"]

SANITIZERS = {
    "asan": _sanitizer("address"),
    "ubsan": _sanitizer("undefined", compile_flags = _UNDEFINED),
    "tsan": _sanitizer("thread"),
    # Coverage for libFuzzer, whose main cc_fuzz_test links; address checks make memory errors show.
    "fuzz": _sanitizer("fuzzer-no-link,address,undefined", compile_flags = _UNDEFINED),
}
