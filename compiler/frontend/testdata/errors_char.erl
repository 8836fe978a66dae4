-module(errors_char).
f() -> $