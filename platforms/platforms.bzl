"""The names of the platforms that Lumen compiles for, for rules and macros that do something for each."""

PLATFORMS = {
    "linux_x86_64": str(Label("//platforms:linux_x86_64")),
    "linux_arm64": str(Label("//platforms:linux_arm64")),
    "linux_armv7": str(Label("//platforms:linux_armv7")),
    "wasm32": str(Label("//platforms:wasm32")),
}
