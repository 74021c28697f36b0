#include "engine/evaluate_write.h"

#include <utility>

#include "dynamodb/item_size.h"
#include "engine/item_checks.h"
#include "engine/local_index_size.h"
#include "expression/apply_update.h"
#include "expression/evaluate.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ErrorCode;
using dynamodb::Result;

// Count zero: an item without attributes, which is what a missing one is judged as.
constexpr base::BytesView kEmptyPackedItem{"\0", 1};

dynamodb::Error ConditionFailed(const ItemWrite& write, const ItemPtr& before) {
  auto error = dynamodb::MakeError(ErrorCode::kConditionalCheckFailedException,
                                   "The conditional request failed");
  if (write.on_failure == dynamodb::ReturnValuesOnConditionCheckFailure::kAllOld && before) {
    error.item = before->item;
  }
  return error;
}

dynamodb::Error DuplicateItem() {
  return dynamodb::MakeError(ErrorCode::kDuplicateItemException,
                             "Duplicate primary key exists in table");
}

Result<ItemPtr> Update(const Table& table, const ItemWrite& write, const ItemPtr& before) {
  const auto old = before ? dynamodb::Unpack(before->item) : write.update_key;
  if (!write.update) {
    if (before) return before;
    // A partition key of the table may be too long for a sort key of an index.
    if (auto ok = CheckUpdatedIndexKeys(table, old); !ok) {
      return std::unexpected(std::move(ok).error());
    }
    return MakeStoredItem(table, old, kUpdateTooLarge);
  }
  const auto updated = expression::ApplyUpdate(*write.update, old);
  if (!updated) return std::unexpected(updated.error());
  const bool is_expression = write.update->form == expression::UpdateForm::kExpression;
  auto ok =
      is_expression ? CheckUpdatedIndexKeys(table, *updated) : CheckIndexKeys(table, *updated);
  if (!ok) return std::unexpected(std::move(ok).error());
  return MakeStoredItem(table, *updated, kUpdateTooLarge);
}

}  // namespace

Result<ItemPtr> MakeStoredItem(const Table& table, const dynamodb::Item& item,
                               std::string_view too_large) {
  StoredItem stored{.size = dynamodb::ItemSize(item)};
  if (stored.size + LocalIndexSize(table, item, stored.size) > dynamodb::kMaxItemBytes) {
    return std::unexpected(dynamodb::ValidationError(std::string(too_large)));
  }
  stored.item = dynamodb::Pack(item);
  return std::make_shared<const StoredItem>(std::move(stored));
}

Result<ItemPtr> EvaluateWrite(const Table& table, const ItemWrite& write, const ItemPtr& before) {
  if (write.condition) {
    const auto packed = before ? base::BytesView(before->item.bytes) : kEmptyPackedItem;
    if (!expression::MatchesPacked(*write.condition, packed)) {
      return std::unexpected(ConditionFailed(write, before));
    }
  }
  switch (write.kind) {
    case WriteKind::kPut:
      return write.put;
    case WriteKind::kInsert:
      if (before) return std::unexpected(DuplicateItem());
      return write.put;
    case WriteKind::kUpdate:
      return Update(table, write, before);
    case WriteKind::kDelete:
      return ItemPtr{};
    case WriteKind::kConditionCheck:
    case WriteKind::kNoteExpiry:
      return before;
    case WriteKind::kExpire:
      if (before && ExpiryOf(table, before->item.bytes) == write.expires_at) return ItemPtr{};
      return before;
  }
  return before;
}

}  // namespace flavorbot::engine
