"""Tests apt_archive.py against a small archive of its own on the file system; nothing touches a network."""

import hashlib
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.dont_write_bytecode = True

import apt_archive  # pylint: disable=wrong-import-position


def make_archive(root, versions):
    """Writes an unsigned archive with a package `demo` for arm64 in each of `versions`; returns its source-list folder."""
    index = []
    for version in versions:
        control = root / f"build-{version}" / "DEBIAN" / "control"
        control.parent.mkdir(parents=True)
        control.write_text(f"Package: demo\nVersion: {version}\nArchitecture: arm64\n"
                           "Maintainer: nobody <nobody@invalid>\nDescription: a test\n", encoding="utf-8")
        path = f"pool/demo_{version}_arm64.deb"
        (root / "archive" / "pool").mkdir(parents=True, exist_ok=True)
        subprocess.run(["dpkg-deb", "--root-owner-group", "-b", control.parent.parent, root / "archive" / path],
                       check=True, capture_output=True)
        data = (root / "archive" / path).read_bytes()
        index.append(f"Package: demo\nVersion: {version}\nArchitecture: arm64\nFilename: {path}\n"
                     f"Size: {len(data)}\nSHA256: {hashlib.sha256(data).hexdigest()}\n"
                     "Maintainer: nobody <nobody@invalid>\nDescription: a test\n")
    for architecture in apt_archive.ARCHITECTURES:
        folder = root / "archive" / "dists" / apt_archive.codename() / "main" / f"binary-{architecture}"
        folder.mkdir(parents=True)
        (folder / "Packages").write_text("\n".join(index) if architecture == "arm64" else "", encoding="utf-8")
    sources = root / "sources"
    sources.mkdir()
    (sources / "demo.list").write_text(
        f"deb [trusted=yes] file:{root}/archive {apt_archive.codename()} main\n", encoding="utf-8")
    return sources


class ResolveTest(unittest.TestCase):
    """The fallback for a pin that has left the archive, with a real apt."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)

    def tearDown(self):
        self.folder.cleanup()

    def apt(self, versions):
        return apt_archive.PrivateApt(self.root / "state", make_archive(self.root, versions))

    def test_takes_the_highest_build_of_the_same_upstream_version(self):
        apt = self.apt(["1.2.3-2", "1.2.3-10", "1.3.0-1"])
        version, path, sha256, address = apt_archive.resolve(apt, "demo:arm64", "1.2.3-1")
        self.assertEqual(version, "1.2.3-10")
        self.assertEqual(path, "pool/demo_1.2.3-10_arm64.deb")
        self.assertTrue(address.endswith("/archive/pool/demo_1.2.3-10_arm64.deb"), address)
        data = (self.root / "archive" / path).read_bytes()
        self.assertEqual(sha256, hashlib.sha256(data).hexdigest())

    def test_refuses_another_upstream_version(self):
        apt = self.apt(["1.3.0-1"])
        with self.assertRaisesRegex(apt_archive.ArchiveError, "upstream version 1.2.3.*1.3.0-1"):
            apt_archive.resolve(apt, "demo:arm64", "1.2.3-1")

    def test_renews_the_lock(self):
        apt = self.apt(["1.2.3-2", "1.3.0-1"])
        lock = self.root / "lock.bzl"
        apt_archive.write_lock(lock, {"demo:arm64": []})
        apt_archive.renew(apt, lock, [])
        self.assertEqual(apt_archive.read_lock(lock)["demo:arm64"][:2], ["1.3.0-1", "pool/demo_1.3.0-1_arm64.deb"])

    def test_refuses_to_renew_an_unknown_key(self):
        apt = self.apt(["1.2.3-2"])
        lock = self.root / "lock.bzl"
        apt_archive.write_lock(lock, {"demo:arm64": []})
        with self.assertRaisesRegex(apt_archive.ArchiveError, "not in the lock: other:arm64"):
            apt_archive.renew(apt, lock, ["other:arm64"])

    def test_an_unreachable_archive_is_an_error(self):
        sources = self.root / "sources"
        sources.mkdir()
        (sources / "gone.list").write_text(f"deb [trusted=yes] file:{self.root}/gone stable main\n", encoding="utf-8")
        with self.assertRaisesRegex(apt_archive.ArchiveError, "no package index"):
            apt_archive.PrivateApt(self.root / "state", sources)


class SourceListTest(unittest.TestCase):
    """Widening the machine's source lists to all architectures and to source packages."""

    def test_one_line_style(self):
        name = apt_archive.codename()
        text = (f"# comment\ndeb [arch=amd64 signed-by=/k.gpg] proto://host/d {name} main\n"
                f"deb proto://host/d {name}-updates main contrib\ndeb-src proto://host/d {name} main\n"
                "deb [arch=amd64] proto://vendor/x nodistro main\n")
        self.assertEqual(
            [" ".join(line.split()) for line in apt_archive.lines_with_sources(text).splitlines()],
            [f"deb [ signed-by=/k.gpg] proto://host/d {name} main",
             f"deb-src [ signed-by=/k.gpg] proto://host/d {name} main",
             f"deb proto://host/d {name}-updates main contrib",
             f"deb-src proto://host/d {name}-updates main contrib"])

    def test_stanza_style(self):
        name = apt_archive.codename()
        text = (f"Types: deb\nURIs: proto://host/d\nSuites: {name} {name}-updates\nComponents: main\n"
                "Architectures: amd64\nSigned-By: /k.gpg\n\n"
                f"Types: deb-src\nURIs: proto://host/d\nSuites: {name}\nComponents: main\n\n"
                f"Types: deb\nEnabled: no\nURIs: proto://off/d\nSuites: {name}\nComponents: main\n\n"
                "Types: deb\nURIs: proto://vendor/x\nSuites: nodistro\nComponents: main\n")
        self.assertEqual(apt_archive.stanzas_with_sources(text).strip(),
                         f"Types: deb deb-src\nURIs: proto://host/d\nSuites: {name} {name}-updates\n"
                         "Components: main\nSigned-By: /k.gpg")


class VersionTest(unittest.TestCase):
    """Version arithmetic."""

    def test_upstream(self):
        self.assertEqual(apt_archive.upstream("1:19.1.7-3~deb12u1"), "19.1.7")
        self.assertEqual(apt_archive.upstream("1.2-3-4"), "1.2-3")
        self.assertEqual(apt_archive.upstream("20210101"), "20210101")

    def test_compare(self):
        self.assertEqual(apt_archive.compare_versions("1.0~rc1-1", "1.0-1"), -1)
        self.assertEqual(apt_archive.compare_versions("1:0.1-1", "9.0-1"), 1)
        self.assertEqual(apt_archive.compare_versions("1.0-1", "1.0-1"), 0)


if __name__ == "__main__":
    unittest.main()
