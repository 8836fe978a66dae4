#!/bin/sh
exec python3 "$(dirname "$0")/count_results_test.py"
