// See lto_units.h.
#include "compiler/driver/lto_units.h"

#include "compiler/base/file.h"
#include "compiler/codegen/lto.h"

namespace lumen::driver {
namespace {

bool ReadWhole(const std::string& path, std::string* bytes, std::string* error) {
  DiskFileSystem files;
  std::shared_ptr<const std::string> contents = files.Read(path, error);
  if (contents == nullptr) {
    *error = path + ": " + *error;
    return false;
  }
  *bytes = *contents;
  return true;
}

}  // namespace

bool LtoUnits::AddFile(const std::string& path, std::string* error) {
  Unit unit;
  unit.path = path;
  if (!ReadWhole(path, &unit.bitcode, error)) return false;
  codegen::BitcodeFile file{path, unit.bitcode};
  if (!codegen::ReadBitcodeModuleName(file, *options_.target, &unit.module_name, error)) return false;
  if (!codegen::OfferedBitcode(file, *options_.target, &unit.offer, error)) return false;
  units_.push_back(std::move(unit));
  return true;
}

bool LtoUnits::ReadOffers(std::string* error) {
  while (offers_.size() < options_.lto_offers.size()) {
    std::string bytes;
    if (!ReadWhole(options_.lto_offers[offers_.size()], &bytes, error)) return false;
    offers_.push_back(std::move(bytes));
  }
  return true;
}

bool LtoUnits::Generate(size_t index, std::span<const codegen::CodegenOutput> outputs, std::string* error) {
  if (!ReadOffers(error)) return false;
  std::vector<codegen::BitcodeFile> offers;
  for (const Unit& unit : units_) offers.push_back({unit.path, unit.offer});
  for (size_t i = 0; i < offers_.size(); ++i) offers.push_back({options_.lto_offers[i], offers_[i]});
  codegen::LtoOptions options;
  options.target = options_.target;
  options.verify = options_.verify_passes;
  const Unit& unit = units_[index];
  return codegen::GenerateCodeFromBitcode({unit.path, unit.bitcode}, offers, options, outputs, error);
}

}  // namespace lumen::driver
