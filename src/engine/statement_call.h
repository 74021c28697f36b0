// What the three actions on PartiQL statements share: the statement read, its table found, its
// write prepared.
//
// Errors:  kValidationException; kResourceNotFoundException.
// Threads: pure functions over the catalog.
// Source:  API reference, ExecuteStatement, BatchExecuteStatement, ExecuteTransaction.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "dynamodb/item_actions.h"
#include "engine/catalog.h"
#include "engine/commit_request.h"
#include "engine/statement_keys.h"
#include "expression/partiql/statement.h"

namespace flavorbot::engine {

inline std::span<const dynamodb::AttributeValue> ParametersOf(
    const std::optional<std::vector<dynamodb::AttributeValue>>& parameters) {
  return parameters ? std::span<const dynamodb::AttributeValue>(*parameters)
                    : std::span<const dynamodb::AttributeValue>();
}

// For statements, whose text is the same whatever they do.
dynamodb::Result<TablePtr> FindStatementTable(const Catalog& catalog, const std::string& name);

// The write of an INSERT, UPDATE, DELETE or EXISTS.
//
// INSERT is of an item that isn't there; UPDATE of one that is, and DELETE of one that fulfils its
// condition if it is there.
dynamodb::Result<ItemWrite> PrepareStatement(
    TablePtr table, expression::partiql::Statement statement,
    dynamodb::ReturnValuesOnConditionCheckFailure on_failure);

// RETURNING as ReturnValues.
dynamodb::ReturnValues ReturnValuesOf(const expression::partiql::Statement& statement);

}  // namespace flavorbot::engine
