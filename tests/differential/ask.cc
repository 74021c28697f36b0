#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <optional>

#include "answer.h"
#include "normalise.h"

namespace flavorbot::differential {
namespace {

// More pages than any table of a round has items.
constexpr std::size_t kMostPages = 400;

std::string Expand(std::string text, const TableNames& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    // In quotes of its own, or in those of a statement in JSON.
    for (const std::string quote : {"\"", "\\\""}) {
      const std::string stand_in = "\"" + std::string(kTableNames[i]) + quote;
      for (std::size_t at = 0; (at = text.find(stand_in, at)) != std::string::npos;) {
        text.replace(at, stand_in.size(), "\"" + names[i] + quote);
      }
    }
  }
  return text;
}

Answer AskOnce(const conformance::HttpAddress& engine, std::string_view action,
               const json::object& body, const TableNames& names, std::size_t& calls) {
  ++calls;
  const auto raw = conformance::HttpCall(engine, action, Expand(json::serialize(body), names));
  Answer answer{.status = raw.status};
  boost::system::error_code error;
  answer.body = json::parse(raw.body, error, {}, {.max_depth = 512});
  if (error || !answer.body.is_object()) {
    answer.message = raw.body;
    return answer;
  }
  json::object& members = answer.body.get_object();
  const auto take = [&](std::string_view name, std::string& into) {
    const auto* text = members.if_contains(name);
    if (text == nullptr) return;
    if (text->is_string()) into = text->get_string();
    members.erase(name);
  };
  if (answer.status != 200) {
    take("__type", answer.type);
    answer.type.erase(0, answer.type.find('#') + 1);
    take("Message", answer.message);
    take("message", answer.message);
  }
  return answer;
}

void Append(json::object& sum, json::object&& page) {
  for (const char* count : {"Count", "ScannedCount"}) {
    if (auto* value = page.if_contains(count); value != nullptr && value->is_int64()) {
      sum[count].get_int64() += value->get_int64();
    }
  }
  if (auto* items = page.if_contains("Items"); items != nullptr && items->is_array()) {
    if (!sum.contains("Items")) sum["Items"].emplace_array();
    for (json::value& item : items->get_array())
      sum["Items"].get_array().push_back(std::move(item));
  }
}

// Follows pages from `body` on, adding them up in `sum`; the first refusal instead.
std::optional<Answer> AddPages(const conformance::HttpAddress& engine, const Request& request,
                               json::object body, const TableNames& names, json::object& sum,
                               std::size_t& calls) {
  for (std::size_t page = 0; page < kMostPages; ++page) {
    Answer answer = AskOnce(engine, request.action, body, names, calls);
    if (answer.status != 200) return answer;
    sum["Pages"].get_int64() += 1;
    json::object& members = answer.body.get_object();
    const auto* next = members.if_contains("LastEvaluatedKey");
    if (auto* capacity = members.if_contains("ConsumedCapacity")) {
      sum["ConsumedCapacity"] = std::move(*capacity);
    }
    if (next != nullptr) body["ExclusiveStartKey"] = *next;
    const bool is_last = next == nullptr;
    Append(sum, std::move(members));
    if (is_last) break;
  }
  return std::nullopt;
}

Answer AskAllPages(const conformance::HttpAddress& engine, const Request& request,
                   const TableNames& names, std::size_t& calls) {
  json::object sum{
      {"Count", std::int64_t{0}}, {"ScannedCount", std::int64_t{0}}, {"Pages", std::int64_t{0}}};
  std::int64_t segments = 1;
  if (request.reading == Reading::kAllSegments) {
    const auto* total = request.body.if_contains("TotalSegments");
    if (total != nullptr && total->is_int64())
      segments = std::max<std::int64_t>(1, total->get_int64());
    if (total != nullptr && total->is_uint64())
      segments = static_cast<std::int64_t>(total->get_uint64());
  }
  for (std::int64_t segment = 0; segment < segments; ++segment) {
    json::object body = request.body;
    if (request.reading == Reading::kAllSegments) body["Segment"] = segment;
    if (auto refused = AddPages(engine, request, std::move(body), names, sum, calls)) {
      return *std::move(refused);
    }
  }
  // How many pages there are depends on the distribution, and rounding on the pages.
  if (segments > 1) sum.erase("Pages");
  if (segments > 1 || sum["Pages"] != 1) sum.erase("ConsumedCapacity");
  return {.status = 200, .body = std::move(sum)};
}

}  // namespace

Answer Ask(const conformance::HttpAddress& engine, const Request& request, const TableNames& names,
           std::string_view sort_key, std::size_t& calls) {
  Answer answer = request.reading == Reading::kOnce
                      ? AskOnce(engine, request.action, request.body, names, calls)
                      : AskAllPages(engine, request, names, calls);
  Normalise(request, sort_key, answer);
  return answer;
}

}  // namespace flavorbot::differential
