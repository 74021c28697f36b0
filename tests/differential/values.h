// Attribute values in wire form: few common ones, so that items and conditions meet, and the edges
// of every type.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "random.h"
#include "table_shape.h"

namespace flavorbot::differential {

// Of "S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M"; documents nest up to `depth` more.
json::object ValueOf(Random& random, std::string_view type, int depth = 2);

// Of any type.
json::object AnyValue(Random& random, int depth = 2);

// A value that an attribute of this name usually has: "n" a number, "ss" a string set ...
json::object UsualValue(Random& random, std::string_view attribute);

// From a small space, so that keys collide; rarely at the limits, rarely of another type or empty.
json::object KeyValue(Random& random, const KeyAttribute& key, bool is_partition);

// An attribute's name: mostly of the few that items have.
std::string AttributeName(Random& random);

// A whole item with the keys of `shape`; rarely one that is refused.
json::object AnyItem(Random& random, const TableShape& shape);

// The primary key of an item.
json::object AnyKey(Random& random, const KeyPair& keys);

}  // namespace flavorbot::differential
