#!/usr/bin/env python3
"""Finds Debian packages in the archive that this machine's apt is configured for.

No address is ever written into the repository: apt's own configuration says where the archive is, how to reach it and
which keys sign it. The machine's package lists are neither read nor changed, since they are often stale or missing and
cover one architecture: where an index is needed, a private apt state is built in a directory of the caller's. Runs as
any user.

Commands:
  bases                       the archives' base addresses, one a line, the distribution's own first
  resolve STATE KEY VERSION   the archive's current build of the same upstream version, as four lines
                              (version, path, SHA-256, address); STATE is a directory for the private apt state
  renew LOCK [KEY...]         rewrites LOCK with what the archive has now (all keys, or those named)

A KEY is NAME:ARCHITECTURE for a binary package (NAME:all too), or NAME:source for the upstream archive of a source
package. Tested by apt_archive_test.py.
"""

import argparse
import ast
import functools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

ARCHITECTURES = ("amd64", "arm64", "armhf")


class ArchiveError(Exception):
    """Something that the user has to know; the message says what to do."""


def run(command):
    """Returns the standard output of `command`, or raises ArchiveError with what it said."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as missing:
        raise ArchiveError(f"{command[0]} is missing: pinned packages are found through apt") from missing
    if done.returncode:
        raise ArchiveError(f"{' '.join(command)} failed:\n{done.stderr.strip()}")
    return done.stdout


def codename():
    """The distribution's code name, as source lists spell it."""
    text = pathlib.Path("/etc/os-release").read_text(encoding="utf-8")
    found = re.search(r"^VERSION_CODENAME=\"?([^\"\n]+)", text, re.MULTILINE)
    return found.group(1) if found else "stable"


def is_own_suite(suite):
    """Whether a suite name belongs to the distribution rather than to some vendor's archive."""
    return suite.split("-")[0].split("/")[0] in (codename(), "stable", "oldstable")


def bases(apt_options=()):
    """Base addresses of the configured archives, the distribution's own first, without duplicates."""
    targets = run(["apt-get", *apt_options, "indextargets", "--format", "$(RELEASE) $(REPO_URI)", "Created-By: Packages"])
    own, others = [], []
    for line in targets.splitlines():
        suite, _, address = line.partition(" ")
        (own if is_own_suite(suite) else others).append(address.rstrip("/") + "/")
    if not own and not others:
        raise ArchiveError("apt has no package sources: see sources.list(5)")
    return list(dict.fromkeys(own + others))


def stanzas_with_sources(text):
    """A deb822 source list, with source packages added and limits on architectures removed."""
    kept = []
    for stanza in re.split(r"\n\s*\n", text):
        fields = re.sub(r"(?im)^(Architectures|Enabled):.*\n?", "", stanza + "\n")
        if re.search(r"(?im)^Enabled:\s*no", stanza) or not re.search(r"(?im)^Types:(.*\s)?deb(\s|$)", fields):
            continue
        suites = re.search(r"(?im)^Suites:\s*(.*)$", fields)
        if suites and any(is_own_suite(suite) for suite in suites.group(1).split()):
            kept.append(re.sub(r"(?im)^Types:.*$", "Types: deb deb-src", fields).strip())
    return "\n\n".join(kept) + "\n"


def lines_with_sources(text):
    """A one-line-style source list, with source packages added and limits on architectures removed."""
    kept = []
    for line in text.splitlines():
        entry = re.match(r"\s*deb\s+(\[[^\]]*\]\s*)?(\S+)\s+(\S+)(.*)", line)
        if not entry or not is_own_suite(entry.group(3)):
            continue
        options = re.sub(r"\barch[+-]?=\S+?(?=[\s\]])", "", entry.group(1) or "")
        rest = f"{options}{entry.group(2)} {entry.group(3)}{entry.group(4)}"
        kept += [f"deb {rest}", f"deb-src {rest}"]
    return "\n".join(kept) + "\n"


def apt_directory(name):
    """A path from apt's configuration, e.g. Dir::Etc::SourceParts."""
    return pathlib.Path(run(["apt-config", "shell", "path", f"{name}/f"]).strip()[len("path='"):-1])


