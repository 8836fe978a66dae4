"""Shared by the repository rules that use packages installed on the machine.

The rules look for one telling file of each package; where it is missing they say which package to install and why, so
that nobody has to guess a package name from a compiler error.
"""

def require_file(repository_ctx, path, package, needed_for):
    """Returns `path` as a repository path, or fails naming the Debian package to install.

    Args:
      repository_ctx: the context of the calling repository rule.
      path: absolute path of a file that `package` installs.
      package: the Debian package.
      needed_for: what uses it, to finish the sentence "needed for ...".
    """
    found = repository_ctx.path(path)
    if not found.exists:
        fail("\n".join([
            "",
            "%s is missing; it is needed for %s." % (path, needed_for),
            "Install it with:  sudo apt-get install %s" % package,
            "(./bazelw installs everything this repository needs.)",
        ]))
    return found

def multiarch_lib_dir(repository_ctx):
    """Returns the directory of the machine's native libraries, /usr/lib/<multiarch triple>."""
    machine = repository_ctx.execute(["uname", "-m"]).stdout.strip()
    return "/usr/lib/%s-linux-gnu" % machine

def symlink_tree(repository_ctx, source, destination):
    """Links directory `source` into the repository as `destination`.

    Args:
      repository_ctx: the context of the calling repository rule.
      source: absolute path of the directory.
      destination: path inside the repository.
    """
    repository_ctx.symlink(repository_ctx.path(source).realpath, destination)

def link_licenses(repository_ctx, packages):
    """Links the copyright files of installed packages as licenses/PACKAGE; returns a BUILD rule `licenses` for them."""
    names = []
    for package in packages:
        file = repository_ctx.path("/usr/share/doc/%s/copyright" % package)
        if file.exists:
            repository_ctx.symlink(file, "licenses/" + package)
            names.append("licenses/" + package)
    return """
filegroup(
    name = "licenses",
    srcs = %r,
    visibility = ["//visibility:public"],
)
""" % names
