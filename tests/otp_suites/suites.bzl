"""The suites that run: application, module, modules beside it that it uses.

What OTP has and is not here stands in README.md with the reason.
"""

SUITES = [
    ("stdlib", "array_SUITE", []),
    ("stdlib", "calendar_SUITE", []),
    ("stdlib", "proplists_SUITE", []),
    ("stdlib", "queue_SUITE", []),
    ("stdlib", "sofs_SUITE", []),
    ("compiler", "andor_SUITE", []),
    ("compiler", "fun_SUITE", []),
    ("compiler", "overridden_bif_SUITE", []),
]
