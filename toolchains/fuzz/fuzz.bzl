"""cc_fuzz_test: a fuzz target that is a bounded test by default and a libFuzzer program with --config=fuzz.

    cc_fuzz_test(
        name = "lexer_fuzz_test",
        srcs = ["lexer_fuzz_test.cc"],     # defines LLVMFuzzerTestOneInput
        corpus = glob(["fuzz_corpus/*"]),
        deps = [":lexer"],
    )

`bazel test` gives the target every seed and `runs` deterministic mutations of them: the same inputs on every machine. To
search for new ones:  bazel run --config=fuzz //compiler/lexer:lexer_fuzz_test -- -max_total_time=60
"""

load("//toolchains/cc:defs.bzl", "cc_test")

_FUZZING = "//toolchains/fuzz:is_fuzzing"

def cc_fuzz_test(name, srcs, corpus, deps = [], runs = 5000, long_runs = 0, **kwargs):
    """Declares a fuzz test.

    Args:
      name: name of the test.
      srcs: sources; one defines LLVMFuzzerTestOneInput.
      corpus: seed files; at least one.
      deps: libraries.
      runs: how many mutations of the seeds `bazel test` tries.
      long_runs: how many the test NAME_long tries, which `bazel test //...` leaves out; 0: there is no such test.
      **kwargs: passed on to cc_test.
    """
    if not corpus:
        fail("%s: a fuzz test needs a seed corpus" % name)
    if long_runs:
        _fuzz_test(name + "_long", srcs, corpus, deps, long_runs, size = "enormous", tags = ["manual", "long"], visibility = ["//visibility:public"], **kwargs)
    _fuzz_test(name, srcs, corpus, deps, runs, size = "medium", **kwargs)

def _fuzz_test(name, srcs, corpus, deps, runs, **kwargs):
    seeds = ["$(locations %s)" % seed for seed in corpus]
    cc_test(
        name = name,
        srcs = srcs,
        args = select({
            # libFuzzer takes folders and would write into them; it gets its seeds as files to merge.
            _FUZZING: ["-seed_inputs=" + ",".join(["$(rootpath %s)" % seed for seed in corpus if not seed.startswith("//")])],
            "//conditions:default": ["--runs=%d" % runs] + seeds,
        }),
        data = corpus,
        linkopts = select({
            _FUZZING: ["-fsanitize=fuzzer"],
            "//conditions:default": [],
        }),
        target_compatible_with = ["//platforms:glibc"],
        deps = deps + select({
            _FUZZING: [],
            "//conditions:default": ["//toolchains/fuzz:replay_main"],
        }),
        **kwargs
    )