def copy_sources(destination):
    """Writes the machine's package sources, widened to all architectures and to source packages."""
    destination.mkdir(parents=True)
    main = apt_directory("Dir::Etc::SourceList")
    parts = apt_directory("Dir::Etc::SourceParts")
    files = ([main] if main.is_file() else []) + (sorted(parts.iterdir()) if parts.is_dir() else [])
    for number, file in enumerate(files):
        if file.suffix == ".list":
            text = lines_with_sources(file.read_text(encoding="utf-8"))
        elif file.suffix == ".sources":
            text = stanzas_with_sources(file.read_text(encoding="utf-8"))
        else:
            continue
        if text.strip():
            (destination / f"{number:02}-{file.name}").write_text(text, encoding="utf-8")


class PrivateApt:
    """An apt of our own in a directory: the machine's sources and keys, its own lists, no installed packages."""

    def __init__(self, state, sources=None):
        """Makes the state in `state` unless it is there. `sources`: a directory of source lists instead of apt's."""
        state = pathlib.Path(state).absolute()
        self.options = ["-c", str(state / "apt.conf")]
        if (state / "complete").exists():
            return
        shutil.rmtree(state, ignore_errors=True)
        (state / "lists" / "partial").mkdir(parents=True)
        (state / "cache" / "archives" / "partial").mkdir(parents=True)
        (state / "status").touch()
        if sources:
            shutil.copytree(sources, state / "sources")
        else:
            copy_sources(state / "sources")
        settings = [
            "#clear APT::Architectures;",
            "APT::Architectures { %s };" % " ".join(f'"{name}";' for name in ARCHITECTURES),
            f'Dir::State "{state}";',
            f'Dir::State::lists "{state}/lists";',
            f'Dir::State::status "{state}/status";',
            f'Dir::Cache "{state}/cache";',
            # Container images turn these caches off, which makes each of our many queries parse every index again.
            f'Dir::Cache::pkgcache "{state}/cache/pkgcache.bin";',
            f'Dir::Cache::srcpkgcache "{state}/cache/srcpkgcache.bin";',
            'Dir::Etc::SourceList "/dev/null";',
            f'Dir::Etc::SourceParts "{state}/sources";',
            'Acquire::Languages "none";',
            # The list of indexes that other packages added (screenshots, metadata, contents) is not needed.
            'Acquire::IndexTargets::deb::DEP-11 { DefaultEnabled "false"; };',
            'Acquire::IndexTargets::deb::Contents-deb { DefaultEnabled "false"; };',
            "#clear APT::Update::Post-Invoke;",
            "#clear APT::Update::Post-Invoke-Success;",
        ]
        if os.geteuid() == 0:
            settings.append('APT::Sandbox::User "root";')
        (state / "apt.conf").write_text("\n".join(settings) + "\n", encoding="utf-8")
        # One failing index must not stop the rest: whether what we need is there shows when it is looked up.
        updated = subprocess.run(["apt-get", *self.options, "update", "-q"], capture_output=True, text=True, check=False)
        if not any((state / "lists").glob("*_Packages*")):
            raise ArchiveError("apt-get update got no package index:\n" + updated.stderr.strip())
        for line in updated.stderr.splitlines():
            print("apt:", line, file=sys.stderr)
        (state / "complete").touch()

    def versions(self, key):
        """All versions of a package in the archive, highest first."""
        name, architecture = key.split(":")
        if architecture == "source":
            shown = run(["apt-cache", *self.options, "showsrc", "--only-source", name])
        else:
            shown = run(["apt-cache", *self.options, "show", name if architecture == "all" else key])
        found = re.findall(r"^Version: (\S+)$", shown, re.MULTILINE)
        return sorted(set(found), key=functools.cmp_to_key(compare_versions), reverse=True)

    def locate(self, key, version):
        """The address and the SHA-256 of one version, as apt's signed index states them."""
        name, architecture = key.split(":")
        if architecture == "source":
            lines = run(["apt-get", *self.options, "source", "--print-uris", "--download-only", f"{name}={version}"])
        else:
            package = name if architecture == "all" else key
            lines = run(["apt-get", *self.options, "download", "--print-uris", f"{package}={version}"])
        for line in lines.splitlines():
            match = re.match(r"'([^']+)' (\S+) \d+ SHA256:([0-9a-f]{64})$", line)
            if match and (architecture != "source" or re.search(r"\.orig\.tar\.\w+$", match.group(2))):
                return match.group(1), match.group(3)
        raise ArchiveError(f"apt names no SHA-256 for {key} {version}:\n{lines}")

    def entry(self, key, version):
        """The lock's fields for one version: version, path below the archive's base, SHA-256; and the address."""
        address, sha256 = self.locate(key, version)
        plain = urllib.parse.unquote(address)
        for base in bases(self.options):
            if plain.startswith(base):
                return version, plain[len(base):], sha256, address
        raise ArchiveError(f"{plain} is below none of the configured archives")


