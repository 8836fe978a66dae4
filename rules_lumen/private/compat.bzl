"""What differs between Bazel 4 and 9, loaded from one place: C++ providers are built in up to 8 and come from @rules_cc after."""

load("@rules_cc//cc/common:cc_common.bzl", _cc_common = "cc_common")
load("@rules_cc//cc/common:cc_info.bzl", _CcInfo = "CcInfo")

cc_common = _cc_common
CcInfo = _CcInfo
