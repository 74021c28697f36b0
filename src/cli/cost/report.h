// Report: tables of figures, and the ways to write them down.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace flavorbot::cli::cost {

using Cell = std::variant<std::string, double>;

struct Column {
  std::string name;   // for programs: "readUnits"
  std::string title;  // for people: "RCU"
};

struct ReportTable {
  std::string name;   // for programs: "patterns"
  std::string title;  // for people
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  // as long as columns
  std::vector<std::string> notes;       // a line each
};
using Report = std::vector<ReportTable>;

// For a terminal: numbers to the right, rounded to what the eye takes in.
std::string AsText(const Report& report);
// Each table with its column names as the first record, an empty line between tables; no notes.
// Fields as csv_field.h has them.
std::string AsCsv(const Report& report);
// {"<table>": {"rows": [{"<column>": ...}], "notes": [...]}, ...}
std::string AsJson(const Report& report);

// "0", "12", "3.25", "0.0125".
std::string RoundedNumber(double number);

}  // namespace flavorbot::cli::cost
