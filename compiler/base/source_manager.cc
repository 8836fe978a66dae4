// Location arithmetic: binary search over files, then over the line starts of a file, both with a one-entry cache because
// questions come in ascending order. Tested by base_test.cc.
#include "compiler/base/source_manager.h"

#include <algorithm>
#include <cstring>

namespace lumen {

bool SourceManager::AddFile(std::string name, std::shared_ptr<const std::string> text, SourceLocation included_from,
                            FileId* id) {
  if (places_start_ != 0xFFFFFFFFu) return false;
  // One location more than there are bytes: the end of file has a place too.
  if (text->size() + 1 > kMaxTotalBytes - next_start_) return false;
  auto file = std::make_unique<File>();
  file->name = std::move(name);
  file->text = std::move(text);
  file->start = next_start_;
  file->included_from = included_from;
  next_start_ += static_cast<uint32_t>(file->text->size()) + 1;
  *id = FileId{static_cast<uint32_t>(files_.size())};
  files_.push_back(std::move(file));
  return true;
}

SourceLocation SourceManager::AddExpansion(const MacroExpansion& expansion) {
  // Two billion expansions do not fit in memory before this count wraps: the preprocessor limits tokens per form.
  expansions_.push_back(expansion);
  return SourceLocation::FromExpansion(static_cast<uint32_t>(expansions_.size() - 1));
}

void SourceManager::OverrideLines(SourceLocation location, std::string_view name, int64_t line) {
  location = Outermost(location);
  File& file = *files_[FileOf(location).index];
  const uint32_t offset = location.offset() - file.start;
  file.overrides.push_back(
      std::make_unique<LineOverride>(LineOverride{offset, LineIndex(file, offset) + 1, line, std::string(name)}));
}

size_t SourceManager::PlaceHash::operator()(const Place& place) const {
  uint64_t hash = (static_cast<uint64_t>(place.file) << 32 | place.annotation) * 0x9E3779B97F4A7C15u;
  hash = (hash ^ (static_cast<uint64_t>(place.line) << 32 | place.column)) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 32;
}

uint32_t SourceManager::InternName(std::string_view name) {
  const auto [entry, added] = name_index_.try_emplace(std::string(name), static_cast<uint32_t>(names_.size()));
  if (added) names_.emplace_back(name);
  return entry->second;
}

SourceLocation SourceManager::AddPlace(std::string_view file, uint32_t line, uint32_t column, std::string_view annotation) {
  if (places_start_ == 0xFFFFFFFFu) {
    auto holder = std::make_unique<File>();
    holder->text = std::make_shared<const std::string>();
    holder->start = next_start_;
    files_.push_back(std::move(holder));
    places_start_ = next_start_;
  }
  const Place place{InternName(file), line, column, InternName(annotation)};
  const auto [entry, added] = place_index_.try_emplace(place, static_cast<uint32_t>(places_.size()));
  if (added && next_start_ < kMaxTotalBytes) {
    places_.push_back(place);
    ++next_start_;
  } else if (added) {
    entry->second = static_cast<uint32_t>(places_.size()) - 1;
  }
  return SourceLocation::FromOffset(places_start_ + entry->second);
}

std::pair<uint32_t, uint64_t> SourceManager::Order(SourceLocation location) const {
  location = Outermost(location);
  if (!IsPlace(location)) return {FileOf(location).index, location.offset()};
  const Place& place = PlaceAt(location);
  return {static_cast<uint32_t>(files_.size()) + place.file, static_cast<uint64_t>(place.line) << 32 | place.column};
}

FileId SourceManager::FileOf(SourceLocation location) const {
  const uint32_t offset = Outermost(location).offset();
  const File& last = *files_[last_file_];
  if (offset >= last.start && offset - last.start <= last.text->size()) return FileId{last_file_};
  auto after = std::upper_bound(files_.begin(), files_.end(), offset,
                                [](uint32_t value, const std::unique_ptr<File>& file) { return value < file->start; });
  last_file_ = static_cast<uint32_t>(after - files_.begin()) - 1;
  return FileId{last_file_};
}

void SourceManager::FindLines(const File& file, uint32_t offset) {
  std::vector<uint32_t>& starts = file.line_starts;
  const char* begin = file.text->data();
  const char* end = begin + file.text->size();
  while (!file.all_lines && starts.back() <= offset) {
    const char* at = begin + starts.back();
    at = static_cast<const char*>(std::memchr(at, '\n', static_cast<size_t>(end - at)));
    if (at == nullptr) {
      file.all_lines = true;
    } else {
      starts.push_back(static_cast<uint32_t>(at + 1 - begin));
    }
  }
}

uint32_t SourceManager::LineIndex(const File& file, uint32_t offset) const {
  FindLines(file, offset);
  const std::vector<uint32_t>& starts = file.line_starts;
  uint32_t line = file.last_line;
  if (starts[line] <= offset) {
    for (int steps = 0; steps < 4; ++steps, ++line) {
      if (line + 1 == starts.size() || offset < starts[line + 1]) return file.last_line = line;
    }
  }
  line = static_cast<uint32_t>(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin()) - 1;
  return file.last_line = line;
}

PresumedLocation SourceManager::Physical(SourceLocation location) const {
  location = Outermost(location);
  if (!location.is_valid()) return {};
  if (IsPlace(location)) {
    const Place& place = PlaceAt(location);
    return {names_[place.file], place.line, place.column};
  }
  const File& file = *files_[FileOf(location).index];
  const uint32_t offset = location.offset() - file.start;
  const uint32_t line = LineIndex(file, offset);
  uint32_t at = file.line_starts[line];
  uint32_t column = 1;
  const auto characters = [&](uint32_t from, uint32_t to) {
    uint32_t count = 0;
    for (; from < to; ++from) count += (static_cast<unsigned char>((*file.text)[from]) & 0xC0) != 0x80;
    return count;
  };
  // From the last place asked about, if it is in this line and nearer than its start: a whole module may be one line.
  const uint32_t line_end =
      line + 1 < file.line_starts.size() ? file.line_starts[line + 1] : static_cast<uint32_t>(file.text->size()) + 1;
  if (file.last_offset > offset && file.last_offset < line_end && file.last_offset - offset < offset - at) {
    column = file.last_column - characters(offset, file.last_offset);
  } else {
    if (file.last_offset >= at && file.last_offset <= offset) {
      at = file.last_offset;
      column = file.last_column;
    }
    column += characters(at, offset);
  }
  file.last_offset = offset;
  file.last_column = column;
  return {file.name, line + 1, column};
}

const SourceManager::LineOverride* SourceManager::OverrideAt(const File& file, uint32_t offset) {
  auto after = std::upper_bound(
      file.overrides.begin(), file.overrides.end(), offset,
      [](uint32_t value, const std::unique_ptr<LineOverride>& entry) { return value < entry->offset; });
  return after == file.overrides.begin() ? nullptr : (after - 1)->get();
}

PresumedLocation SourceManager::Presume(SourceLocation location) const {
  PresumedLocation place = Physical(location);
  location = Outermost(location);
  if (place.line == 0 || IsPlace(location)) return place;
  const File& file = *files_[FileOf(location).index];
  const LineOverride* entry = OverrideAt(file, location.offset() - file.start);
  if (entry == nullptr) return place;
  place.file = entry->name;
  place.line = static_cast<uint32_t>(std::max<int64_t>(0, entry->line + place.line - entry->physical_line));
  return place;
}

std::string_view SourceManager::PresumedFile(SourceLocation location) const {
  location = Outermost(location);
  if (!location.is_valid() || IsPlace(location)) return Physical(location).file;
  const File& file = *files_[FileOf(location).index];
  const LineOverride* entry = OverrideAt(file, location.offset() - file.start);
  return entry == nullptr ? file.name : entry->name;
}

std::string_view SourceManager::LineText(SourceLocation location) const {
  location = Outermost(location);
  if (!location.is_valid()) return {};
  const File* file = files_[FileOf(location).index].get();
  uint32_t line;
  if (IsPlace(location)) {
    // A transform gives places of the text it was given.
    const Place& place = PlaceAt(location);
    const auto found = std::ranges::find_if(files_, [&](const std::unique_ptr<File>& candidate) {
      return candidate->name == names_[place.file] && candidate->start < places_start_ && candidate->overrides.empty();
    });
    if (found == files_.end() || place.line == 0) return {};
    file = found->get();
    FindLines(*file, UINT32_MAX);
    line = place.line - 1;
    if (line >= file->line_starts.size()) return {};
  } else {
    line = LineIndex(*file, location.offset() - file->start);
  }
  const uint32_t begin = file->line_starts[line];
  size_t end = line + 1 < file->line_starts.size() ? file->line_starts[line + 1] - 1 : file->text->size();
  if (end > begin && (*file->text)[end - 1] == '\r') --end;
  return std::string_view(*file->text).substr(begin, end - begin);
}

}  // namespace lumen
