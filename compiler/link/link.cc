// See link.h.
#include "compiler/link/link.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "compiler/codegen/link_stubs.h"
#include "lld/Common/Driver.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

LLD_HAS_DRIVER(elf)
LLD_HAS_DRIVER(wasm)

namespace lumen::link {
namespace {

bool FileExists(const std::string& path) { return access(path.c_str(), R_OK) == 0; }

bool WriteFile(const std::string& path, const std::string& bytes, std::string* error) {
  FILE* file = std::fopen(path.c_str(), "wb");
  bool written = file != nullptr && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  if (file != nullptr && std::fclose(file) != 0) written = false;
  if (!written) *error = path + ": " + std::strerror(errno);
  return written;
}

// A file that goes away with its owner.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string path) : path_(std::move(path)) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::remove(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// A folder that goes away with its owner, empty by then.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { rmdir(path_.c_str()); }
  bool Create(std::string* error) {
    if (mkdir(path_.c_str(), 0777) == 0) return true;
    *error = path_ + ": " + std::strerror(errno);
    return false;
  }

 private:
  std::string path_;
};

// compiler-rt's archive, whose name ends in the architecture's, as compiler-rt names it.
std::string BuiltinsArchive(const std::string& sysroot) {
  std::string name = "libclang_rt.builtins.a";
  if (DIR* folder = opendir(sysroot.c_str())) {
    while (const dirent* entry = readdir(folder)) {
      std::string_view candidate = entry->d_name;
      if (candidate.starts_with("libclang_rt.builtins") && candidate.ends_with(".a")) name = candidate;
    }
    closedir(folder);
  }
  return name;
}

// Names of the files a sysroot must hold, in the order they are linked.
struct SysrootFiles {
  std::vector<std::string> first, libraries, last;
};

SysrootFiles FilesOf(const LinkOptions& options) {
  auto in = [&](const std::string& name) { return options.sysroot + "/" + name; };
  SysrootFiles files;
  bool wasm = options.target->object_format == ObjectFormat::kWasm;
  files.first = wasm ? std::vector{in("crt1-command.o")} : std::vector{in("crt1.o"), in("crti.o")};
  files.libraries = {in("liblumen_" + options.runtime + ".a"), in("libc.a"), in(BuiltinsArchive(options.sysroot))};
  if (!wasm) files.last = {in("crtn.o")};
  return files;
}

std::vector<std::string> ElfArguments(const LinkOptions& options, const SysrootFiles& files, const std::string& stubs,
                                      uint64_t spill_area_bytes, const std::string& output) {
  std::vector<std::string> arguments = {"ld.lld", "-static", "-nostdlib", "--gc-sections", "--icf=safe", "--build-id=none",
                                        "--no-eh-frame-hdr", "-O2", "-z", "norelro", "-o", output};
  if (options.strip) arguments.push_back("--strip-all");
  if (spill_area_bytes != 0) arguments.push_back("--defsym=lumen_spill_bytes=" + std::to_string(spill_area_bytes));
  arguments.insert(arguments.end(), options.linker_flags.begin(), options.linker_flags.end());
  arguments.insert(arguments.end(), files.first.begin(), files.first.end());
  arguments.insert(arguments.end(), options.objects.begin(), options.objects.end());
  arguments.push_back(stubs);
  arguments.push_back("--start-group");
  arguments.insert(arguments.end(), options.archives.begin(), options.archives.end());
  arguments.insert(arguments.end(), options.libraries.begin(), options.libraries.end());
  arguments.insert(arguments.end(), files.libraries.begin(), files.libraries.end());
  arguments.push_back("--end-group");
  arguments.insert(arguments.end(), files.last.begin(), files.last.end());
  return arguments;
}

// Whether the program's own code has any: the C library has, which alone is of little use.
bool HasDebugInformation(const LinkOptions& options) {
  auto has_it = [](const std::string& path) {
    auto file = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
    return file && (*file)->getBuffer().contains(".debug_info");
  };
  return std::ranges::any_of(options.objects, has_it) || std::ranges::any_of(options.archives, has_it);
}

std::vector<std::string> WasmArguments(const LinkOptions& options, const SysrootFiles& files, const std::string& stubs,
                                       const std::string& output) {
  // The C stack lies below the data, so that running out of it traps instead of overwriting.
  std::vector<std::string> arguments = {"wasm-ld", "--gc-sections", "-O2", "--stack-first", "-z", "stack-size=1048576", "-o",
                                        output};
  // Numbers that the linker fills in are five bytes each in object files; debug information counts on their places.
  const bool is_plain = options.strip || !HasDebugInformation(options);
  if (is_plain) arguments.insert(arguments.end(), {options.strip ? "--strip-all" : "--strip-debug", "--compress-relocations"});
  arguments.insert(arguments.end(), options.linker_flags.begin(), options.linker_flags.end());
  arguments.insert(arguments.end(), files.first.begin(), files.first.end());
  arguments.insert(arguments.end(), options.objects.begin(), options.objects.end());
  arguments.push_back(stubs);
  arguments.insert(arguments.end(), options.archives.begin(), options.archives.end());
  arguments.insert(arguments.end(), options.libraries.begin(), options.libraries.end());
  arguments.insert(arguments.end(), files.libraries.begin(), files.libraries.end());
  return arguments;
}

// True where lld succeeded; its messages otherwise.
bool RunLld(const std::vector<std::string>& arguments, std::string* messages) {
  std::vector<const char*> pointers;
  for (const std::string& argument : arguments) pointers.push_back(argument.c_str());
  llvm::raw_string_ostream stream(*messages);
  lld::Result result =
      lld::lldMain(pointers, stream, stream, {{lld::Gnu, &lld::elf::link}, {lld::Wasm, &lld::wasm::link}});
  return result.retCode == 0;
}

}  // namespace

