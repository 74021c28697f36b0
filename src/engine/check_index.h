// What CreateTable and UpdateTable demand of the keys of a table, of its indexes, and of its
// stream, its throughput and its encryption.
//
// Errors:  kValidationException with the service's text; the first that the service tells.
// Threads: pure functions.
// Source:  API reference, CreateTable, UpdateTable; AWS Developer Guide, "Quotas and constraints".
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dynamodb/error.h"
#include "dynamodb/table.h"

namespace flavorbot::engine {

inline constexpr std::size_t kMaxLocalIndexes = 5;
inline constexpr std::size_t kMaxGlobalIndexes = 20;
inline constexpr std::size_t kMaxProjectedAttributes = 100;  // over all indexes of a table
inline constexpr std::int64_t kMaxUnits = 1'000'000'000'000;

using AttributeDefinitions = std::vector<dynamodb::AttributeDefinition>;
using KeyElements = std::vector<dynamodb::KeySchemaElement>;

// An error whose text begins with "One or more parameter values were invalid: ".
dynamodb::Result<void> InvalidValue(const std::string& text);

// One partition key, then at most one sort key, of different attributes, all defined.
dynamodb::Result<void> CheckKeys(const AttributeDefinitions& definitions, const KeyElements& keys);

// The keys and the projection of an index.
dynamodb::Result<void> CheckIndex(const AttributeDefinitions& definitions,
                                  const dynamodb::SecondaryIndex& index);

// Whether a global index says what its billing mode demands.
dynamodb::Result<void> CheckIndexThroughput(dynamodb::BillingMode billing_mode,
                                            const dynamodb::SecondaryIndex& index);

// Whether the names of all `indexes` differ, and the attributes they name aren't too many.
dynamodb::Result<void> CheckNamesAndProjections(
    const std::vector<const dynamodb::SecondaryIndex*>& indexes);

// Whether each definition is of a key attribute of the table or of one of `indexes`.
dynamodb::Result<void> CheckAllUsed(const AttributeDefinitions& definitions,
                                    const KeyElements& table_keys,
                                    const std::vector<const dynamodb::SecondaryIndex*>& indexes);

// The names of the key attributes of the table and of `indexes`.
std::set<std::string> KeysUsed(const KeyElements& table_keys,
                               const std::vector<const dynamodb::SecondaryIndex*>& indexes);

// Whether `throughput` is one that DynamoDB can count.
dynamodb::Result<void> CheckUnits(const std::optional<dynamodb::ProvisionedThroughput>& throughput);

}  // namespace flavorbot::engine
