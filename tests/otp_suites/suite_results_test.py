#!/usr/bin/env python3
"""Tests of suite_results.py, with shell scripts in the place of suites' programs."""

import os
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
os.environ["LUMEN_SUITE_SILENCE"] = "1"
import suite_results  # noqa: E402  pylint: disable=wrong-import-position


class SuiteResultsTest(unittest.TestCase):

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def program(self, text):
        path = os.path.join(self.folder.name, "program")
        pathlib.Path(path).write_text("#!/bin/sh\n" + text, encoding="utf-8")
        os.chmod(path, 0o755)
        return [path]

    def run_program(self, text, without=()):
        return suite_results.run(self.program(text), without, "data")

    def check(self, table, results, platform="linux_x86_64"):
        return list(suite_results.differences(suite_results.Table(table).expected(platform), results))

    def test_results_by_case(self):
        results = self.run_program("printf 'start a\\r\\npass a\\nnoise\\nstart g/b\\nfail g/b error x\\nskip c because\\ndone\\n' >&2\n")
        self.assertEqual(results, {"a": ("pass", ""), "g/b": ("fail", "error x"), "c": ("skip", "because")})

    def test_goes_on_behind_a_crash(self):
        results = self.run_program(
            'case "$*" in *after=b*) echo start c; echo pass c; echo done;; *) echo start a; echo pass a; echo start b; echo oops; exit 3;; esac >&2\n')
        self.assertEqual(results["a"], ("pass", ""))
        self.assertEqual(results["b"][0], "crash")
        self.assertIn("ended with 3\n    oops", results["b"][1])
        self.assertEqual(results["c"], ("pass", ""))

    def test_kills_what_hangs(self):
        results = self.run_program('case "$*" in *after=a*) echo done;; *) echo start a; exec sleep 60;; esac >&2\n')
        self.assertEqual(results["a"][0], "hang")

    def test_end_outside_of_a_case(self):
        results = self.run_program("echo start a >&2; echo pass a >&2; exit 0\n")
        self.assertEqual(results["*"][0], "crash")

    def test_leaves_out_what_is_not_to_run(self):
        results = self.run_program('for word; do case $word in without=*) echo pass "${word#without=}";; esac; done >&2; echo done >&2\n', ["x", "y"])
        self.assertEqual(list(results), ["x", "y"])

    def test_check(self):
        table = "a\tpass\tpass\nb\tfail\tpass\tno files\nc\tnone\tpass\ttoo long\n"
        good = {"a": ("pass", ""), "b": ("fail", "x")}
        self.assertEqual(self.check(table, good), [])
        self.assertEqual(self.check(table, {"a": ("pass", "")}), ["b: did not run (expected: fail)"])
        self.assertEqual(self.check(table, dict(good, b=("pass", ""))), ["b: pass instead of fail: "])
        self.assertEqual(self.check(table, dict(good, d=("pass", ""))), ["d: not in the table (pass): "])
        self.assertEqual(self.check("a\tfail\n", {"a": ("fail", "x")}), ["a: the table gives no reason why it should fail"])

    def test_lines_of_one_platform(self):
        table = "a\tpass\na@wasm32\tfail\t\tno clock\n"
        self.assertEqual(self.check(table, {"a": ("pass", "")}), [])
        self.assertEqual(self.check(table, {"a": ("fail", "")}, "wasm32"), [])

    def test_merge_keeps_reasons(self):
        table = suite_results.Table("# about\na\tfail\tpass\tno files\nb\tpass\n")
        results = {"a": ("fail", "x"), "b": ("skip", "y"), "c": ("pass", "")}
        merged = suite_results.merge(table, results, "linux_x86_64", False).text()
        self.assertEqual(merged, "# about\na\tfail\tpass\tno files\nb\tskip\t\t?y\nc\tpass\n")
        recorded = suite_results.merge(table, {"c": ("fail", "z")}, "linux_x86_64", True).text()
        self.assertIn("c\tpass\tfail\n", recorded)
        fresh = suite_results.merge(suite_results.Table(), {"d": ("pass", "")}, "any", True)
        self.assertEqual(fresh.text(), "d\t\tpass\n")
        self.assertEqual(self.check(fresh.text(), {"d": ("pass", "")}), ["d: the table has no result"])
        self.assertEqual(suite_results.merge(fresh, {"d": ("pass", "")}, "any", False).text(), "d\tpass\tpass\n")

    def test_refuses_a_case_twice(self):
        with self.assertRaises(ValueError):
            suite_results.Table("a\tpass\na\tpass\n")


if __name__ == "__main__":
    unittest.main()
