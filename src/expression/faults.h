// Faults: what is wrong with an expression, and which of several faults is told.
//
// A syntax error is told at once, and so are redundant parentheses where they close. Otherwise the
// service checks an expression in passes, and tells the first fault of the earliest pass that has
// one; the parser reads the text once, so it notes faults as they come and keeps the one that those
// passes would have met first.
//
// Threads: one parse, one object.
// Source:  the order in which the service answers expressions with two faults; faults_test.cc.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "dynamodb/error.h"
#include "expression/parameters.h"

namespace flavorbot::expression {

// In the order of the service's checks.
enum class Pass {
  kWords,     // function names and where they stand, reserved words, list indexes
  kSections,  // a clause of an update that comes again
  kTargets,   // the paths that an update changes or a projection wants
  kOverlap,   // of those
  kOperands,  // placeholders, counts and types of operands
};

class Faults {
 public:
  explicit Faults(ExpressionKind kind) : kind_(kind) {}

  // Notes a fault at byte `position` of the text. Of one pass the leftmost is kept; of kOperands,
  // which works from the leaves up, the one noted first.
  void Note(Pass pass, std::size_t position, std::string what);

  // A fault that ends the reading: it outranks whatever was noted, and what is noted later.
  void NoteAtOnce(std::string what);

  bool empty() const { return !first_; }

  // The error to answer. REQUIRES: not empty().
  dynamodb::Error ToError() const;

 private:
  struct Fault {
    Pass pass;
    std::size_t position;
    std::string what;
  };

  ExpressionKind kind_;
  bool is_over_ = false;
  std::optional<Fault> first_;
};

// "Invalid ConditionExpression: <what>".
dynamodb::Error InvalidExpression(ExpressionKind kind, std::string_view what);

}  // namespace flavorbot::expression
