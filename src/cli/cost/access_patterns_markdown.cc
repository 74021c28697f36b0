#include "cli/cost/access_patterns_markdown.h"

#include "cli/cost/report.h"

namespace flavorbot::cli::cost {
namespace {

// "POST /api/login, right password" -> "`POST /api/login`, right password".
std::string NameOf(std::string_view name) {
  if (!name.contains(" /")) return std::string(name);
  const auto route = name.substr(0, name.find(','));
  return '`' + std::string(route) + '`' + std::string(name.substr(route.size()));
}

std::string RowOf(const PatternCost& cost) {
  std::string row = "| " + NameOf(cost.pattern->name);
  for (const double number :
       {static_cast<double>(cost.requests), cost.read_units, cost.write_units,
        static_cast<double>(cost.sent_bytes), static_cast<double>(cost.received_bytes)}) {
    row += " | " + RoundedNumber(number);
  }
  return row + " | " + std::string(cost.pattern->done) + " |\n";
}

}  // namespace

std::vector<std::string> MarkdownSections(const MeasuredPatterns& measured) {
  std::vector<std::string> sections;
  for (const auto& [section, costs] : measured) {
    std::string text = "<!-- flavorbot cost: " + std::string(section.name) +
                       " -->\n"
                       "| request | requests | RCU | WCU | sent | received | what is done |\n"
                       "|---|---|---|---|---|---|---|\n";
    for (const auto& cost : costs) text += RowOf(cost);
    sections.push_back(text + "<!-- flavorbot cost: end -->\n");
  }
  return sections;
}

}  // namespace flavorbot::cli::cost
