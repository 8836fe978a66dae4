#include "compiler/codegen/link_stubs.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "compiler/codegen/codegen.h"
#include "compiler/ssa/testing/text_module.h"
#include "gtest/gtest.h"
#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/MemoryBuffer.h"

namespace lumen::codegen {
namespace {

constexpr uint64_t kExportEntryBytes = 32;

constexpr std::string_view kMain = R"(module app

function main/1 exported line 1 {
b0(%0: any):
  tail_call erlang:display/1, %0 line 2
}
)";

// Calls by a name that is known at run time only.
constexpr std::string_view kApply = R"(module app

function main/1 exported line 1 {
b0(%0: any):
  %1 = literal other : atom(other)
  %2 = apply %1, %0, %0 line 2
  tail_call erlang:display/1, %2 line 3
}
)";

// The same, and it mentions `start`.
constexpr std::string_view kNamesStart = R"(module app

function main/1 exported line 1 {
b0(%0: any):
  %1 = literal other : atom(other)
  %2 = apply %1, %0, %0 line 2
  %3 = literal start
  return %3
}
)";

constexpr std::string_view kOther = R"(module other

function start/1 exported line 1 {
b0(%0: any):
  tail_call missing:f/3, %0, %0, %0 line 2
}

function stop/0 exported line 3 {
b0():
  %0 = literal start
  return %0
}
)";

class LinkStubsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "/link_stubs_test";
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    Use("linux_x86_64");
    inputs_.main_module = "app";
  }

  void Use(std::string_view target) { inputs_.target = FindTarget(target); }

  std::string Write(const std::string& name, const std::string& bytes) const {
    const std::string path = folder_ + "/" + name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  std::string Object(std::string_view ssa, int level = 0) const {
    ssa::TextModule m(ssa);
    CodegenOptions options;
    options.target = inputs_.target;
    options.optimization_level = level;
    std::string bytes, error;
    CodegenOutput outputs[] = {{OutputKind::kObject, &bytes}};
    EXPECT_TRUE(GenerateCode(m.module, options, outputs, &error)) << error;
    return bytes;
  }

  void AddObject(std::string_view ssa, int level = 0) {
    inputs_.objects.push_back(
        Write(std::to_string(inputs_.objects.size()) + ".o", Object(ssa, level)));
  }

  void AddArchive(std::vector<std::string_view> members) { AddArchiveTo(&inputs_.archives, members); }
  void AddLibrary(std::vector<std::string_view> members) { AddArchiveTo(&inputs_.libraries, members); }

  void AddArchiveTo(std::vector<std::string>* archives, std::vector<std::string_view> members) {
    std::vector<llvm::NewArchiveMember> archive;
    for (std::string_view member : members) {
      archive.emplace_back();
      archive.back().Buf = llvm::MemoryBuffer::getMemBufferCopy(Object(member), "member.o");
      archive.back().MemberName = "member.o";
    }
    const std::string path =
        folder_ + "/" + std::to_string(inputs_.archives.size()) + "_" + std::to_string(inputs_.libraries.size()) + ".a";
    ASSERT_FALSE(
        llvm::errorToBool(llvm::writeArchive(path, archive, llvm::SymtabWritingMode::NormalSymtab,
                                             llvm::object::Archive::K_GNU, true, false)));
    archives->push_back(path);
  }

  bool Make() {
    stubs_ = LinkStubs();
    error_.clear();
    return MakeLinkStubs(inputs_, &stubs_, &error_);
  }

  // Symbols that the stubs' object defines, with their sizes (0 in WebAssembly), and those it asks
  // for.
  void Inspect() {
    defined_.clear();
    referenced_.clear();
    auto object = llvm::cantFail(
        llvm::object::ObjectFile::createObjectFile(llvm::MemoryBufferRef(stubs_.object, "stubs")));
    for (const llvm::object::SymbolRef& symbol : object->symbols()) {
      const std::string name = llvm::cantFail(symbol.getName()).str();
      const uint32_t flags = llvm::cantFail(symbol.getFlags());
      if (flags & llvm::object::SymbolRef::SF_Undefined) {
        referenced_.insert(name);
      } else {
        defined_[name] = object->isELF() ? llvm::object::ELFSymbolRef(symbol).getSize() : 0;
      }
    }
  }

  std::string folder_, error_;
  LinkInputs inputs_;
  LinkStubs stubs_;
  std::map<std::string, uint64_t> defined_;
  std::set<std::string> referenced_;
};

