// Parameters: the ExpressionAttributeNames and ExpressionAttributeValues of one request, and which
// of them its expressions used.
//
//   Parameters parameters(request.expression_attribute_names, request.expression_attribute_values);
//   auto checked = CheckParameters(parameters, {{ExpressionKind::kUpdate, has_update},
//                                               {ExpressionKind::kCondition, has_condition}});
//   ... ParseUpdate, ParseCondition ...
//   auto used = CheckAllUsed(parameters);
//
// Threads: one request, one object.
// Source:  API reference, ExpressionAttributeNames; texts as the service answers them.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "dynamodb/error.h"
#include "dynamodb/expression_parameters.h"

namespace flavorbot::expression {

enum class ExpressionKind { kCondition, kFilter, kKeyCondition, kProjection, kUpdate };

// "ConditionExpression", "FilterExpression" ...
std::string_view ExpressionName(ExpressionKind kind);

class Parameters {
 public:
  // Borrows both for as long as it lives.
  Parameters(const std::optional<dynamodb::ExpressionAttributeNames>& names,
             const std::optional<dynamodb::ExpressionAttributeValues>& values)
      : names_(names ? &*names : nullptr), values_(values ? &*values : nullptr) {}

  // What "#n" or ":v" stands for, noted as used; nullptr when it is not defined. Borrowed from the
  // request.
  const std::string* UseName(std::string_view placeholder);
  const dynamodb::AttributeValue* UseValue(std::string_view placeholder);

  // nullptr when the request had none.
  const dynamodb::ExpressionAttributeNames* names() const { return names_; }
  const dynamodb::ExpressionAttributeValues* values() const { return values_; }

  // The entries that were used, each once.
  const std::vector<const dynamodb::ExpressionAttributeNames::value_type*>& used_names() const {
    return used_names_;
  }
  const std::vector<const dynamodb::ExpressionAttributeValues::value_type*>& used_values() const {
    return used_values_;
  }

 private:
  friend dynamodb::Result<void> CheckAllUsed(const Parameters& parameters);

  const dynamodb::ExpressionAttributeNames* names_;
  const dynamodb::ExpressionAttributeValues* values_;
  // Entries of the maps that were used; sorted by address, each once.
  std::vector<const dynamodb::ExpressionAttributeNames::value_type*> used_names_;
  std::vector<const dynamodb::ExpressionAttributeValues::value_type*> used_values_;
};

// An expression that the action knows, and whether the request has it.
struct ExpressionPresence {
  ExpressionKind kind;
  bool present;
};

// What must hold before any expression is parsed: names and values only beside an expression that
// can use them, not empty, with well-formed placeholders. `expressions` are those of the action, in
// the order of the service's messages.
// Errors: kValidationException.
dynamodb::Result<void> CheckParameters(const Parameters& parameters,
                                       std::initializer_list<ExpressionPresence> expressions);

// After all expressions of the request were parsed: whether each name and value was used.
// Errors: kValidationException, listing those that were not.
dynamodb::Result<void> CheckAllUsed(const Parameters& parameters);

}  // namespace flavorbot::expression
