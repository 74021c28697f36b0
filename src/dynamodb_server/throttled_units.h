// What ThrottledApi asks and tells of consumed capacity: it needs to know the units of each index,
// and answers with what the caller asked for.
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dynamodb/capacity.h"
#include "dynamodb/transact_actions.h"

namespace flavorbot::dynamodb_server {

// The least that one item costs.
inline double LeastReadUnits(bool consistent_read) { return consistent_read ? 1 : 0.5; }
inline constexpr double kLeastWriteUnits = 1;
inline constexpr double kLeastTransactUnits = 2;

// Takes out of an answer with kIndexes what was not asked for.
inline void KeepAsked(dynamodb::ReturnConsumedCapacity asked,
                      std::optional<dynamodb::ConsumedCapacity>& consumed) {
  if (asked == dynamodb::ReturnConsumedCapacity::kIndexes || !consumed) return;
  if (asked == dynamodb::ReturnConsumedCapacity::kNone) {
    consumed.reset();
    return;
  }
  consumed->table.reset();
  consumed->local_secondary_indexes.clear();
  consumed->global_secondary_indexes.clear();
}

inline void KeepAsked(dynamodb::ReturnConsumedCapacity asked,
                      std::vector<dynamodb::ConsumedCapacity>& consumed) {
  if (asked == dynamodb::ReturnConsumedCapacity::kNone) consumed.clear();
  if (asked != dynamodb::ReturnConsumedCapacity::kTotal) return;
  for (auto& one : consumed) {
    one.table.reset();
    one.local_secondary_indexes.clear();
    one.global_secondary_indexes.clear();
  }
}

// The name in what may be a table's ARN, "arn:aws:dynamodb:us-east-1:000000000000:table/recipes".
inline std::string NameOfTable(std::string_view name_or_arn) {
  constexpr std::string_view kMark = ":table/";
  const std::size_t mark = name_or_arn.find(kMark);
  if (!name_or_arn.starts_with("arn:") || mark == std::string_view::npos) {
    return std::string(name_or_arn);
  }
  return std::string(name_or_arn.substr(mark + kMark.size()));
}

inline const std::string& TableOf(const dynamodb::TransactGet& item) { return item.table_name; }
inline const std::string& TableOf(const dynamodb::TransactWriteItem& item) {
  return std::visit(
      [](const dynamodb::TransactCondition& part) -> const std::string& { return part.table_name; },
      item);
}

}  // namespace flavorbot::dynamodb_server
