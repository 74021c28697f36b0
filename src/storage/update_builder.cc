#include "storage/update_builder.h"

namespace flavorbot::storage {
namespace {

void Append(std::string& list, std::string_view separator, const std::string& part) {
  if (!list.empty()) list += separator;
  list += part;
}

void AppendClause(std::string& expression, std::string_view keyword, const std::string& list) {
  if (list.empty()) return;
  if (!expression.empty()) expression += ' ';
  expression += keyword;
  expression += list;
}

}  // namespace

std::string UpdateBuilder::Name(std::string_view name) {
  for (const auto& [placeholder, known] : names_) {
    if (known == name) return placeholder;
  }
  auto placeholder = "#n" + std::to_string(names_.size());
  names_.emplace(placeholder, name);
  return placeholder;
}

std::string UpdateBuilder::Value(dynamodb::AttributeValue value) {
  auto placeholder = ":v" + std::to_string(values_.size());
  values_.emplace(placeholder, std::move(value));
  return placeholder;
}

void UpdateBuilder::Set(std::string_view name, dynamodb::AttributeValue value) {
  auto target = Name(name);
  Append(set_, ", ", target + " = " + Value(std::move(value)));
}

void UpdateBuilder::SetIfAbsent(std::string_view name, dynamodb::AttributeValue value) {
  auto target = Name(name);
  Append(set_, ", ", target + " = if_not_exists(" + target + ", " + Value(std::move(value)) + ")");
}

void UpdateBuilder::Remove(std::string_view name) { Append(remove_, ", ", Name(name)); }

void UpdateBuilder::Add(std::string_view name, dynamodb::AttributeValue value) {
  auto target = Name(name);
  Append(add_, ", ", target + " " + Value(std::move(value)));
}

void UpdateBuilder::Require(std::string_view condition) {
  Append(condition_, " AND ", std::string(condition));
}

void UpdateBuilder::RequireAbsent(std::string_view name) {
  Require("attribute_not_exists(" + Name(name) + ")");
}

void UpdateBuilder::RequireEqual(std::string_view name, dynamodb::AttributeValue value) {
  auto target = Name(name);
  Require(target + " = " + Value(std::move(value)));
}

std::string UpdateBuilder::update_expression() const {
  std::string expression;
  AppendClause(expression, "SET ", set_);
  AppendClause(expression, "REMOVE ", remove_);
  AppendClause(expression, "ADD ", add_);
  return expression;
}

}  // namespace flavorbot::storage
