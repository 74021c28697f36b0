#include "engine/table_tags.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>
#include <utility>

namespace flavorbot::engine {
namespace {

using dynamodb::Result;

constexpr std::string_view kReservedPrefix = "aws:";

Result<void> Invalid(std::string text) {
  return std::unexpected(dynamodb::ValidationError(std::move(text)));
}

bool IsReserved(std::string_view key) {
  return std::ranges::equal(key.substr(0, kReservedPrefix.size()), kReservedPrefix,
                            [](unsigned char a, char b) { return std::tolower(a) == b; });
}

// What follows "table/" in the ARN of a table; empty when it has another form.
std::string_view TableNameIn(std::string_view arn) {
  // arn:aws:dynamodb:region:account:table/name
  constexpr int kColons = 5;
  std::string_view rest = arn;
  for (int i = 0; i < kColons; ++i) {
    const auto colon = rest.find(':');
    if (colon == 0 || colon == std::string_view::npos) return {};
    const auto part = rest.substr(0, colon);
    if ((i == 0 && part != "arn") || (i == 1 && !part.starts_with("aws")) ||
        (i == 2 && part != "dynamodb")) {
      return {};
    }
    rest.remove_prefix(colon + 1);
  }
  constexpr std::string_view kTable = "table/";
  if (!rest.starts_with(kTable)) return {};
  rest.remove_prefix(kTable.size());
  constexpr std::size_t kMinTableName = 3;
  return rest.contains('/') || rest.size() < kMinTableName ? std::string_view{} : rest;
}

}  // namespace

Result<void> CheckTags(const std::vector<dynamodb::Tag>& tags) {
  std::set<std::string_view> keys;
  for (const auto& tag : tags) {
    if (IsReserved(tag.key)) {
      return Invalid("aws: prefixed tag key names are not allowed for external use.");
    }
    if (!keys.insert(tag.key).second) {
      return Invalid("One or more parameter values were invalid: Duplicate tag key: " + tag.key);
    }
  }
  if (keys.size() <= kMaxTags) return {};
  return Invalid("Number of tags exceed the current limit for the provided ResourceArn");
}

Result<void> CheckTagCount(const std::map<std::string, std::string>& tags) {
  if (tags.size() <= kMaxTags) return {};
  return Invalid("Number of tags exceed the current limit for the provided ResourceArn");
}

Result<void> CheckTableArn(const std::string& arn) {
  if (!TableNameIn(arn).empty()) return {};
  return Invalid("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
}

TablePtr FindTableOfArn(const Catalog& catalog, const std::string& arn) {
  auto table = catalog.Find(TableNameIn(arn));
  return table && table->description.table_arn == arn ? table : nullptr;
}

}  // namespace flavorbot::engine
