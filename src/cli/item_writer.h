// Item writer: items of any shape as they come, as a table, JSON or CSV.
//
// A table's and a CSV's columns are the attributes of the first items, keys first; what later items
// have besides is counted, and told by the caller. JSON has everything. Items' values are plain
// JSON (plain_json.h), but texts of their own columns stand bare. Typed JSON is DynamoDB's own,
// which loses nothing: {"PK": {"S": "USER#1"}, "tags": {"SS": ["a", "b"]}}.
//
// Threads: one owner.
#pragma once

#include <cstdio>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/row_writer.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::cli {

enum class JsonForm { kPlain, kTyped };

class ItemWriter {
 public:
  // Writes to `file`, which is borrowed. `form` is that of items in JSON.
  ItemWriter(OutputFormat format, std::FILE* file, JsonForm form = JsonForm::kPlain)
      : format_(format), form_(form), file_(file) {}

  void Write(const dynamodb::PackedItem& item);

  // To be called once, last. Errors: one line: not everything could be written.
  base::Result<void, std::string> Finish();

  // Attributes that have no column, of items that came late.
  const std::set<std::string>& left_out() const { return left_out_; }

 private:
  void Settle();
  void WriteRow(const dynamodb::Item& item);
  void WriteJson(const dynamodb::PackedItem& packed);

  const OutputFormat format_;
  const JsonForm form_;
  std::FILE* const file_;
  std::vector<dynamodb::Item> first_;  // until there are columns
  std::vector<std::string> columns_;
  std::optional<RowWriter> rows_;
  std::set<std::string> left_out_;
  std::size_t written_ = 0;  // in JSON
};

}  // namespace flavorbot::cli
