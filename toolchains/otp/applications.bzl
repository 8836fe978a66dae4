"""The applications of OTP that programs are linked with, and which of their modules are compiled.

A module that the compiler refuses stands here with what it refuses; //tests:otp_compile_all tells when that is no longer so.
"""

_TRANSFORM = "a parse transform of this application: see //rules_lumen/transform"

# Application to the modules that are not compiled yet, with the reason.
APPLICATIONS = {
    "stdlib": {
        "qlc_pt": _TRANSFORM,
    },
}

# Modules that nearly every program holds, for formatted output say: two thirds of the size without the copies of code that -O2 makes (//tests/size).
# A loop of io_lib:format/2 with plain sequences takes 10 to 25 % longer by that, one with ~p no longer.
SMALL = {
    "stdlib": [
        "calendar",
        "erl_error",
        "erl_features",
        "io",
        "io_lib",
        "io_lib_format",
        "io_lib_fread",
        "io_lib_pretty",
        "re",
    ],
}
