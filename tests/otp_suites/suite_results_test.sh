#!/bin/sh
exec python3 "$(dirname "$0")/suite_results_test.py"
