#!/bin/sh
exec python3 "$(dirname "$0")/apt_archive_test.py"
