// The table's definition: its keys, its index, its billing and its time to live.
#pragma once

#include <string>
#include <string_view>

#include "dynamodb/table_actions.h"

namespace flavorbot::storage {

inline constexpr std::string_view kIndexName = "GSI1";
inline constexpr std::string_view kIndexPartitionKeyName = "GSI1PK";
inline constexpr std::string_view kIndexSortKeyName = "GSI1SK";

// With kProtected the service refuses to delete the table until the protection is taken off.
enum class DeletionProtection { kUnprotected, kProtected };

dynamodb::CreateTableRequest TableDefinition(std::string table_name, DeletionProtection protection);

bool HasIndex(const dynamodb::TableDescription& table);
// What adds the index to a table that lacks it. REQUIRES: the keys of the table are as they should.
dynamodb::UpdateTableRequest IndexAddition(const dynamodb::TableDescription& table);

// The same as DifferenceFromDefinition, of the table's own keys alone.
std::string DifferenceOfKeys(const dynamodb::TableDescription& table);

// Why `table` can't be the one that TableDefinition makes, in words for the operator; empty when it
// can. Billing may differ: a provisioned table works as well.
std::string DifferenceFromDefinition(const dynamodb::TableDescription& table);

}  // namespace flavorbot::storage