// A built-in function called as a function has an entry that calls the C function; nothing is
// undefined.
TEST_F(LinkStubsTest, MakesEntriesOfBuiltInFunctions) {
  for (const Target& target : AllTargets()) {
    inputs_.target = &target;
    inputs_.objects.clear();
    AddObject(kMain);
    ASSERT_TRUE(Make()) << error_;
    EXPECT_TRUE(stubs_.undefined.empty());
    Inspect();
    EXPECT_TRUE(defined_.contains("erlang:display/1")) << target.name;
    EXPECT_TRUE(defined_.contains("lumen_main_entry"));
    EXPECT_TRUE(defined_.contains("lumen_export_table"));
    EXPECT_TRUE(referenced_.contains("app:main/1"));
    EXPECT_TRUE(referenced_.contains("lumen_bif_display"));
    EXPECT_TRUE(referenced_.contains("lumen_resume"));
    EXPECT_FALSE(referenced_.contains("lumen_error_undef"));
  }
}

TEST_F(LinkStubsTest, StubsOutUndefinedFunctionsAndNamesThem) {
  AddObject(kOther);
  AddObject(kMain);
  ASSERT_TRUE(Make()) << error_;
  EXPECT_EQ(stubs_.undefined, std::vector<std::string>{"missing:f/3"});
  Inspect();
  EXPECT_TRUE(defined_.contains("missing:f/3"));
  EXPECT_TRUE(referenced_.contains("lumen_error_undef"));
  EXPECT_FALSE(defined_.contains("other:start/1"));
}

// Calls of what a module lacks go to its '$handle_undefined_function'/2, looked for by name; no other module's do.
TEST_F(LinkStubsTest, GivesCallsOfUndefinedFunctionsToTheModulesHandler) {
  for (const Target& target : AllTargets()) {
    inputs_.target = &target;
    inputs_.objects.clear();
    AddObject(kOther);
    AddObject(R"(module app

function main/1 exported line 1 {
b0(%0: any):
  %1 = call other:start/1, %0 line 2
  tail_call handled:f/1, %1 line 3
}
)");
    AddObject(R"(module handled

function '$handle_undefined_function'/2 exported line 1 {
b0(%0: any, %1: any):
  return %1
}
)");
    ASSERT_TRUE(Make()) << error_;
    EXPECT_EQ(stubs_.undefined, std::vector<std::string>{"missing:f/3"});
    Inspect();
    EXPECT_TRUE(defined_.contains("handled:f/1")) << target.name;
    EXPECT_TRUE(referenced_.contains("handled:$handle_undefined_function/2")) << target.name;
    EXPECT_TRUE(referenced_.contains("lumen_find_export")) << target.name;
    EXPECT_TRUE(referenced_.contains("lumen_error_undef")) << target.name;
  }
}

// The program begins with the -on_load functions of the modules that it reaches, those that others refer to first.
TEST_F(LinkStubsTest, ChainsOnLoadFunctionsInFrontOfMain) {
  const auto module = [](const std::string& name, const std::string& calls) {
    return "module " + name + "\n\nfunction main/1 exported line 1 {\nb0(%0: any):\n  tail_call " + calls +
           ", %0 line 2\n}\n\nfunction '-on_load-'/1 exported line 3 {\nb0(%0: any):\n  tail_call lumen:'-after-" + name +
           "'/1, %0 line 3\n}\n";
  };
  AddObject(module("app", "first:main/1"));
  AddObject(module("first", "erlang:display/1"));
  AddObject(module("unreached", "erlang:display/1"));
  ASSERT_TRUE(Make()) << error_;
  EXPECT_TRUE(stubs_.undefined.empty());
  Inspect();
  EXPECT_TRUE(defined_.contains("lumen:-after-first/1"));
  EXPECT_TRUE(defined_.contains("lumen:-after-app/1"));
  EXPECT_TRUE(referenced_.contains("first:-on_load-/1"));
  EXPECT_TRUE(referenced_.contains("app:-on_load-/1"));
  EXPECT_TRUE(referenced_.contains("app:main/1"));
  EXPECT_FALSE(referenced_.contains("unreached:-on_load-/1"));
}

// Who never calls by name pays for no table.
TEST_F(LinkStubsTest, LeavesTheExportTableEmptyWhereNobodyLooksIntoIt) {
  AddObject(kMain);
  AddObject(kOther);
  inputs_.keep = {"other:stop/0"};
  ASSERT_TRUE(Make()) << error_;
  Inspect();
  EXPECT_EQ(defined_.at("lumen_export_table"), 0u);
  EXPECT_FALSE(referenced_.contains("other:stop/0"));
}

