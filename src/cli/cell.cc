#include "cli/cell.h"

#include <cstdio>

#include "base/json_writer.h"
#include "cli/byte_size.h"

namespace flavorbot::cli {

Cell TextCell(std::string_view text) {
  Cell cell{.text = std::string(text), .json = {}};
  base::AppendJsonString(cell.json, text);
  return cell;
}

Cell OptionalTextCell(const std::optional<std::string>& text) {
  return text ? TextCell(std::string_view(*text)) : Cell{};
}

Cell NumberCell(std::int64_t number) {
  const auto text = std::to_string(number);
  return {text, text};
}

Cell SizeCell(std::int64_t bytes) { return {ByteSize(bytes), std::to_string(bytes)}; }

Cell YesNoCell(bool truth) { return {truth ? "yes" : "no", truth ? "true" : "false"}; }

Cell UnitsCell(double units) {
  char digits[64];
  std::snprintf(digits, sizeof digits, "%.1f", units);
  std::string text = digits;
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return {text, text};
}

}  // namespace flavorbot::cli
