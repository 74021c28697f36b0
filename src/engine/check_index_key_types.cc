#include "engine/check_index_key_types.h"

#include <optional>
#include <utility>

#include "engine/item_checks.h"

namespace flavorbot::engine {
namespace {

using dynamodb::AttributeType;
using dynamodb::Result;
using expression::Operand;
using expression::Operator;
using expression::Path;

// nullopt: the item says.
std::optional<AttributeType> TypeOf(const Operand& operand) {
  if (const auto* value = std::get_if<dynamodb::AttributeValue>(&operand.node)) {
    return value->type();
  }
  const auto* operation = std::get_if<expression::Operation>(&operand.node);
  if (operation == nullptr) return std::nullopt;
  switch (operation->op) {
    case Operator::kIfNotExists:
      return TypeOf(operation->operands[1]);
    case Operator::kListAppend:
      return AttributeType::kL;
    case Operator::kPlus:
    case Operator::kMinus:
    case Operator::kSize:
      return AttributeType::kN;
  }
  return std::nullopt;
}

Result<void> Check(const Index& index, const KeyAttribute& key, const Path& path,
                   std::optional<AttributeType> type) {
  if (!type || !path.is_top_level() || path.attribute != key.name) return {};
  return CheckIndexKeyType(index, key, *type);
}

Result<void> CheckKey(const Index& index, const KeyAttribute& key,
                      const expression::Update& update) {
  for (const auto& action : update.set_actions) {
    if (auto ok = Check(index, key, action.path, TypeOf(action.value)); !ok) return ok;
  }
  for (const auto& action : update.add_actions) {
    if (auto ok = Check(index, key, action.path, action.value.type()); !ok) return ok;
  }
  return {};
}

}  // namespace

Result<void> CheckIndexKeyTypes(const Table& table, const expression::Update& update) {
  for (const Index& index : table.indexes) {
    auto ok = CheckKey(index, index.keys.partition_key, update);
    if (ok && index.keys.sort_key) ok = CheckKey(index, *index.keys.sort_key, update);
    if (!ok) return ok;
  }
  return {};
}

}  // namespace flavorbot::engine