// `other` and `start` occur as atoms, `stop` does not. `app` and `main` do in what stack traces
// know about main/1.
TEST_F(LinkStubsTest, ExportsWhatTheProgramCouldName) {
  AddObject(kNamesStart);
  AddObject(kOther);
  ASSERT_TRUE(Make()) << error_;
  Inspect();
  EXPECT_EQ(defined_.at("lumen_export_table"), 2 * kExportEntryBytes);
  EXPECT_TRUE(referenced_.contains("app:main/1"));
  EXPECT_TRUE(referenced_.contains("other:start/1"));
  EXPECT_FALSE(referenced_.contains("other:stop/0"));
}

// stop/0 mentions `start`, but nothing comes to stop/0.
TEST_F(LinkStubsTest, ExportsNothingForTheSakeOfDeadCode) {
  for (const Target& target : AllTargets()) {
    inputs_.target = &target;
    for (bool mentions : {false, true}) {
      inputs_.objects.clear();
      AddObject(mentions ? kNamesStart : kApply);
      AddObject(kOther);
      ASSERT_TRUE(Make()) << error_;
      Inspect();
      EXPECT_TRUE(referenced_.contains("app:main/1")) << target.name;
      EXPECT_EQ(referenced_.contains("other:start/1"), mentions) << target.name;
      EXPECT_FALSE(referenced_.contains("other:stop/0")) << target.name;
    }
  }
}

// Two literals of one module: that one is used does not bring in what the other mentions.
TEST_F(LinkStubsTest, LiteralsNobodyUsesMentionNothing) {
  for (const Target& target : AllTargets()) {
    inputs_.target = &target;
    inputs_.objects.clear();
    AddObject(R"(module app

function main/1 exported line 1 {
b0(%0: any):
  %1 = literal {app, other} : tuple
  %2 = call erlang:element/2, %0, %1 line 2
  %3 = apply %2, %0, %0 line 3
  tail_call erlang:display/1, %3 line 4
}

function unused/0 line 5 {
b0():
  %0 = literal {start, start} : tuple
  return %0
}
)");
    AddObject(kOther);
    ASSERT_TRUE(Make()) << error_;
    Inspect();
    EXPECT_TRUE(referenced_.contains("app:main/1")) << target.name;
    EXPECT_FALSE(referenced_.contains("other:start/1")) << target.name;
  }
}

// A library's functions do not count as mentioned by what describes them for traces; the program's do.
TEST_F(LinkStubsTest, DescriptionsOfLibrariesMentionNothing) {
  AddObject(R"(module app

function main/1 exported line 1 {
b0(%0: any):
  %1 = literal other : atom(other)
  %2 = call other:stop/0 line 2
  %3 = apply %1, %0, %0 line 3
  tail_call erlang:display/1, %3 line 4
}
)");
  AddLibrary({kOther});
  ASSERT_TRUE(Make()) << error_;
  Inspect();
  // stop/0 mentions `start`; nothing but its description says `stop`.
  EXPECT_TRUE(referenced_.contains("other:start/1"));
  EXPECT_FALSE(referenced_.contains("other:stop/0"));
}

constexpr std::string_view kLeads = R"(module app

function main/1 exported line 1 {
b0(%0: any):
  %1 = call erlang:group_leader/0 line 2
  tail_call erlang:display/1, %1 line 3
}
)";

// A program that reaches io starts by lumen_start, where there is one.
TEST_F(LinkStubsTest, StartsServersWhereTheProgramCountsOnThem) {
  constexpr std::string_view start =
      "module lumen_start\n\nfunction start/1 exported line 1 {\nb0(%0: any):\n  tail_call lumen:main/1, %0 line 2\n}\n";
  for (const Target& target : AllTargets()) {
    inputs_ = LinkInputs();
    inputs_.main_module = "app";
    inputs_.target = &target;
    AddObject(kLeads);
    ASSERT_TRUE(Make()) << error_;
    Inspect();
    EXPECT_FALSE(referenced_.contains("lumen_start:start/1")) << target.name;
    AddLibrary({start});
    ASSERT_TRUE(Make()) << error_;
    Inspect();
    EXPECT_TRUE(referenced_.contains("lumen_start:start/1")) << target.name;
    EXPECT_TRUE(defined_.contains("lumen:main/1")) << target.name;
    inputs_.objects.clear();
    AddObject(kMain);
    ASSERT_TRUE(Make()) << error_;
    Inspect();
    EXPECT_FALSE(referenced_.contains("lumen_start:start/1")) << target.name;
    EXPECT_FALSE(defined_.contains("lumen:main/1")) << target.name;
  }
}

