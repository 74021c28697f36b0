#include "engine/statement_call.h"

#include <utility>

#include "dynamodb/item_size.h"
#include "dynamodb/wire_reader.h"
#include "engine/find_table.h"
#include "engine/prepare_write.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;
using expression::Condition;
namespace partiql = expression::partiql;

std::unexpected<dynamodb::Error> Invalid(std::string why) {
  return std::unexpected(dynamodb::ValidationError(std::move(why)));
}

Result<KeyedCondition> NamedItem(std::optional<Condition> where, const KeySchema& keys) {
  auto plan = PlanOneItem(std::move(where), keys);
  if (!plan) return std::unexpected(std::move(plan).error());
  if (!*plan) {
    return Invalid("Where clause does not contain a mandatory equality on all key attributes");
  }
  return std::move(**plan);
}

// The item is there, and `rest` holds.
Condition AndExists(const KeySchema& keys, std::optional<Condition> rest) {
  Condition exists{expression::AttributeExists{{.attribute = keys.partition_key.name}}};
  if (!rest) return exists;
  return {expression::And{{std::move(exists), std::move(*rest)}}};
}

// `rest` holds, or the item isn't there.
std::optional<Condition> OrMissing(const KeySchema& keys, std::optional<Condition> rest) {
  if (!rest) return std::nullopt;
  Condition missing{expression::AttributeNotExists{{.attribute = keys.partition_key.name}}};
  return Condition{expression::Or{{std::move(missing), std::move(*rest)}}};
}

class Preparation {
 public:
  Preparation(TablePtr table, dynamodb::ReturnValuesOnConditionCheckFailure on_failure)
      : table_(std::move(table)), parsed_{.on_failure = on_failure} {}

  Result<ItemWrite> operator()(partiql::Select) { return Invalid("Unsupported operation: Select"); }

  Result<ItemWrite> operator()(partiql::Insert insert) {
    if (auto ok = CheckStatementKeys(table_->keys, insert.item); !ok) {
      return std::unexpected(std::move(ok).error());
    }
    auto write = BindPut(table_, insert.item, std::move(parsed_));
    if (write) write->kind = WriteKind::kInsert;
    return write;
  }

  Result<ItemWrite> operator()(partiql::Update update) {
    auto named = NamedItem(std::move(update.where), table_->keys);
    if (!named) return std::unexpected(std::move(named).error());
    parsed_.condition = AndExists(table_->keys, std::move(named->rest));
    parsed_.update = std::move(update.update);
    return BindUpdate(table_, std::move(named->key), std::move(parsed_));
  }

  Result<ItemWrite> operator()(partiql::Delete erase) {
    auto named = NamedItem(std::move(erase.where), table_->keys);
    if (!named) return std::unexpected(std::move(named).error());
    parsed_.condition = OrMissing(table_->keys, std::move(named->rest));
    return BindByKey(WriteKind::kDelete, table_, named->key, std::move(parsed_));
  }

  Result<ItemWrite> operator()(partiql::Exists exists) {
    auto named = PlanOneItem(std::move(exists.select.where), table_->keys);
    if (!named) return std::unexpected(std::move(named).error());
    if (!*named || !(*named)->rest || exists.select.index_name) {
      return Invalid("EXISTS() must contain a single item read with additional condition");
    }
    parsed_.condition = AndExists(table_->keys, std::move((*named)->rest));
    return BindByKey(WriteKind::kConditionCheck, table_, (*named)->key, std::move(parsed_));
  }

 private:
  TablePtr table_;
  ParsedWrite parsed_;
};

}  // namespace

Result<TablePtr> FindStatementTable(const Catalog& catalog, const std::string& name) {
  if (!dynamodb::IsTableName(name)) {
    return Invalid(
        "Table name should be within the length [3, 255] and only contain 'a-z', 'A-Z', '0-9', "
        "'-', '_', '.'.");
  }
  return FindTable(catalog, name);
}

Result<ItemWrite> PrepareStatement(TablePtr table, partiql::Statement statement,
                                   dynamodb::ReturnValuesOnConditionCheckFailure on_failure) {
  return std::visit(Preparation(std::move(table), on_failure), std::move(statement));
}

dynamodb::ReturnValues ReturnValuesOf(const partiql::Statement& statement) {
  auto returning = partiql::Returning::kNone;
  if (const auto* update = std::get_if<partiql::Update>(&statement)) returning = update->returning;
  if (const auto* erase = std::get_if<partiql::Delete>(&statement)) returning = erase->returning;
  switch (returning) {
    case partiql::Returning::kNone:
      break;
    case partiql::Returning::kAllOld:
      return dynamodb::ReturnValues::kAllOld;
    case partiql::Returning::kAllNew:
      return dynamodb::ReturnValues::kAllNew;
    case partiql::Returning::kModifiedOld:
      return dynamodb::ReturnValues::kUpdatedOld;
    case partiql::Returning::kModifiedNew:
      return dynamodb::ReturnValues::kUpdatedNew;
  }
  return dynamodb::ReturnValues::kNone;
}

}  // namespace flavorbot::engine
