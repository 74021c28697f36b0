#include "cli/fact_sheet.h"

#include <algorithm>

#include "base/json_writer.h"

namespace flavorbot::cli {
namespace {

std::string JsonName(std::string name) {
  std::ranges::replace(name, ' ', '_');
  return name;
}

}  // namespace

base::Result<void, std::string> FactSheet::Print(OutputFormat format, std::FILE* file) const {
  if (format == OutputFormat::kCsv) {
    std::vector<std::string> columns;
    std::vector<Cell> row;
    for (const auto& [name, cell] : facts_) {
      columns.push_back(JsonName(name));
      row.push_back(cell);
    }
    RowWriter rows(format, std::move(columns), file);
    rows.Write(std::move(row));
    return rows.Finish();
  }
  std::size_t width = 0;
  for (const auto& [name, cell] : facts_) width = std::max(width, name.size());
  std::string text;
  for (const auto& [name, cell] : facts_) {
    if (cell.json.empty()) continue;
    if (format == OutputFormat::kTable) {
      text += name;
      text.append(width - name.size() + 2, ' ');
      text += Printable(cell.text);
      text += '\n';
    } else {
      text += text.empty() ? "{" : ",\n ";
      base::AppendJsonString(text, JsonName(name));
      text += ": ";
      text += cell.json;
    }
  }
  if (format == OutputFormat::kJson) text += text.empty() ? "{}\n" : "}\n";
  std::fwrite(text.data(), 1, text.size(), file);
  return FlushOutput(file);
}

}  // namespace flavorbot::cli
