// The place in an item that an update's path names, whether or not something is there.
//
// Threads: pure functions. A place borrows from the item and holds until the item changes.
#pragma once

#include <optional>

#include "dynamodb/attribute_value.h"
#include "dynamodb/error.h"
#include "expression/ast.h"

namespace flavorbot::expression {

// A name in a map or an index in a list: exactly one of `map` and `list` is there.
struct Place {
  dynamodb::AttributeMap* map = nullptr;
  dynamodb::List* list = nullptr;
  const std::string* name = nullptr;
  std::uint32_t index = 0;

  // Puts `value` there, or removes what is there. REQUIRES: of a list, an index in it and a value.
  void Apply(std::optional<dynamodb::AttributeValue> value);
};

// Errors: kValidationException when the document that the place is in doesn't exist, or is no map
//         for a name and no list for an index.
dynamodb::Result<Place> FindPlace(dynamodb::Item& item, const Path& path);

}  // namespace flavorbot::expression
