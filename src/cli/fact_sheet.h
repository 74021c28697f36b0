// Fact sheet: what a command tells about one thing: a line a fact, or one JSON object.
//
//   FactSheet sheet;
//   sheet.Add("email", TextCell(user.email));
//   sheet.Print(OutputFormat::kTable, stdout);
//
// Threads: one owner.
#pragma once

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "cli/cell.h"
#include "cli/row_writer.h"

namespace flavorbot::cli {

class FactSheet {
 public:
  void Add(std::string name, Cell cell) { facts_.emplace_back(std::move(name), std::move(cell)); }

  // Facts without a value are left out. In JSON a name's blanks are underscores; as CSV it is a
  // row. Errors: one line: not everything could be written.
  base::Result<void, std::string> Print(OutputFormat format, std::FILE* file) const;

 private:
  std::vector<std::pair<std::string, Cell>> facts_;
};

}  // namespace flavorbot::cli