TEST_F(LinkStubsTest, ExportsWhatItIsToldToKeep) {
  AddObject(kApply);
  AddObject(kOther);
  inputs_.keep = {"other:stop/0", "erlang:tuple_size/1"};
  ASSERT_TRUE(Make()) << error_;
  Inspect();
  EXPECT_EQ(defined_.at("lumen_export_table"), 4 * kExportEntryBytes);
  EXPECT_TRUE(referenced_.contains("other:stop/0"));
  EXPECT_TRUE(defined_.contains("erlang:tuple_size/1"))
      << "a built-in function nobody calls needs an entry of its own";
}

TEST_F(LinkStubsTest, RefusesToKeepWhatThereIsNot) {
  AddObject(kApply);
  inputs_.keep = {"no:such/0"};
  EXPECT_FALSE(Make());
  EXPECT_EQ(error_, "--keep=no:such/0: no module of the program exports this function");
}

TEST_F(LinkStubsTest, NeedsMain) {
  AddObject(kOther);
  EXPECT_FALSE(Make());
  EXPECT_EQ(error_,
            "module app does not export main/1, where the program would start; add "
            "`-export([main/1]).` or name another module with "
            "--main");
}

// A member counts once something asks for it, and what it asks for then counts as well.
TEST_F(LinkStubsTest, TakesMembersOfArchivesAsALinkerDoes) {
  AddObject(R"(module app

function main/1 exported line 1 {
b0(%0: any):
  tail_call other:start/1, %0 line 2
}
)");
  AddArchive(
      {"module unused\n\nfunction f/0 exported line 1 {\nb0():\n  tail_call nowhere:f/0 line "
       "2\n}\n",
       kOther});
  AddArchive({R"(module missing

function f/3 exported line 1 {
b0(%0: any, %1: any, %2: any):
  tail_call gone:f/0 line 2
}
)"});
  ASSERT_TRUE(Make()) << error_;
  EXPECT_EQ(stubs_.undefined, std::vector<std::string>{"gone:f/0"});
}

constexpr std::string_view kCallsOther = R"(module app

function main/1 exported line 1 {
b0(%0: any):
  tail_call other:start/1, %0 line 2
}
)";

// What a library lacks raises undef too; but nobody is told, who could do nothing about it.
TEST_F(LinkStubsTest, TakesWhatIsReachedOfLibraries) {
  AddObject(kCallsOther);
  AddLibrary({"module unused\n\nfunction f/0 exported line 1 {\nb0():\n  tail_call nowhere:f/0 line 2\n}\n", kOther});
  ASSERT_TRUE(Make()) << error_;
  EXPECT_EQ(stubs_.undefined, std::vector<std::string>());
  Inspect();
  EXPECT_TRUE(defined_.contains("missing:f/3"));
  EXPECT_FALSE(defined_.contains("other:start/1"));
  EXPECT_FALSE(defined_.contains("nowhere:f/0"));
}

// Of math all functions that the program could call are built in: nothing but its module_info makes its member be read.
TEST_F(LinkStubsTest, LetsCallsByNameAskModulesThatAreAllBuiltIn) {
  constexpr std::string_view kMath = "module math\n\nfunction module_info/1 exported line 1 {\nb0(%0: any):\n  return %0\n}\n";
  const std::string asks = R"(module app

function main/1 exported line 1 {
b0(%0: any):
  %1 = literal math : atom(math)
  %2 = apply %1, %0, %0 line 2
  %3 = literal NAME
  return %3
}
)";
  for (std::string_view name : {"module_info", "start"}) {
    std::string program = asks;
    AddObject(program.replace(program.find("NAME"), 4, name));
    AddLibrary({kMath});
    ASSERT_TRUE(Make()) << error_;
    Inspect();
    EXPECT_EQ(referenced_.contains("math:module_info/1"), name == "module_info");
    inputs_.objects.clear();
    inputs_.libraries.clear();
  }
}

// The program has a module `other` of its own, without start/1: the library's does not fill in.
TEST_F(LinkStubsTest, ModulesOfTheProgramHideThoseOfLibraries) {
  constexpr std::string_view own = "module other\n\nfunction f/0 exported line 1 {\nb0():\n  %0 = literal []\n  return %0\n}\n";
  AddObject(kCallsOther);
  AddObject(own);
  AddLibrary({kOther});
  ASSERT_TRUE(Make()) << error_;
  EXPECT_EQ(stubs_.undefined, std::vector<std::string>{"other:start/1"});
  inputs_.objects.pop_back();
  AddArchive({own});
  ASSERT_TRUE(Make()) << error_;
  EXPECT_EQ(stubs_.undefined, std::vector<std::string>{"other:start/1"});
}

