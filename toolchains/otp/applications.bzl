"""The applications of OTP that programs are linked with, and which of their modules are compiled.

A module that the compiler refuses stands here with what it refuses; //tests:otp_compile_all tells when that is no longer so.
"""

_TRANSFORM = "parse transforms of OTP's own"

# Application to the modules that are not compiled yet, with the reason.
APPLICATIONS = {
    "stdlib": {
        "qlc_pt": _TRANSFORM,
    },
}