def compare_versions(left, right):
    """Three-way comparison by Debian's rules."""
    for operator, result in (("lt", -1), ("gt", 1)):
        if subprocess.run(["dpkg", "--compare-versions", left, operator, right], check=False).returncode == 0:
            return result
    return 0


def upstream(version):
    """The upstream part of a Debian version: no epoch, no revision."""
    return version.split(":", 1)[-1].rsplit("-", 1)[0]


def resolve(apt, key, pinned):
    """The highest build in the archive that has the pinned version's upstream version."""
    available = apt.versions(key)
    for version in available:
        if upstream(version) == upstream(pinned):
            return apt.entry(key, version)
    raise ArchiveError(
        f"the archive has no build of {key} with upstream version {upstream(pinned)} (it has: {', '.join(available)}).\n"
        "Renew the lock with: bazel run //toolchains/packages:renew")


HEADER = '''"""Pinned packages: version, path below the archive's base address, SHA-256.

Written by `bazel run //toolchains/packages:renew`, which takes what the archive has now. To pin a further package add
`"NAME:ARCHITECTURE": []` (or `NAME:source`) and run the command with that name.
"""

PACKAGES = '''


def read_lock(path):
    """The dictionary in a lock file."""
    tree = ast.parse(pathlib.Path(path).read_text(encoding="utf-8"))
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and statement.targets[0].id == "PACKAGES":
            return ast.literal_eval(statement.value)
    raise ArchiveError(f"{path} assigns no PACKAGES")


def write_lock(path, packages):
    """Writes a lock file with its keys in order."""
    lines = [HEADER + "{"]
    for key in sorted(packages):
        lines.append(f'    "{key}": [')
        lines += [f'        "{field}",' for field in packages[key]]
        lines.append("    ],")
    lines.append("}")
    pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def renew(apt, path, keys):
    """Rewrites the lock with the highest version that the archive has of each of `keys` (all when empty)."""
    packages = read_lock(path)
    unknown = [key for key in keys if key not in packages]
    if unknown:
        raise ArchiveError(f"not in the lock: {', '.join(unknown)}; add them with an empty list first")
    for key in keys or packages:
        available = apt.versions(key)
        if not available:
            raise ArchiveError(f"the archive has no package {key}")
        fresh = list(apt.entry(key, available[0])[:3])
        print(f"{key}: {fresh[0]}" + ("" if fresh == packages[key] else " (changed)"))
        packages[key] = fresh
    write_lock(path, packages)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--sources", help="a directory of source lists to use instead of apt's own (for tests)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("bases")
    resolving = commands.add_parser("resolve")
    resolving.add_argument("state")
    resolving.add_argument("key")
    resolving.add_argument("version")
    renewing = commands.add_parser("renew")
    renewing.add_argument("lock")
    renewing.add_argument("keys", nargs="*")
    parsed = parser.parse_args(arguments)
    try:
        if parsed.command == "bases":
            print("\n".join(bases()))
        elif parsed.command == "resolve":
            print("\n".join(resolve(PrivateApt(parsed.state, parsed.sources), parsed.key, parsed.version)))
        else:
            lock = pathlib.Path(os.environ.get("BUILD_WORKSPACE_DIRECTORY", ".")) / parsed.lock
            with tempfile.TemporaryDirectory() as state:
                renew(PrivateApt(pathlib.Path(state) / "apt", parsed.sources), lock, parsed.keys)
    except ArchiveError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
