"""The version of Lumen: what `lumen print version` says and the distribution archive is named after. MODULE.bazel cannot load
it and repeats it; //tests:dist_test compares."""

LUMEN_VERSION = "0.1.0"
