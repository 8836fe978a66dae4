#!/usr/bin/env python3
"""Runs a suite's program to its end, whatever becomes of single cases, and compares the results with a table.

  suite_results.py check TABLE PLATFORM DATA WAY COMMAND...    fails where a result is not the table's
  suite_results.py update TABLE PLATFORM DATA WAY COMMAND...   writes what came out into the table's column of results
  suite_results.py record TABLE PLATFORM DATA WAY COMMAND...   writes it into the column of what OTP does

COMMAND is a program of suite_runner.erl, which says what it prints. DATA is the folder of the suite's data. A program that ends or stays
silent for too long in the middle of a case is started again behind that case.

A table is a file of lines CASE, RESULT, OTP, REASON, with tabs between, in the suite's order, `#` starting a comment:
  CASE    the function, behind the names of its groups; with @PLATFORM at its end a line for that platform alone
  RESULT  pass, fail, skip, crash (the program ended), hang (silence), or none where the case is not run at all; empty: `update` has yet
          to say, and the test fails
  OTP     what the same runner has from the suite on OTP, for the same words
  REASON  why RESULT is not pass; a line without it fails the test, and so does what `update` writes there, which begins with `?`

Tested by suite_results_test.py.
"""

import collections
import os
import pathlib
import re
import select
import subprocess
import sys
import tempfile

# Seconds without a line from the program. Only a case that never ends meets it.
SILENCE = float(os.environ.get("LUMEN_SUITE_SILENCE", "600"))

LINE = re.compile(r"(start|pass|fail|skip|done)(?: (\S+)(?: (.*))?)?$")


class Row:
    """A line of a table."""

    def __init__(self, case, result="pass", otp="", reason=""):
        self.case, self.result, self.otp, self.reason = case, result, otp, reason

    def text(self):
        return "\t".join([self.case, self.result, self.otp, self.reason]).rstrip("\t")


class Table:
    """Results by case, in order, with comments kept."""

    def __init__(self, text=""):
        self.comments, self.rows = [], {}
        for number, line in enumerate(text.splitlines(), 1):
            if line.startswith("#") or not line:
                self.comments.append(line)
                continue
            fields = line.split("\t")
            if len(fields) > 4 or fields[0] in self.rows:
                raise ValueError(f"line {number}: {'more than four fields' if len(fields) > 4 else 'a second line for this case'}")
            self.rows[fields[0]] = Row(*fields)

    def expected(self, platform):
        """Rows by case for one platform."""
        own = {case: row for case, row in self.rows.items() if "@" not in case}
        for case, row in self.rows.items():
            name, _, only = case.partition("@")
            if only == platform:
                own[name] = row
        return own

    def text(self):
        return "".join(line + "\n" for line in self.comments + [row.text() for row in self.rows.values()])


def run_once(command, environment, folder):
    """Runs the program; returns its lines as (word, case, text), its end in words, and the last of what else it wrote."""
    with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, cwd=folder) as program:
        lines, others, silent = [], collections.deque(maxlen=20), False
        # In large pieces: reports of processes that failed may have a million lines.
        rest, pipe = b"", program.stderr.fileno()
        while True:
            if not select.select([pipe], [], [], SILENCE)[0]:
                silent = True
                program.kill()
                break
            piece = os.read(pipe, 1 << 16)
            *whole, rest = (rest + piece).split(b"\n") if piece else [rest, b""]
            for raw in whole:
                line = raw.decode("utf-8", "replace").rstrip("\r")
                match = LINE.match(line)
                if match:
                    lines.append((match.group(1), match.group(2) or "", match.group(3) or ""))
                elif line:
                    others.append(line)
            if not piece:
                break
        status = program.wait()
    end = f"silent for {SILENCE:.0f} seconds" if silent else f"ended with {status}"
    return lines, ("hang" if silent else "crash"), end + "".join("\n    " + line for line in others)


def run(command, without, data):
    """Results of all cases: case to (result, reason), in the suite's order."""
    results = {}
    after = []
    with tempfile.TemporaryDirectory() as scratch:
        environment = dict(os.environ, HOME=scratch, TMPDIR=scratch)
        options = [f"data={data}/", f"scratch={scratch}/"] + [f"without={case}" for case in without]
        while True:
            lines, kind, end = run_once(command + options + after, environment, scratch)
            started = None
            for word, case, text in lines:
                if word == "start":
                    started = case
                elif word != "done":
                    results[case] = (word, text)
                    started = None if started == case else started
            if lines and lines[-1][0] == "done":
                return results
            if started is None:
                # Between cases: what comes next would meet it again.
                results["*"] = (kind, "outside of any case: " + end)
                return results
            results[started] = (kind, end)
            after = ["after=" + started]


def differences(expected, results):
    """What is wrong, in words."""
    for case, row in expected.items():
        if not row.result:
            yield f"{case}: the table has no result"
        elif row.result != "pass" and (not row.reason or row.reason.startswith("?")):
            yield f"{case}: the table gives no reason why it should {row.result}"
        if row.result in ("none", ""):
            continue
        if case not in results:
            yield f"{case}: did not run (expected: {row.result})"
        elif results[case][0] != row.result:
            yield f"{case}: {results[case][0]} instead of {row.result}: {results[case][1]}"
    for case, (result, reason) in results.items():
        if case not in expected:
            yield f"{case}: not in the table ({result}): {reason}"


def merge(table, results, platform, is_record):
    """The table with what came out; new cases where the suite has them."""
    expected = table.expected(platform)
    for case, (result, reason) in results.items():
        row = expected.get(case)
        if row is None:
            row = table.rows[case] = Row(case, "" if is_record else "pass")
        if is_record:
            row.otp = result
        else:
            if row.result != result:
                row.reason = "" if result == "pass" else "?" + reason.split("\n")[0][:160]
            row.result = result
    return table


def main(arguments):
    if len(arguments) < 6 or arguments[0] not in ("check", "update", "record"):
        print(__doc__, file=sys.stderr)
        return 2
    action, path, platform, data, way, *command = arguments
    path = pathlib.Path(path)
    command[0] = os.path.abspath(command[0])
    table = Table(path.read_text(encoding="utf-8") if path.exists() else "")
    expected = table.expected(platform)
    without = [] if action == "record" else [case for case, row in expected.items() if row.result == "none"]
    results = run(command, without, os.path.abspath(data))
    counts = {}
    for result, _ in results.values():
        counts[result] = counts.get(result, 0) + 1
    if not results:
        print(f"{path.stem} ({way}): no case ran")
        return 1
    print(f"{path.stem} ({way}): " + ", ".join(f"{count} {result}" for result, count in sorted(counts.items())) +
          f", {len(without)} not run")
    if action != "check":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(merge(table, results, platform, action == "record").text(), encoding="utf-8")
        return 0
    wrong = list(differences(expected, results))
    for line in wrong:
        print(f"  {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
