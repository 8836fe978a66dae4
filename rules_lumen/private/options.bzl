"""Options of the compile action: optimisation by compilation mode, and erlc_opts checked when the target is analysed."""

_MODE_FLAGS = {
    "dbg": ["-O0", "-g"],
    "fastbuild": ["-O0"],
    "opt": ["-O2"],
}

# erlc's spellings that mean something to Lumen, and ours.
_ERLC_TO_LUMEN = {
    "+debug_info": "-g",
    "+warnings_as_errors": "--werror",
}

_PLAIN = ["-g", "-O0", "-O1", "-O2", "-O3", "--verify_passes", "--werror"]

def mode_flags(ctx):
    """Returns the flags that the compilation mode (-c) stands for."""
    return _MODE_FLAGS[ctx.var["COMPILATION_MODE"]]

def uses_thin_lto(ctx):
    """Returns whether modules are optimised together: as the feature thin_lto says, and with -c opt where it says nothing."""
    if "thin_lto" in ctx.disabled_features:
        return False
    return ctx.var["COMPILATION_MODE"] == "opt" or "thin_lto" in ctx.features

def _translate(option):
    if option in _PLAIN:
        return option
    if option in _ERLC_TO_LUMEN:
        return _ERLC_TO_LUMEN[option]
    if option.startswith("--otp=") or option.startswith("-W") or option.startswith("--disable_pass="):
        return option
    if option.startswith("+{parse_transform,") and option.endswith("}"):
        return "--apply_transform=" + option[len("+{parse_transform,"):-1].strip()
    if option.startswith("+nowarn_"):
        return "-Wno-" + option[len("+nowarn_"):]
    if option.startswith("+warn_"):
        return "-W" + option[len("+warn_"):]
    return None

def check_options(options):
    """Returns `erlc_opts` in lumen's spelling, or fails saying what is wrong with one."""
    translated = []
    for option in options:
        flag = _translate(option)
        if not flag:
            hint = ""
            if option.startswith("-D") or option.startswith("+{d,"):
                hint = " Use the attribute `defines`."
            elif option.startswith("-I") or option.startswith("+{i,"):
                hint = " Use the attribute `includes`."
            elif option.startswith("+{parse_transform"):
                hint = " Write +{parse_transform,NAME} and name the program in the attribute `transforms`."
            fail("erlc_opts: %r is not known.%s Known are %s, --otp=RELEASE, --disable_pass=PASS, -WGROUP, -Wno-GROUP, +warn_GROUP and +nowarn_GROUP." %
                 (option, hint, ", ".join(_PLAIN + _ERLC_TO_LUMEN.keys())))
        translated.append(flag)
    return translated
