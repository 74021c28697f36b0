// Cell: one value of what a command prints, as a person reads it and as JSON has it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::cli {

struct Cell {
  std::string text;
  std::string json;  // empty: there is no value; JSON leaves its name out
};

Cell TextCell(std::string_view text);
Cell OptionalTextCell(const std::optional<std::string>& text);  // nullopt: no value
Cell NumberCell(std::int64_t number);
Cell SizeCell(std::int64_t bytes);  // "1.5 KB"; the number
Cell YesNoCell(bool truth);         // "yes" and "no"; true and false
// A decimal with up to one digit behind the point: "12", "12.5".
Cell UnitsCell(double units);

}  // namespace flavorbot::cli
