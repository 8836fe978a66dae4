"""Fetches and unpacks pinned Debian packages inside repository rules.

A package is found below the base addresses that apt is configured with (apt_archive.py says which) and checked against
its pinned SHA-256; no list of packages is read, so stale or missing lists do no harm, and no rights are needed. Where
the archive has moved on from the pinned version, its current build of the same upstream version is taken instead,
verified through apt's signed index, with a warning that names the command that renews the lock.
"""

load("//toolchains/packages:packages.lock.bzl", "PACKAGES")

# Attributes that every rule using fetch_package has.
PACKAGE_ATTRS = {
    "packages": attr.string_list_dict(
        mandatory = True,
        doc = "Key in the lock to version, path in the archive, SHA-256. Made by pinned().",
    ),
    "_archive_script": attr.label(default = Label("//toolchains/packages:apt_archive.py")),
}

def pinned(keys):
    """Returns the pins of `keys`, for the attribute `packages`: a rule is run again only when one of its own pins changes."""
    for key in keys:
        if key not in PACKAGES:
            fail("%s is not in toolchains/packages/packages.lock.bzl" % key)
    return {key: PACKAGES[key] for key in keys}

def _run_archive_script(repository_ctx, arguments):
    python = repository_ctx.which("python3")
    if not python:
        fail("python3 is missing. Install it with:  sudo apt-get install python3")
    done = repository_ctx.execute(
        [python, repository_ctx.path(repository_ctx.attr._archive_script)] + arguments,
        timeout = 1800,
    )
    if done.return_code:
        fail("\n" + done.stderr)
    return done.stdout.strip().split("\n")

def _download_with_apt(repository_ctx, addresses, output, sha256):
    """Lets apt download: it knows of proxies, mirrors and transports that Bazel does not. Returns whether it worked."""
    helper = repository_ctx.path("/usr/lib/apt/apt-helper")
    if not helper.exists:
        return False
    for address in addresses:
        done = repository_ctx.execute([helper, "download-file", address, output, "SHA256:" + sha256], timeout = 3600)
        if done.return_code == 0:
            return True
    return False

def fetch_package(repository_ctx, key, output):
    """Downloads the pinned package `key` of the rule's attribute `packages` to the file `output`."""
    version, path, sha256 = repository_ctx.attr.packages[key]
    addresses = [base + path for base in _run_archive_script(repository_ctx, ["bases"])]
    repository_ctx.report_progress("Fetching %s %s" % (key, version))
    web = [address for address in addresses if address.startswith("http")]
    if web and repository_ctx.download(url = web, output = output, sha256 = sha256, allow_fail = True).success:
        return
    if _download_with_apt(repository_ctx, addresses, output, sha256):
        return
    repository_ctx.report_progress("Asking the archive for its current build of %s" % key)
    fresh_version, _, fresh_sha256, address = _run_archive_script(
        repository_ctx,
        ["resolve", "private-apt", key, version],
    )
    repository_ctx.delete("private-apt")
    if fresh_sha256 != sha256:
        print("\n".join([
            "",
            "*" * 100,
            "WARNING: the archive has moved on from the pinned %s %s." % (key, version),
            "Using its current build of the same upstream version instead: %s, SHA-256 %s," % (fresh_version, fresh_sha256),
            "as stated by apt's signed index. Renew the lock with:  bazel run //toolchains/packages:renew",
            "*" * 100,
        ]))
    if address.startswith("http"):
        if repository_ctx.download(url = address, output = output, sha256 = fresh_sha256, allow_fail = True).success:
            return
    if not _download_with_apt(repository_ctx, [address], output, fresh_sha256):
        fail("%s %s cannot be downloaded; is the archive that apt is configured with reachable?" % (key, fresh_version))

def unpack_package(repository_ctx, key, destination):
    """Fetches a binary package and unpacks its files below `destination`."""
    repository_ctx.file("unpack/marker", "")
    fetch_package(repository_ctx, key, "unpack/package.deb")
    archiver = repository_ctx.path(Label("@lumen_clang//:bin/llvm-ar"))
    done = repository_ctx.execute([archiver, "x", "package.deb"], working_directory = "unpack")
    if done.return_code:
        fail("unpacking %s: %s" % (key, done.stderr))
    for compression in ["xz", "gz", "bz2"]:
        data = "unpack/data.tar." + compression
        if repository_ctx.path(data).exists:
            repository_ctx.extract(data, output = destination)
            repository_ctx.delete("unpack")
            return
    fail("%s holds no data archive of a known compression" % key)

def move(repository_ctx, source, destination):
    """Moves a file or directory inside the repository, making the destination's parents."""
    parent = destination.rpartition("/")[0]
    if parent:
        repository_ctx.execute(["mkdir", "-p", parent])
    done = repository_ctx.execute(["mv", source, destination])
    if done.return_code:
        fail("the package has no %s: %s" % (source, done.stderr))
