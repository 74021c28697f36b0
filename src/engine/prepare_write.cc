#include "engine/prepare_write.h"

#include <utility>

#include "dynamodb/item_size.h"
#include "engine/check_index_key_types.h"
#include "engine/check_key_paths.h"
#include "engine/evaluate_write.h"
#include "engine/item_checks.h"
#include "expression/key_use.h"
#include "expression/legacy_condition.h"
#include "expression/legacy_update.h"
#include "expression/parameters.h"
#include "expression/parse.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;
using expression::ExpressionKind;

ItemWrite MakeWrite(WriteKind kind, TablePtr table, base::Bytes key, ParsedWrite parsed) {
  return {.kind = kind,
          .table = std::move(table),
          .key = std::move(key),
          .update = std::move(parsed.update),
          .condition = std::move(parsed.condition),
          .value_bytes = parsed.value_bytes,
          .on_failure = parsed.on_failure};
}

// Whether the expressions use the key attributes as they may.
Result<void> CheckKeyUse(const Table& table, const ParsedWrite& parsed) {
  if (parsed.update) {
    if (auto ok = expression::CheckUpdateKeyUse(*parsed.update, table.keys); !ok) return ok;
    if (auto ok = CheckKeyPathsOf(table, *parsed.update); !ok) return ok;
  }
  if (parsed.condition) {
    if (auto ok = CheckKeyPathsOf(table, *parsed.condition); !ok) return ok;
  }
  return parsed.update ? CheckIndexKeyTypes(table, *parsed.update) : Result<void>();
}

// AttributeUpdates and Expected, where the request has them.
Result<void> TranslateLegacy(const WriteText& text, ParsedWrite& parsed) {
  if (text.attribute_updates != nullptr) {
    auto update = expression::FromAttributeUpdates(*text.attribute_updates);
    if (!update) return std::unexpected(std::move(update).error());
    parsed.update = std::move(*update);
    for (const auto& [name, one] : *text.attribute_updates) {
      if (one.value) parsed.value_bytes += dynamodb::ValueSize(*one.value);
    }
  }
  if (text.expected == nullptr && !text.conditional_operator) return {};
  auto condition = expression::FromExpected(text.expected, text.conditional_operator);
  if (!condition) return std::unexpected(std::move(condition).error());
  parsed.condition = std::move(*condition);
  return {};
}

}  // namespace

Result<ParsedWrite> ParseWrite(const WriteText& text) {
  expression::Parameters parameters(text.names, text.values);
  const expression::ExpressionPresence update{ExpressionKind::kUpdate, text.update != nullptr};
  const expression::ExpressionPresence condition{ExpressionKind::kCondition,
                                                 text.condition.has_value()};
  auto checked = text.takes_update ? expression::CheckParameters(parameters, {update, condition})
                                   : expression::CheckParameters(parameters, {condition});
  if (!checked) return std::unexpected(std::move(checked).error());

  ParsedWrite parsed{.on_failure = text.on_failure};
  if (auto ok = TranslateLegacy(text, parsed); !ok) return std::unexpected(std::move(ok).error());
  if (text.update != nullptr) {
    auto tree = expression::ParseUpdate(*text.update, parameters);
    if (!tree) return std::unexpected(std::move(tree).error());
    parsed.update = std::move(*tree);
  }
  if (text.condition) {
    auto tree = expression::ParseCondition(*text.condition, parameters);
    if (!tree) return std::unexpected(std::move(tree).error());
    parsed.condition = std::move(*tree);
  }
  checked = expression::CheckAllUsed(parameters);
  if (!checked) return std::unexpected(std::move(checked).error());
  if (text.values) {
    for (const auto& [name, value] : *text.values) parsed.value_bytes += dynamodb::ValueSize(value);
  }
  return parsed;
}

Result<ItemWrite> BindPut(TablePtr table, const dynamodb::Item& item, ParsedWrite parsed) {
  auto key = EncodeKeyOfItem(*table, item);
  if (!key) return std::unexpected(std::move(key).error());
  if (auto ok = CheckKeyUse(*table, parsed); !ok) return std::unexpected(std::move(ok).error());
  auto stored = MakeStoredItem(*table, item, kPutTooLarge);
  if (!stored) return std::unexpected(std::move(stored).error());
  auto write = MakeWrite(WriteKind::kPut, std::move(table), std::move(*key), std::move(parsed));
  write.put = std::move(*stored);
  return write;
}

Result<ItemWrite> BindUpdate(TablePtr table, dynamodb::Item key, ParsedWrite parsed) {
  auto encoded = EncodeKey(*table, key);
  if (!encoded) return std::unexpected(std::move(encoded).error());
  if (auto ok = CheckKeyUse(*table, parsed); !ok) return std::unexpected(std::move(ok).error());
  auto write =
      MakeWrite(WriteKind::kUpdate, std::move(table), std::move(*encoded), std::move(parsed));
  write.update_key = std::move(key);
  return write;
}

Result<ItemWrite> BindByKey(WriteKind kind, TablePtr table, const dynamodb::Item& key,
                            ParsedWrite parsed) {
  auto encoded = EncodeKey(*table, key);
  if (!encoded) return std::unexpected(std::move(encoded).error());
  if (auto ok = CheckKeyUse(*table, parsed); !ok) return std::unexpected(std::move(ok).error());
  return MakeWrite(kind, std::move(table), std::move(*encoded), std::move(parsed));
}

}  // namespace flavorbot::engine
