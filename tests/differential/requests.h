// Requests: one random call of the data plane.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "random.h"
#include "table_shape.h"

namespace flavorbot::differential {

// How an answer is read; pages are followed with each engine's own LastEvaluatedKey.
enum class Reading { kOnce, kAllPages, kAllSegments };

struct Request {
  std::string action;
  json::object body;
  Reading reading = Reading::kOnce;
  bool mutated = false;  // by Mutate
};

// The stand-ins for the names of a round's two tables, in requests; its tokens are called so too,
// since an engine remembers them beyond the round.
inline constexpr std::string_view kTableNames[] = {"$A", "$B"};

// With at most one deliberate mistake, since which of several an engine tells is its own choice.
// `shapes`: those of the two tables.
Request AnyRequest(Random& random, const std::vector<const TableShape*>& shapes);

// One member dropped, doubled in another name, or of another type. Not in the keys of tables.
void Mutate(Random& random, json::object& body);

}  // namespace flavorbot::differential
