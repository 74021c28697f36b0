// Expressions: random conditions, updates, projections and key conditions, with the names and
// values that they use.
#pragma once

#include <boost/json/object.hpp>
#include <set>
#include <string>

#include "random.h"
#include "table_shape.h"

namespace flavorbot::differential {

// Writes the expressions of one request. Mostly well-formed; what is wrong is one thing at a time.
class Expressions {
 public:
  explicit Expressions(Random& random) : random_(random) {}

  std::string Condition(int depth = 2);
  std::string Update();
  std::string Projection();
  // On these keys; the partition key's condition comes first or last.
  std::string KeyCondition(const KeyPair& keys);

  // Adds ExpressionAttributeNames and ExpressionAttributeValues; rarely an unused or a missing one.
  void Finish(json::object& body);

 private:
  std::string Path();
  // A path to an attribute that the current expression doesn't use yet; rarely to one that it does.
  std::string NewPath();
  std::string PathFrom(std::string name);
  // `name` as it is or as #placeholder.
  std::string Name(const std::string& name);
  std::string Value(json::object value);
  std::string Operand();
  // A path and what it is usually compared with.
  std::string Comparison();
  std::string Function();
  // Rarely of a path and itself, which is refused.
  std::string Contains();
  std::string SetOperand(const std::string& path);
  // What is added to or deleted from the attribute `name`.
  json::object Addend(std::string_view name);
  // Rarely with parentheses in parentheses, which are refused.
  std::string Parenthesised(std::string inner);
  // "path BETWEEN low AND high", of type N or S; rarely the other way round.
  std::string Between(std::string_view path, char type);
  // Rarely: with one letter or word less, more or other.
  std::string Spoilt(std::string text);

  Random& random_;
  json::object names_;
  json::object values_;
  std::set<std::string> used_;  // by NewPath in the current expression
};

}  // namespace flavorbot::differential
