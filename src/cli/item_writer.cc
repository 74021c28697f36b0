#include "cli/item_writer.h"

#include <algorithm>
#include <utility>

#include "cli/plain_json.h"
#include "dynamodb/wire.h"
#include "storage/keys.h"

namespace flavorbot::cli {
namespace {

constexpr std::size_t kItemsLookedAt = 1000;

Cell CellOf(const dynamodb::AttributeValue& value) {
  if (const auto* text = value.As<std::string>()) return {*text, {}};
  Cell cell;
  AppendPlainJson(cell.text, value);
  return cell;
}

// The keys first, the rest by name.
void Order(std::vector<std::string>& columns) {
  const auto rank = [](const std::string& name) {
    if (name == storage::kPartitionKeyName) return 0;
    return name == storage::kSortKeyName ? 1 : 2;
  };
  std::ranges::sort(columns, [&rank](const std::string& a, const std::string& b) {
    return std::pair(rank(a), std::string_view(a)) < std::pair(rank(b), std::string_view(b));
  });
}

}  // namespace

void ItemWriter::Write(const dynamodb::PackedItem& packed) {
  if (format_ == OutputFormat::kJson) return WriteJson(packed);
  auto item = dynamodb::Unpack(packed);
  if (rows_) return WriteRow(item);
  first_.push_back(std::move(item));
  if (first_.size() == kItemsLookedAt) Settle();
}

base::Result<void, std::string> ItemWriter::Finish() {
  if (format_ == OutputFormat::kJson) {
    std::fputs(written_ == 0 ? "[]\n" : "]\n", file_);
    return FlushOutput(file_);
  }
  if (!rows_ && first_.empty()) return FlushOutput(file_);
  if (!rows_) Settle();
  return rows_->Finish();
}

void ItemWriter::Settle() {
  std::set<std::string> names;
  for (const auto& item : first_) {
    for (const auto& [name, value] : item) names.insert(name);
  }
  columns_.assign(names.begin(), names.end());
  Order(columns_);
  std::vector<std::string> heads;
  for (const auto& name : columns_) heads.push_back(Printable(name));
  rows_.emplace(format_, std::move(heads), file_);
  for (const auto& item : std::exchange(first_, {})) WriteRow(item);
}

void ItemWriter::WriteRow(const dynamodb::Item& item) {
  std::vector<Cell> row;
  row.reserve(columns_.size());
  std::size_t found = 0;
  for (const auto& name : columns_) {
    const auto* value = item.Find(name);
    found += value != nullptr;
    row.push_back(value != nullptr ? CellOf(*value) : Cell{});
  }
  rows_->Write(std::move(row));
  if (found == item.size()) return;
  for (const auto& [name, value] : item) {
    if (std::ranges::find(columns_, name) == columns_.end()) left_out_.insert(name);
  }
}

void ItemWriter::WriteJson(const dynamodb::PackedItem& packed) {
  std::string line = written_++ == 0 ? "[" : ",\n";
  if (form_ == JsonForm::kTyped) {
    dynamodb::AppendJson(line, packed);
  } else {
    AppendPlainJson(line, dynamodb::AttributeValue::M(dynamodb::Unpack(packed)));
  }
  std::fwrite(line.data(), 1, line.size(), file_);
}

}  // namespace flavorbot::cli
