"""Rules for Erlang programs: load everything from here. See README.md beside this file."""

load("//rules_lumen/private:providers.bzl", _LumenInfo = "LumenInfo")
load("//rules_lumen/private:otp.bzl", _library_archives = "library_archives", _otp_application = "otp_application")
load(
    "//rules_lumen/private:rules.bzl",
    _lumen_binary = "lumen_binary",
    _lumen_library = "lumen_library",
    _lumen_release = "lumen_release",
    _lumen_single_test = "lumen_single_test",
)
load(
    "//rules_lumen/private:toolchain.bzl",
    _lumen_prebuilt_runtime = "lumen_prebuilt_runtime",
    _lumen_runtime = "lumen_runtime",
    _lumen_toolchain = "lumen_toolchain",
)
load("//rules_lumen/private:transform.bzl", _lumen_parse_transform = "lumen_parse_transform")

LumenInfo = _LumenInfo
library_archives = _library_archives
lumen_binary = _lumen_binary
lumen_library = _lumen_library
lumen_parse_transform = _lumen_parse_transform
lumen_prebuilt_runtime = _lumen_prebuilt_runtime
lumen_release = _lumen_release
lumen_runtime = _lumen_runtime
lumen_toolchain = _lumen_toolchain
otp_application = _otp_application

def lumen_test(name, platforms = [], tags = [], visibility = None, **kwargs):
    """A test written in Erlang: it passes when main/1 of its module returns.

    Args:
      name: name of the test, or of the suite of its tests where `platforms` are given.
      platforms: names of platforms to run on, each as a test NAME_PLATFORM of its own; empty: the platform of the build.
      tags: as in every rule.
      visibility: as in every rule.
      **kwargs: attributes of lumen_binary and of tests.
    """
    if not platforms:
        _lumen_single_test(name = name, tags = tags, visibility = visibility, **kwargs)
        return
    for platform in platforms:
        _lumen_single_test(
            name = "%s_%s" % (name, platform),
            platform = platform,
            tags = tags,
            visibility = visibility,
            **kwargs
        )
    native.test_suite(
        name = name,
        tests = ["%s_%s" % (name, platform) for platform in platforms],
        visibility = visibility,
    )
