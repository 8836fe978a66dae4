"""The program tests: what runs, with which arguments, and how it ends.

Expected output lies in expected/NAME.stdout and, for a program that fails, expected/NAME.stderr, both recorded from OTP by
`./bazelw run //tests/programs:record`.
"""

# Programs that run to their end.
PROGRAMS = [
    "apply",
    "arithmetic",
    "bignums",
    "bit_comprehensions",
    "bit_fields",
    "bitstrings",
    "built_in_modules",
    "comparison_chains",
    "comprehensions",
    "data",
    "deep",
    "dictionary",
    "evaluation",
    "events",
    "external",
    "external_funs",
    "float_fields",
    "floats",
    "funs",
    "global_names",
    "inlined",
    "inspection",
    "libraries",
    "log_handlers",
    "long_calls",
    "loops",
    "map_programs",
    "match_specs",
    "maybes",
    "memory_use",
    "modulo_cons",
    "on_load",
    "other_nodes",
    "output",
    "patterns",
    "persistent_terms",
    "processes",
    "random_1",
    "random_2",
    "receiving",
    "report_texts",
    "servers",
    "shared_state",
    "statems",
    "stress",
    "supervisors",
    "suspension",
    "switch_tables",
    "tables",
    "tables_held_to_otp",
    "terms",
    "timing",
    "together",
    "traps_binaries",
    "traps_evaluation",
    "traps_libraries",
    "traps_numbers",
    "traps_processes",
    "traps_tables",
    "traps_terms",
    "tries",
    "tuple_updates",
    "undefined_functions",
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
    "constant_first",
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
    "in_loop",
    "maps_get",
    "maps_is_key",
    "not_boolean",
    "overflow",
    "system_limit",
    "tail",
    "throw",
    "undef",
    "undef_apply",
]

# Likewise of apply_errors.erl.
APPLY_ERRORS = [
    "fun_improper",
    "fun_improper_tail",
    "fun_no_list_tail",
    "fun_bad",
    "fun_bad_tail",
    "fun_arity",
    "fun_arity_tail",
    "fun_undef",
    "fun_undef_tail",
    "fun_made_undef",
    "fun_made_undef_tail",
    "fun_most_tail",
    "fun_arity_many_tail",
    "fun_limit_tail",
    "fun_fails",
    "fun_fails_tail",
    "name_no_atom",
    "name_no_atom_tail",
    "name_improper",
    "name_improper_tail",
    "name_undef",
    "name_undef_tail",
    "name_undef_many_tail",
    "name_most_tail",
    "name_limit_tail",
    "name_fails_tail",
    "name_fails",
    "name_fixed_no_atom",
    "name_fixed_no_atom_tail",
    "name_fixed_undef",
    "name_fixed_undef_tail",
    "apply_by_name",
    "apply_by_name_bad",
    "apply_by_name_deep_tail",
    "apply_fun_by_name",
    "apply_fun_by_name_bad",
    "apply_fun_as_fun",
    "apply_as_fun",
    "apply_as_fun_bad",
    "apply_as_fun_deep_bad",
    "call_bad",
    "call_arity",
    "call_arity_tail",
    "call_made_undef",
    "call_made_undef_tail",
    "call_made_arity",
    "call_made_arity_tail",
    "make_fun",
    "make_fun_arity",
    "make_fun_negative",
    "make_fun_big",
]

# What programs are made of beside their first module. They run with thin_lto (rules_lumen/README.md), too.
FURTHER_MODULES = {
    "on_load": ["on_load_needed", "on_load_refused"],
    "undefined_functions": ["undefined_functions_handler"],
    "together": ["together_helper", "together_point"],
}

# Modules whose data is too large to be moved at every allocation.
NOT_COLLECT_ALWAYS = ["deep", "long_calls", "stress"]

# Those that use modules of OTP.
USE_LIBRARIES = [
    "built_in_modules",
    "environment",
    "events",
    "external_funs",
    "global_names",
    "input",
    "libraries",
    "log_handlers",
    "long_calls",
    "match_specs",
    "memory_use",
    "on_load",
    "other_nodes",
    "output",
    "report_texts",
    "servers",
    "statems",
    "supervisors",
    "tables",
    "tables_held_to_otp",
    "traps_libraries",
    "traps_tables",
    "undefined_functions",
]

# Those of several processes: they print the same in whatever order these run.
USE_PROCESSES = [
    "environment",
    "events",
    "external_funs",
    "global_names",
    "input",
    "log_handlers",
    "long_calls",
    "memory_use",
    "on_load",
    "other_nodes",
    "output",
    "persistent_terms",
    "processes",
    "receiving",
    "servers",
    "shared_state",
    "statems",
    "stress",
    "supervisors",
    "suspension",
    "tables",
    "tables_held_to_otp",
    "timing",
    "together",
    "undefined_functions",
]

# Of deterministic mode (runtime/scheduler/options.h), for each of them.
SEEDS = [1, 2, 3, 4, 5, 6]

# How many they run with, besides the default.
SCHEDULERS = [1, 4]

# name, module, arguments, exit status
CASES = (
    [(name, name, [], 0) for name in PROGRAMS] +
    [("errors_" + how, "errors", [how], 1) for how in ERRORS] +
    [("apply_errors_" + how, "apply_errors", [how], 1) for how in APPLY_ERRORS] +
    [("input_" + how, "input", [how], 0) for how in ["lists", "binary"]] +
    [("environment_" + how, "environment", [how], status) for how, status in [("stop", 0), ("stop_status", 7), ("halt", 4), ("returns", 0)]] +
    [("arguments", "arguments", ["one", "two words", "", "\303\274n\303\257", "$x *"], 5)]
)
