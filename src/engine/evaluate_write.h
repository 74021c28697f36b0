// A write judged against the item that is there: the item that follows, or why not.
//
// Threads: pure functions.
// Source:  API reference, PutItem, UpdateItem, DeleteItem, ConditionCheck.
#pragma once

#include "dynamodb/error.h"
#include "engine/commit_request.h"

namespace flavorbot::engine {

// The item after `write` on `before`; nullptr when there is none. `table` is the newest form of
// write.table.
// Errors: kConditionalCheckFailedException, with the item when `write.on_failure` asks for it;
//         kDuplicateItemException when there is an item where one is to be inserted;
//         kValidationException when an update doesn't fit the item or makes it too large.
dynamodb::Result<ItemPtr> EvaluateWrite(const Table& table, const ItemWrite& write,
                                        const ItemPtr& before);

// `item` ready to be stored. Errors: kValidationException, `too_large` when over 400 KB.
dynamodb::Result<ItemPtr> MakeStoredItem(const Table& table, const dynamodb::Item& item,
                                         std::string_view too_large);

inline constexpr std::string_view kPutTooLarge = "Item size has exceeded the maximum allowed size";
inline constexpr std::string_view kUpdateTooLarge =
    "Item size to update has exceeded the maximum allowed size";

}  // namespace flavorbot::engine
