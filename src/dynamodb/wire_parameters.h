// What many requests share: substitutions of expressions, capacity, keys.
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <string>

#include "dynamodb/capacity.h"
#include "dynamodb/expression_parameters.h"
#include "dynamodb/wire_reader.h"
#include "dynamodb/wire_writer.h"

namespace flavorbot::dynamodb {

// A fault of a value is told as the service does for this member: "ExpressionAttributeValues
// contains invalid value: ... for key :v".
void ReadJson(WireCursor cursor, ExpressionAttributeValues& out);

void ReadJson(WireCursor cursor, ConsumedCapacity& out);
void ReadJson(WireCursor cursor, ItemCollectionMetrics& out);
void AppendJson(std::string& out, const ItemCollectionMetrics& metrics);

// ExpressionAttributeNames and, where the request has them, ExpressionAttributeValues.
template <typename Request>
void ReadExpressionParameters(const MemberReader& members, Request& out) {
  members.Read("ExpressionAttributeNames", out.expression_attribute_names);
  if constexpr (requires { out.expression_attribute_values; }) {
    members.Read("ExpressionAttributeValues", out.expression_attribute_values);
  }
}
template <typename Request>
void WriteExpressionParameters(ObjectWriter& object, const Request& request) {
  object.Member("ExpressionAttributeNames", request.expression_attribute_names);
  if constexpr (requires { request.expression_attribute_values; }) {
    object.Member("ExpressionAttributeValues", request.expression_attribute_values);
  }
}

// A packed item out of JSON: what a client gets.
void ReadJson(WireCursor cursor, PackedItem& out);

}  // namespace flavorbot::dynamodb
