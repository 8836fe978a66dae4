"""bool_flag: a build setting, as in Skylib, which this repository does without."""

def _impl(_ctx):
    return []

bool_flag = rule(implementation = _impl, build_setting = config.bool(flag = True))
