"""Prints "N passed, N failed" from a Bazel build event file: count_results.py EVENTS BAZEL_EXIT_STATUS.

Ends with 0 only where Bazel did, at least one test passed and none failed. Tested by count_results_test.py.
"""

import json
import sys

PASSED = ("PASSED", "FLAKY")


def outcomes(lines):
    """Maps each test target (with its configuration) to whether it passed; other targets that failed map to False."""
    results = {}
    skipped = set()
    for line in lines:
        if not line.strip():
            continue
        event = json.loads(line)
        identity = event.get("id", {})
        if "testSummary" in identity:
            key = (identity["testSummary"]["label"], identity["testSummary"].get("configuration", {}).get("id"))
            results[key] = event.get("testSummary", {}).get("overallStatus") in PASSED
        elif "targetCompleted" in identity:
            key = (identity["targetCompleted"]["label"], identity["targetCompleted"].get("configuration", {}).get("id"))
            if event.get("aborted", {}).get("reason") == "SKIPPED":
                skipped.add(key)
            elif not event.get("completed", {}).get("success", False):
                results.setdefault(key, False)
    return {key: passed for key, passed in results.items() if key not in skipped}


def main(events, bazel_status):
    with open(events, encoding="utf-8") as file:
        results = outcomes(file)
    passed = sum(results.values())
    failed = len(results) - passed
    for label, _ in sorted((key for key, good in results.items() if not good), key=str):
        print("FAILED:", label)
    if bazel_status != 0 and failed == 0:
        print(f"bazel ended with status {bazel_status} before it could run all tests")
        failed = 1
    print(f"{passed} passed, {failed} failed")
    return 0 if bazel_status == 0 and failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
