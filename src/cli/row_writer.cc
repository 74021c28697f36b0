#include "cli/row_writer.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "cli/csv_field.h"

namespace flavorbot::cli {
namespace {

constexpr std::size_t kRowsMeasured = 200;
constexpr std::size_t kWidestColumn = 60;  // longer cells stand out of theirs
constexpr std::string_view kBetween = "  ";

void AppendEscaped(std::string& out, unsigned char byte) {
  if (byte == '\n') {
    out += "\\n";
  } else if (byte == '\t') {
    out += "\\t";
  } else {
    char escaped[8];
    std::snprintf(escaped, sizeof escaped, "\\x%02x", byte);
    out += escaped;
  }
}

// C0 and C1 controls, DEL, and what turns the direction of the text round.
bool IsControl(std::string_view sequence) {
  const auto first = static_cast<unsigned char>(sequence[0]);
  if (sequence.size() == 1) return first < 0x20 || first == 0x7f;
  const auto second = static_cast<unsigned char>(sequence[1]);
  if (sequence.size() == 2) return first == 0xc2 && second < 0xa0;
  const auto third = static_cast<unsigned char>(sequence[2]);
  return sequence.size() == 3 && first == 0xe2 &&
         ((second == 0x80 && third >= 0xaa && third <= 0xae) ||
          (second == 0x81 && third >= 0xa6 && third <= 0xa9));
}

}  // namespace

std::string Printable(std::string_view text) {
  std::string printable;
  while (!text.empty()) {
    const auto length = base::Utf8SequenceLength(text);
    const auto sequence = text.substr(0, std::max<std::size_t>(length, 1));
    if (length == 0 || IsControl(sequence)) {
      for (const char c : sequence) AppendEscaped(printable, static_cast<unsigned char>(c));
    } else {
      printable += sequence;
    }
    text.remove_prefix(sequence.size());
  }
  return printable;
}

base::Result<void, std::string> FlushOutput(std::FILE* file) {
  if (std::fflush(file) == 0 && std::ferror(file) == 0) return {};
  return std::unexpected("the output could not be written: " +
                         std::generic_category().message(errno));
}

void AddFormatOption(CLI::App& command, OutputFormat& format) {
  const auto set = [&format](const std::string& text) {
    format = text == "json"  ? OutputFormat::kJson
             : text == "csv" ? OutputFormat::kCsv
                             : OutputFormat::kTable;
  };
  command.add_option_function<std::string>("--format", set, "table (the default), json or csv")
      ->check(CLI::IsMember({"table", "json", "csv"}));
}

RowWriter::RowWriter(OutputFormat format, std::vector<std::string> columns, std::FILE* file)
    : format_(format), columns_(std::move(columns)), file_(file) {
  if (format_ == OutputFormat::kCsv) WriteCsvRow(columns_);
}

void RowWriter::Write(std::vector<Cell> row) {
  if (format_ == OutputFormat::kJson) return WriteJsonRow(row);
  std::vector<std::string> texts;
  texts.reserve(row.size());
  for (auto& cell : row) texts.push_back(std::move(cell.text));
  if (format_ == OutputFormat::kCsv) return WriteCsvRow(texts);
  for (auto& text : texts) text = Printable(text);
  if (!widths_.empty()) return WriteTableRow(texts);
  kept_.push_back(std::move(texts));
  if (kept_.size() == kRowsMeasured) WriteKept();
}

base::Result<void, std::string> RowWriter::Finish() {
  if (format_ == OutputFormat::kTable && widths_.empty()) WriteKept();
  if (format_ == OutputFormat::kJson) Put(written_ == 0 ? "[]\n" : "]\n");
  return FlushOutput(file_);
}

void RowWriter::WriteKept() {
  widths_.assign(columns_.size(), 0);
  kept_.insert(kept_.begin(), columns_);
  for (const auto& row : kept_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths_[i] = std::max(widths_[i], std::min(kWidestColumn, base::CodePointCount(row[i])));
    }
  }
  for (const auto& row : kept_) WriteTableRow(row);
  kept_ = {};
}

void RowWriter::WriteTableRow(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    line += cells[i];
    if (i + 1 == cells.size()) break;
    const auto width = base::CodePointCount(cells[i]);
    line.append(widths_[i] > width ? widths_[i] - width : 0, ' ').append(kBetween);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  Put(line += '\n');
}

void RowWriter::WriteJsonRow(const std::vector<Cell>& row) {
  std::string line = written_++ == 0 ? "[{" : ",\n{";  // the comma of the row before
  bool is_first = true;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i].json.empty()) continue;
    if (!std::exchange(is_first, false)) line += ", ";
    base::AppendJsonString(line, columns_[i]);
    line += ": ";
    line += row[i].json;
  }
  Put(line += '}');
}

void RowWriter::WriteCsvRow(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (&cell != cells.data()) line += ',';
    line += CsvField(cell);
  }
  Put(line += '\n');
}

void RowWriter::Put(const std::string& text) { std::fwrite(text.data(), 1, text.size(), file_); }

}  // namespace flavorbot::cli