// main/1 itself may come out of an archive only where something asks for it; nothing does.
TEST_F(LinkStubsTest, LooksForMainInObjects) {
  AddObject(kOther);
  AddArchive({kMain});
  EXPECT_FALSE(Make());
}

TEST_F(LinkStubsTest, RefusesObjectsOfOtherTargets) {
  for (const Target& target : AllTargets()) {
    for (const Target& other : AllTargets()) {
      if (&other == &target) continue;
      inputs_.objects.clear();
      inputs_.target = &other;
      AddObject(kMain);
      inputs_.target = &target;
      EXPECT_FALSE(Make());
      EXPECT_NE(error_.find("is not an object file for " + std::string(target.name)),
                std::string::npos)
          << error_;
    }
  }
}

TEST_F(LinkStubsTest, ReportsFilesThatAreNotThereOrNoObjects) {
  inputs_.objects = {folder_ + "/none.o"};
  EXPECT_FALSE(Make());
  EXPECT_NE(error_.find("none.o: "), std::string::npos) << error_;
  inputs_.objects = {Write("text.o", "this is text")};
  EXPECT_FALSE(Make());
  EXPECT_NE(error_.find("text.o: "), std::string::npos) << error_;
  inputs_.objects = {Write("empty.o", "")};
  EXPECT_FALSE(Make());
  inputs_.objects.clear();
  inputs_.archives = {Write("text.a", "!<arch>\nthis is text")};
  EXPECT_FALSE(Make());
  EXPECT_NE(error_.find("text.a: "), std::string::npos) << error_;
}

// Whatever is cut off or overwritten, there is an answer: an error or stubs. LLVM's reader of
// WebAssembly is left out: it ends the program with a message of its own where a number is out of
// range.
TEST_F(LinkStubsTest, SurvivesDamagedObjects) {
  for (const Target& target : AllTargets()) {
    if (target.object_format == ObjectFormat::kWasm) continue;
    inputs_.target = &target;
    const std::string whole = Object(kMain);
    auto check = [&](const std::string& bytes) {
      inputs_.objects = {Write("damaged.o", bytes)};
      EXPECT_NE(Make(), !error_.empty());
    };
    for (size_t size = 0; size < whole.size(); size += 37) check(whole.substr(0, size));
    for (size_t at = 0; at < whole.size(); at += 11) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(~bytes[at]);
      check(bytes);
    }
  }
}

// `count` doubles that are all needed after the last of them is made.
std::string ManyDoubles(int count) {
  std::string text =
      "module app\n\nfunction main/1 exported line 1 {\nb0(%0: any):\n  %1 = refine %0 : float\n  "
      "%2 = unbox_float %1\n";
  int value = 3;
  std::vector<int> doubles = {2};
  for (int i = 1; i < count; ++i) {
    text += "  %" + std::to_string(value) + " = real_add %" + std::to_string(doubles.back()) +
            ", %2 line 2\n";
    doubles.push_back(value++);
  }
  int sum = doubles.front();
  for (int i : doubles) {
    text += "  %" + std::to_string(value) + " = real_multiply %" + std::to_string(sum) + ", %" +
            std::to_string(i) + " line 3\n";
    sum = value++;
  }
  return text + "  %" + std::to_string(value) + " = box_float %" + std::to_string(sum) +
         " : float\n  return %" + std::to_string(value) + "\n}\n";
}

// On armv7 compiled code spills into an area that the runtime reserves: as large as the function
// that spills most wants it.
TEST_F(LinkStubsTest, SizesTheSpillAreaOfArmv7) {
  AddObject(kMain);
  ASSERT_TRUE(Make()) << error_;
  EXPECT_EQ(stubs_.spill_area_bytes, 0u) << "only armv7 has one";

  Use("linux_armv7");
  inputs_.objects.clear();
  AddObject(kMain);
  ASSERT_TRUE(Make()) << error_;
  const uint64_t least = stubs_.spill_area_bytes;
  EXPECT_GE(least, 64u);
  EXPECT_EQ(least % 8, 0u);

  inputs_.objects.clear();
  AddObject(ManyDoubles(60), 2);
  ASSERT_TRUE(Make()) << error_;
  EXPECT_GT(stubs_.spill_area_bytes, least);
  EXPECT_EQ(stubs_.spill_area_bytes % 8, 0u);
}

}  // namespace
}  // namespace lumen::codegen
