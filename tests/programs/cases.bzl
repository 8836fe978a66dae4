"""The program tests: what runs, with which arguments, and how it ends.

Expected output lies in expected/NAME.stdout and, for a program that fails, expected/NAME.stderr, both recorded from OTP by
`./bazelw run //tests/programs:record`.
"""

# Programs that run to their end.
PROGRAMS = [
    "arithmetic",
    "bignums",
    "comprehensions",
    "deep",
    "evaluation",
    "floats",
    "funs",
    "patterns",
    "terms",
]

# Ways for errors.erl to fail, each a test of its own.
ERRORS = [
    "badarg",
    "badarith",
    "badarity",
    "badbool",
    "badfun",
    "badmatch",
    "bad_filter",
    "bad_generator",
    "case_clause",
    "comprehension",
    "deep",
    "division",
    "element",
    "error",
    "exit",
    "float_division",
    "function_clause",
    "hd",
    "if_clause",
    "in_fun",
    "not_boolean",
    "overflow",
    "system_limit",
    "tail",
    "throw",
    "undef",
    "undef_apply",
]

# name, module, arguments, exit status
CASES = (
    [(name, name, [], 0) for name in PROGRAMS] +
    [("errors_" + how, "errors", [how], 1) for how in ERRORS] +
    [("arguments", "arguments", ["one", "two words", "", "\303\274n\303\257", "$x *"], 5)]
)
