// The meaning of an expression, ready to evaluate: placeholders are gone (names and values stand
// where the text had #n and :v), and everything that can be checked without an item was checked.
//
//   Path        pantry.shelves[3].label
//   Operand     a path, a value, or an operator over operands:
//                 size(p) in conditions; if_not_exists, list_append, + and - in updates
//   Condition   a tree of AND, OR, NOT over comparisons and functions
//   Update      the actions of the four clauses SET, REMOVE, ADD, DELETE
//   Projection  the paths that a reader asked for
//
// The depth of every tree is bounded by kMaxExpressionDepth (limits.h), so walking one recursively
// is safe.
//
// Threads: value types.
// Source:  AWS Developer Guide, "Using expressions in DynamoDB".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dynamodb/attribute_value.h"

namespace flavorbot::expression {

// One step below a top-level attribute: a key of a map or an index into a list.
using PathStep = std::variant<std::string, std::uint32_t>;

struct Path {
  std::string attribute;  // the top-level attribute
  std::vector<PathStep> steps;

  bool is_top_level() const { return steps.empty(); }
  friend bool operator==(const Path&, const Path&) = default;
};

// "[pantry, shelves, [3], label]": as the service's messages spell a path.
std::string ToString(const Path& path);

enum class Operator { kSize, kIfNotExists, kListAppend, kPlus, kMinus };

struct Operand;

// The operands of kIfNotExists are a path and its fallback; kSize has one, the others have two.
struct Operation {
  Operator op;
  std::vector<Operand> operands;
  friend bool operator==(const Operation&, const Operation&) = default;
};

struct Operand {
  std::variant<Path, dynamodb::AttributeValue, Operation> node;
  friend bool operator==(const Operand&, const Operand&) = default;
};

enum class Comparator { kEqual, kNotEqual, kLess, kLessOrEqual, kGreater, kGreaterOrEqual };

struct Comparison {
  Comparator comparator;
  Operand left;
  Operand right;
  friend bool operator==(const Comparison&, const Comparison&) = default;
};

// low <= value <= high.
struct Between {
  Operand value;
  Operand low;
  Operand high;
  friend bool operator==(const Between&, const Between&) = default;
};

struct In {
  Operand value;
  std::vector<Operand> candidates;
  friend bool operator==(const In&, const In&) = default;
};

struct AttributeExists {
  Path path;
  friend bool operator==(const AttributeExists&, const AttributeExists&) = default;
};

struct AttributeNotExists {
  Path path;
  friend bool operator==(const AttributeNotExists&, const AttributeNotExists&) = default;
};

struct AttributeTypeIs {
  Operand value;
  dynamodb::AttributeType type;
  friend bool operator==(const AttributeTypeIs&, const AttributeTypeIs&) = default;
};

struct BeginsWith {
  Operand value;
  Operand prefix;
  friend bool operator==(const BeginsWith&, const BeginsWith&) = default;
};

struct Contains {
  Operand container;
  Operand element;
  friend bool operator==(const Contains&, const Contains&) = default;
};

struct Condition;

struct And {
  std::vector<Condition> terms;  // at least two
  friend bool operator==(const And&, const And&) = default;
};

struct Or {
  std::vector<Condition> terms;  // at least two
  friend bool operator==(const Or&, const Or&) = default;
};

struct Not {
  std::vector<Condition> term;  // exactly one
  friend bool operator==(const Not&, const Not&) = default;
};

struct Condition {
  std::variant<Comparison, Between, In, AttributeExists, AttributeNotExists, AttributeTypeIs,
               BeginsWith, Contains, And, Or, Not>
      node;
  friend bool operator==(const Condition&, const Condition&) = default;
};

struct SetAction {
  Path path;
  Operand value;
  friend bool operator==(const SetAction&, const SetAction&) = default;
};

// ADD path :v (a number or a set) and DELETE path :v (a set).
struct ValueAction {
  Path path;
  dynamodb::AttributeValue value;
  friend bool operator==(const ValueAction&, const ValueAction&) = default;
};

// AttributeUpdates, the way to update before expressions, may append to lists with ADD, and words
// the refusal of a value of another type differently.
enum class UpdateForm { kExpression, kAttributeUpdates };

// No two of its paths overlap.
struct Update {
  std::vector<SetAction> set_actions;
  std::vector<Path> remove_paths;
  std::vector<ValueAction> add_actions;
  std::vector<ValueAction> delete_actions;
  UpdateForm form = UpdateForm::kExpression;
  friend bool operator==(const Update&, const Update&) = default;
};

// Sorted by the bytes of the top-level attribute; no two of its paths overlap.
struct Projection {
  std::vector<Path> paths;
  friend bool operator==(const Projection&, const Projection&) = default;
};

}  // namespace flavorbot::expression
