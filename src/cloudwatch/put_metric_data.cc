#include "cloudwatch/put_metric_data.h"

#include <string_view>

#include "base/iso8601.h"
#include "cloudwatch/number_text.h"
#include "sigv4/uri_encoding.h"

namespace flavorbot::cloudwatch {
namespace {

void AppendParameter(std::string& body, std::string_view name, std::string_view value) {
  body.append("&").append(name).append("=").append(sigv4::UriEncode(value));
}

void AppendNumbers(std::string& body, const std::string& name, const std::vector<double>& numbers) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    AppendParameter(body, name + ".member." + std::to_string(i + 1), NumberText(numbers[i]));
  }
}

// The parameters of datum number `number`, which counts from 1.
std::string Member(const Datum& datum, std::size_t number, std::string_view timestamp) {
  const std::string at = "MetricData.member." + std::to_string(number) + ".";
  std::string body;
  AppendParameter(body, at + "MetricName", datum.name);
  AppendParameter(body, at + "Unit", datum.unit);
  AppendParameter(body, at + "Timestamp", timestamp);
  for (std::size_t i = 0; i < datum.dimensions.size(); ++i) {
    const std::string dimension = at + "Dimensions.member." + std::to_string(i + 1) + ".";
    AppendParameter(body, dimension + "Name", datum.dimensions[i].name);
    AppendParameter(body, dimension + "Value", datum.dimensions[i].value);
  }
  if (const auto* distribution = std::get_if<Distribution>(&datum.value)) {
    AppendNumbers(body, at + "Values", distribution->values);
    AppendNumbers(body, at + "Counts", distribution->counts);
  } else {
    AppendParameter(body, at + "Value", NumberText(std::get<double>(datum.value)));
  }
  return body;
}

}  // namespace

std::vector<std::string> PutMetricDataBodies(const std::vector<Datum>& data, base::TimePoint time) {
  const std::string timestamp = base::FormatIso8601(time);
  const std::string begin =
      "Action=PutMetricData&Version=2010-08-01&Namespace=" + std::string(kNamespace);
  std::vector<std::string> bodies;
  std::size_t number = 0;  // of the last body's last datum
  for (const Datum& datum : data) {
    std::string member = Member(datum, number + 1, timestamp);
    if (bodies.empty() || number == kMaxRequestData ||
        bodies.back().size() + member.size() > kMaxRequestBytes) {
      bodies.push_back(begin);
      number = 0;
      member = Member(datum, 1, timestamp);
    }
    bodies.back() += member;
    ++number;
  }
  return bodies;
}

}  // namespace flavorbot::cloudwatch
