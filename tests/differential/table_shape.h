// TableShape: the tables that the fuzzer works on, and what their keys are.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace flavorbot::differential {

namespace json = boost::json;

struct KeyAttribute {
  std::string name;
  char type;  // 'S', 'N' or 'B'
};

struct KeyPair {
  KeyAttribute partition;
  std::optional<KeyAttribute> sort = std::nullopt;
};

struct IndexShape {
  std::string name;
  KeyPair keys;
  bool is_local = false;
  std::string projection = "ALL";
  std::vector<std::string> included = {};  // for INCLUDE
};

struct TableShape {
  KeyPair keys;
  std::vector<IndexShape> indexes = {};

  // The key attributes of the table and of all indexes, each name once.
  std::vector<KeyAttribute> KeyAttributes() const;
};

const std::vector<TableShape>& TableShapes();

// The request that makes a table of this shape.
json::object CreateTableBody(const TableShape& shape, std::string_view table_name);

}  // namespace flavorbot::differential
