// Tags of tables: what may be one, and whose they are.
//
// Source: API reference, TagResource; AWS Developer Guide, "Tagging restrictions in DynamoDB": 50
//         tags a resource, keys of 1 to 128 characters without the prefix "aws:", values of 0 to
//         256.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "dynamodb/error.h"
#include "dynamodb/table_actions.h"
#include "engine/catalog.h"

namespace flavorbot::engine {

inline constexpr std::size_t kMaxTags = 50;

// Whether `tags` may be given to a resource together. Their lengths are constraints of the wire.
// Errors: kValidationException.
dynamodb::Result<void> CheckTags(const std::vector<dynamodb::Tag>& tags);
// Whether a resource may have `tags`. Errors: kValidationException.
dynamodb::Result<void> CheckTagCount(const std::map<std::string, std::string>& tags);

// Whether `arn` has the form of a table's. Errors: kValidationException.
dynamodb::Result<void> CheckTableArn(const std::string& arn);

// The table whose ARN is `arn`; nullptr when there is none.
TablePtr FindTableOfArn(const Catalog& catalog, const std::string& arn);

}  // namespace flavorbot::engine
