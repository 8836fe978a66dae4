#!/bin/sh
# Renews the pins of all packages, or of those named.
exec python3 "$BUILD_WORKSPACE_DIRECTORY/toolchains/packages/apt_archive.py" renew toolchains/packages/packages.lock.bzl "$@"