LinkResult Link(const LinkOptions& options) {
  LinkResult result;
  SysrootFiles files = FilesOf(options);
  for (const auto* group : {&files.first, &files.libraries, &files.last}) {
    for (const std::string& path : *group) {
      if (!FileExists(path)) {
        result.error = path + ": the runtime for " + std::string(options.target->name) +
                       " is incomplete; name its folder with --runtime_dir, or use the distribution archive";
        return result;
      }
    }
  }
  codegen::LinkInputs inputs{options.target, options.objects, options.archives, options.libraries, options.main_module, options.keep};
  codegen::LinkStubs stubs;
  if (!codegen::MakeLinkStubs(inputs, &stubs, &result.error)) return result;
  result.undefined = stubs.undefined;

  std::string suffix = "." + std::to_string(getpid());
  TemporaryFile stub_file(options.output + suffix + ".stubs.o");
  // Under its own name, which WebAssembly modules hold: the same program is the same bytes whatever process linked it.
  TemporaryFolder output_folder(options.output + suffix);
  if (!output_folder.Create(&result.error)) return result;
  TemporaryFile output_file(options.output + suffix + "/" + options.output.substr(options.output.rfind('/') + 1));
  if (!WriteFile(stub_file.path(), stubs.object, &result.error)) return result;
  std::vector<std::string> arguments =
      options.target->object_format == ObjectFormat::kWasm
          ? WasmArguments(options, files, stub_file.path(), output_file.path())
          : ElfArguments(options, files, stub_file.path(), stubs.spill_area_bytes, output_file.path());
  std::string messages;
  if (!RunLld(arguments, &messages)) {
    result.error = "linking " + options.output + " failed:\n" + messages;
    return result;
  }
  if (std::rename(output_file.path().c_str(), options.output.c_str()) != 0) {
    result.error = options.output + ": " + std::strerror(errno);
  }
  return result;
}

}  // namespace lumen::link
