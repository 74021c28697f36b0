// UpdateBuilder: an update expression with its names and values, put together attribute by
// attribute.
//
//   UpdateBuilder update;
//   update.Set("bio", AttributeValue::S(bio));
//   update.Require("attribute_exists(PK)");
//   update.ApplyTo(request);   // UpdateItemRequest or TransactUpdate
//
// Every name goes through a placeholder, so that none can be a reserved word.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "dynamodb/expression_parameters.h"

namespace flavorbot::storage {

class UpdateBuilder {
 public:
  void Set(std::string_view name, dynamodb::AttributeValue value);
  void SetIfAbsent(std::string_view name, dynamodb::AttributeValue value);
  void Remove(std::string_view name);
  void Add(std::string_view name, dynamodb::AttributeValue value);

  // All required conditions are joined by AND.
  void Require(std::string_view condition);
  void RequireAbsent(std::string_view name);
  void RequireEqual(std::string_view name, dynamodb::AttributeValue value);

  // The placeholders of a name and of a value, for conditions of other forms.
  std::string Name(std::string_view name);
  std::string Value(dynamodb::AttributeValue value);

  std::string update_expression() const;

  // UpdateItemRequest.
  template <typename Request>
  void ApplyTo(Request& request) && {
    request.update_expression = update_expression();
    std::move(*this).ApplyConditionTo(request);
  }

  // Anything with a condition: DeleteItemRequest, TransactConditionCheck ...
  template <typename Request>
  void ApplyConditionTo(Request& request) && {
    if (!condition_.empty()) request.condition_expression = std::move(condition_);
    if (!names_.empty()) request.expression_attribute_names = std::move(names_);
    if (!values_.empty()) request.expression_attribute_values = std::move(values_);
  }

 private:
  std::string set_;
  std::string remove_;
  std::string add_;
  std::string condition_;
  dynamodb::ExpressionAttributeNames names_;
  dynamodb::ExpressionAttributeValues values_;
};

}  // namespace flavorbot::storage
