"""The applications of OTP that programs are linked with, and which of their modules are compiled.

A module that the compiler refuses stands here with what it refuses; //tests:otp_compile_all tells when that is no longer so.
"""

_BINARIES = "binaries"
_RECEIVE = "receive"
_TRANSFORM = "parse transforms of OTP's own"

# Application to the modules that are not compiled yet, with the reason.
APPLICATIONS = {
    "stdlib": {
        "base64": _BINARIES,
        "beam_lib": _BINARIES,
        "binary": _BINARIES,
        "c": _BINARIES,
        "dets": _BINARIES,
        "dets_utils": _BINARIES,
        "dets_v9": _BINARIES,
        "epp": _BINARIES,
        "erl_compile": _RECEIVE,
        "erl_error": _BINARIES,
        "erl_eval": _BINARIES,
        "erl_parse": _BINARIES,
        "erl_posix_msg": _BINARIES,
        "erl_stdlib_errors": _BINARIES,
        "erl_tar": _BINARIES,
        "escript": _BINARIES,
        "ets": _RECEIVE,
        "eval_bits": _BINARIES,
        "file_sorter": _BINARIES,
        "filelib": _BINARIES,
        "filename": _BINARIES,
        "gen": _RECEIVE,
        "gen_event": _RECEIVE,
        "gen_fsm": _RECEIVE,
        "gen_server": _RECEIVE,
        "gen_statem": _RECEIVE,
        "io": _RECEIVE,
        "io_lib": _BINARIES,
        "io_lib_format": _BINARIES,
        "io_lib_pretty": _BINARIES,
        "peer": _BINARIES,
        "proc_lib": _RECEIVE,
        "qlc": _BINARIES,
        "qlc_pt": _TRANSFORM,
        "rand": _BINARIES,
        "re": _BINARIES,
        "shell": _BINARIES,
        "shell_docs": _BINARIES,
        "slave": _RECEIVE,
        "string": _BINARIES,
        "supervisor": _RECEIVE,
        "sys": _RECEIVE,
        "timer": _RECEIVE,
        "unicode": _BINARIES,
        "unicode_util": _BINARIES,
        "uri_string": _BINARIES,
        "win32reg": _RECEIVE,
        "zip": _BINARIES,
    },
}
