"""Tests count_results.py on events of the shape that Bazel writes."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parent / "count_results.py"


def summary(label, status):
    return {"id": {"testSummary": {"label": label, "configuration": {"id": "c"}}}, "testSummary": {"overallStatus": status}}


def completed(label, success):
    return {"id": {"targetCompleted": {"label": label, "configuration": {"id": "c"}}},
            "completed": {"success": True} if success else {}}


def skipped(label):
    return {"id": {"targetCompleted": {"label": label, "configuration": {"id": "c"}}}, "aborted": {"reason": "SKIPPED"}}


def count(events, bazel_status):
    """The last line of output, and the exit status."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write("\n".join(json.dumps(event) for event in events))
        file.flush()
        done = subprocess.run([sys.executable, SCRIPT, file.name, str(bazel_status)],
                              capture_output=True, text=True, check=False)
    return done.stdout.strip().split("\n")[-1], done.returncode


class CountResultsTest(unittest.TestCase):
    def test_all_pass(self):
        events = [completed("//a:t", True), summary("//a:t", "PASSED"), completed("//a:lib", True),
                  summary("//a:u", "FLAKY")]
        self.assertEqual(count(events, 0), ("2 passed, 0 failed", 0))

    def test_a_failure_counts_and_propagates(self):
        events = [completed("//a:t", True), summary("//a:t", "FAILED"), summary("//a:u", "PASSED"),
                  summary("//a:v", "TIMEOUT")]
        self.assertEqual(count(events, 3), ("1 passed, 2 failed", 1))

    def test_what_does_not_build_is_a_failure(self):
        events = [completed("//a:t", False), completed("//a:lib", False), summary("//a:u", "PASSED")]
        self.assertEqual(count(events, 1), ("1 passed, 2 failed", 1))

    def test_skipped_targets_do_not_count(self):
        events = [skipped("//a:t"), summary("//a:t", "NO_STATUS"), summary("//a:u", "PASSED")]
        self.assertEqual(count(events, 0), ("1 passed, 0 failed", 0))

    def test_a_bazel_that_could_not_start_is_a_failure(self):
        self.assertEqual(count([], 2), ("0 passed, 1 failed", 1))

    def test_no_tests_at_all_is_not_success(self):
        self.assertEqual(count([], 0), ("0 passed, 0 failed", 1))


if __name__ == "__main__":
    unittest.main()
