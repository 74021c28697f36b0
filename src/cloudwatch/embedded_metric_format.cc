#include "cloudwatch/embedded_metric_format.h"

#include <algorithm>
#include <map>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "cloudwatch/number_text.h"

namespace flavorbot::cloudwatch {
namespace {

constexpr std::size_t kMaxMetrics = 100;  // of a line

void AppendText(std::string& line, std::string_view text) {
  base::AppendJsonString(line, base::IsUtf8(text) ? text : "(not UTF-8)");
}

void AppendNumbers(std::string& line, const std::vector<double>& numbers) {
  line += '[';
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) line += ',';
    line += NumberText(numbers[i]);
  }
  line += ']';
}

void AppendDistribution(std::string& line, const Distribution& distribution) {
  const auto& [values, counts] = distribution;
  double count = 0;
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    count += counts[i];
    sum += values[i] * counts[i];
  }
  line += R"({"Values":)";
  AppendNumbers(line, values);
  line += R"(,"Counts":)";
  AppendNumbers(line, counts);
  line += R"(,"Max":)" + NumberText(values.back()) + R"(,"Min":)" + NumberText(values.front());
  line += R"(,"Count":)" + NumberText(count) + R"(,"Sum":)" + NumberText(sum) + '}';
}

// REQUIRES: all of `data` have the dimensions of the first.
std::string Line(const std::vector<const Datum*>& data, base::TimePoint time) {
  const Dimensions& dimensions = data.front()->dimensions;
  std::string line = R"({"_aws":{"Timestamp":)";
  base::AppendJsonInteger(line, time.time_since_epoch().count());
  line += R"(,"CloudWatchMetrics":[{"Namespace":)";
  AppendText(line, kNamespace);
  line += R"(,"Dimensions":[[)";
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    if (i > 0) line += ',';
    AppendText(line, dimensions[i].name);
  }
  line += R"(]],"Metrics":[)";
  for (const Datum* datum : data) {
    if (line.back() != '[') line += ',';
    line += R"({"Name":)";
    AppendText(line, datum->name);
    line += R"(,"Unit":)";
    AppendText(line, datum->unit);
    line += '}';
  }
  line += R"(]}]},"event":"metrics")";
  for (const auto& [name, value] : dimensions) {
    line += ',';
    AppendText(line, name);
    line += ':';
    AppendText(line, value);
  }
  for (const Datum* datum : data) {
    line += ',';
    AppendText(line, datum->name);
    line += ':';
    if (const auto* distribution = std::get_if<Distribution>(&datum->value)) {
      AppendDistribution(line, *distribution);
    } else {
      line += NumberText(std::get<double>(datum->value));
    }
  }
  line += "}\n";
  return line;
}

}  // namespace

std::vector<std::string> EmbeddedMetricLines(const std::vector<Datum>& data, base::TimePoint time) {
  std::map<Dimensions, std::vector<std::vector<const Datum*>>> groups;
  for (const Datum& datum : data) {
    auto& lines = groups[datum.dimensions];
    const auto room = std::ranges::find_if(lines, [&datum](const auto& line) {
      return line.size() < kMaxMetrics &&
             std::ranges::none_of(line, [&](const Datum* of) { return of->name == datum.name; });
    });
    (room != lines.end() ? *room : lines.emplace_back()).push_back(&datum);
  }
  std::vector<std::string> texts;
  for (const auto& [dimensions, lines] : groups) {
    for (const auto& line : lines) texts.push_back(Line(line, time));
  }
  return texts;
}

}  // namespace flavorbot::cloudwatch
