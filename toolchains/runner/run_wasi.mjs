// Runs a WASI command: node [flags] run_wasi.mjs PROGRAM [ARGUMENT...]. The program sees the whole file system, as a native
// one would, and its exit status becomes node's. A trap ends with the status of an abort.

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { WASI } from "node:wasi";

// node 20's fast calls into its WASI corrupt V8's heap when a program's memory grows while the collector marks (seen with
// twenty lines of WebAssembly that only grow and write; the slow calls are unharmed). Read when a module is instantiated.
setFlagsFromString("--no-turbo-fast-api-calls");

// wasi-libc drops a path's leading "/" before it looks for the directory that holds it, so "/" and "." cannot both be given:
// one would hide the other. Each directory of the root is given by itself, and "." takes all other paths. Where the working
// directory has an entry of the same name, that one is meant.
function preopenedDirectories() {
  const directories = { ".": process.cwd() };
  for (const name of readdirSync("/")) {
    const path = `/${name}`;
    if (!existsSync(name) || process.cwd() === "/") {
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) directories[path] = path;
    }
  }
  return directories;
}

const [program, ...programArguments] = process.argv.slice(2);
if (program === undefined) {
  console.error("usage: run_wasi.mjs PROGRAM [ARGUMENT...]");
  process.exit(2);
}

const wasi = new WASI({
  version: "preview1",
  args: [program, ...programArguments],
  env: process.env,
  preopens: preopenedDirectories(),
  returnOnExit: true,
});
// node 18 has no getImportObject().
const imports = wasi.getImportObject?.() ?? { wasi_snapshot_preview1: wasi.wasiImport };

try {
  const module = await WebAssembly.compile(readFileSync(program));
  const instance = await WebAssembly.instantiate(module, imports);
  process.exitCode = wasi.start(instance) ?? 0;
} catch (error) {
  console.error(error instanceof WebAssembly.RuntimeError ? `${program}: trap: ${error.stack}` : error);
  process.exitCode = 134;
}
