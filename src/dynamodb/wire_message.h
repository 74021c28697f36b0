// FromJson for every message: parses the body and runs the message's ReadMembers over it.
//
// Included only where messages are read. Each of those files defines, for its types,
//   void ReadMembers(const MemberReader& members, PutItemRequest& out);
// and instantiates FromJson.
//
// Source: API reference, "DynamoDB low-level API"; message texts as pinned by
// tests/conformance/wire_types_test.cc.
#pragma once

#include <boost/json/value.hpp>
#include <string_view>
#include <utility>

#include "dynamodb/error.h"
#include "dynamodb/wire_reader.h"

namespace flavorbot::dynamodb {

// A parsed body, and the memory it lives in.
class WireBody {
 public:
  WireBody();
  ~WireBody();
  WireBody(const WireBody&) = delete;
  WireBody& operator=(const WireBody&) = delete;

  // The JSON of `body`, borrowed from this object; nullptr when it isn't JSON in UTF-8.
  const boost::json::value* Parse(std::string_view body);

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

template <typename T>
Result<T> FromJson(std::string_view body) {
  WireBody parsed;
  const boost::json::value* json = parsed.Parse(body);
  if (json == nullptr) return std::unexpected(MakeError(ErrorCode::kSerializationException, ""));
  T out;
  WireFaults faults;
  const WirePath path;
  const WireCursor cursor{*json, faults, path};
  if (const auto* object = StructureOf(cursor, "java.util.Map")) {
    ReadMembers(MemberReader(*object, cursor), out);
  }
  if (auto error = std::move(faults).Take()) return std::unexpected(*std::move(error));
  return out;
}

// A structure inside a message, read by its ReadMembers.
template <typename T>
void ReadStructure(WireCursor cursor, std::string_view java_name, T& out) {
  std::string java_type = "com.amazonaws.dynamodb.v20120810.";
  if (const auto* object = StructureOf(cursor, java_type.append(java_name))) {
    ReadMembers(MemberReader(*object, cursor), out);
  }
}

}  // namespace flavorbot::dynamodb
