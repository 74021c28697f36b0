#include "cli/cost/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "cli/csv_field.h"

namespace flavorbot::cli::cost {
namespace {

std::string Printed(const char* format, double number) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), format, number);
  return text.data();
}

std::string ExactNumber(double number) { return Printed("%.10g", number); }

std::string TextOf(const Cell& cell) {
  const auto* text = std::get_if<std::string>(&cell);
  return text == nullptr ? RoundedNumber(std::get<double>(cell)) : *text;
}

std::string QuotedForJson(std::string_view text) {
  std::string quoted;
  base::AppendJsonString(quoted, text);
  return quoted;
}

void AppendTable(std::string& out, const ReportTable& table) {
  const auto columns = table.columns.size();
  std::vector<std::size_t> widths(columns);
  std::vector<bool> is_number(columns, !table.rows.empty());
  for (std::size_t i = 0; i < columns; ++i) {
    widths[i] = base::CodePointCount(table.columns[i].title);
    for (const auto& row : table.rows) {
      widths[i] = std::max(widths[i], base::CodePointCount(TextOf(row[i])));
      if (std::holds_alternative<std::string>(row[i])) is_number[i] = false;
    }
  }
  const auto append_row = [&](const auto& text_of) {
    std::string line;
    for (std::size_t i = 0; i < columns; ++i) {
      const std::string text = text_of(i);
      const std::string blank(widths[i] - base::CodePointCount(text), ' ');
      if (i > 0) line += "  ";
      line += is_number[i] ? blank + text : text + blank;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  };
  out += table.title + "\n\n";
  append_row([&](std::size_t i) { return table.columns[i].title; });
  append_row([&](std::size_t i) { return std::string(widths[i], '-'); });
  for (const auto& row : table.rows) append_row([&](std::size_t i) { return TextOf(row[i]); });
  if (!table.notes.empty()) out += '\n';
  for (const auto& note : table.notes) out += note + '\n';
}

}  // namespace

std::string RoundedNumber(double number) {
  if (number == std::floor(number) || std::abs(number) >= 1000) return Printed("%.0f", number);
  if (std::abs(number) >= 1) return Printed("%.2f", number);
  return Printed("%.3g", number);
}

std::string AsText(const Report& report) {
  std::string out;
  for (const auto& table : report) {
    if (!out.empty()) out += '\n';
    AppendTable(out, table);
  }
  return out;
}

std::string AsCsv(const Report& report) {
  std::string out;
  for (const auto& table : report) {
    if (!out.empty()) out += "\n";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      out += (i > 0 ? "," : "") + CsvField(table.columns[i].name);
    }
    out += "\n";
    for (const auto& row : table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) out += ',';
        const auto* text = std::get_if<std::string>(&row[i]);
        out += text == nullptr ? ExactNumber(std::get<double>(row[i])) : CsvField(*text);
      }
      out += "\n";
    }
  }
  return out;
}

std::string AsJson(const Report& report) {
  std::string out = "{";
  for (const auto& table : report) {
    if (out.size() > 1) out += ",\n";
    out += QuotedForJson(table.name) + ":{\"rows\":[";
    for (const auto& row : table.rows) {
      out += &row == &table.rows.front() ? "\n{" : ",\n{";
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) out += ',';
        out += QuotedForJson(table.columns[i].name) + ':';
        const auto* text = std::get_if<std::string>(&row[i]);
        out += text == nullptr ? ExactNumber(std::get<double>(row[i])) : QuotedForJson(*text);
      }
      out += '}';
    }
    out += "],\"notes\":[";
    for (const auto& note : table.notes) {
      if (&note != &table.notes.front()) out += ',';
      out += QuotedForJson(note);
    }
    out += "]}";
  }
  return out + "}\n";
}

}  // namespace flavorbot::cli::cost
