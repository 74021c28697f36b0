// Row writer: rows as they come, as a table for people, as JSON or as CSV.
//
//   table   email        tier     columns as wide as the first rows want them; control characters
//           ann@b.de     free     are shown as \x1b, so that what people typed can't steer a
//           terminal
//   json    [{"email": "ann@b.de", "tier": "free"},
//           ...]                  an array, an object a line
//   csv     email,tier            the names first; quoted where it must be
//           ann@b.de,free
//
// Only the first rows are kept until their widths are known: a million rows need no memory.
//
// Threads: one owner.
// Source:  RFC 8259; csv_field.h.
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/cell.h"

namespace CLI {
class App;
}

namespace flavorbot::cli {

enum class OutputFormat { kTable, kJson, kCsv };

// Adds --format, which sets `format`.
void AddFormatOption(CLI::App& command, OutputFormat& format);

class RowWriter {
 public:
  // Writes to `file`, which is borrowed.
  RowWriter(OutputFormat format, std::vector<std::string> columns, std::FILE* file);

  // REQUIRES: as many cells as there are columns.
  void Write(std::vector<Cell> row);

  // What is kept, and the end. To be called once, last.
  // Errors: one line: not everything could be written.
  base::Result<void, std::string> Finish();

 private:
  void WriteKept();
  void WriteTableRow(const std::vector<std::string>& cells);
  void WriteJsonRow(const std::vector<Cell>& row);
  void WriteCsvRow(const std::vector<std::string>& cells);
  void Put(const std::string& text);

  const OutputFormat format_;
  const std::vector<std::string> columns_;
  std::FILE* const file_;
  std::vector<std::vector<std::string>> kept_;  // of a table, until widths_ are known
  std::vector<std::size_t> widths_;
  std::size_t written_ = 0;
};

// `text` on one line and harmless to a terminal: control characters, and bytes that are no UTF-8,
// as \n, \t or \x1b.
std::string Printable(std::string_view text);

// What of `file`'s output was lost, in one line; to be called when all is written.
base::Result<void, std::string> FlushOutput(std::FILE* file);

}  // namespace flavorbot::cli
