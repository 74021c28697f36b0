// The parameters from before expressions, on the wire.
//
// Threads: pure functions.
// Source:  API reference, "Legacy conditional parameters"; texts and their order as pinned by
//          tests/conformance/legacy_*_test.cc.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dynamodb/legacy_parameters.h"
#include "dynamodb/wire_reader.h"
#include "dynamodb/wire_writer.h"

namespace flavorbot::dynamodb {

void ReadJson(WireCursor cursor, LegacyConditions& out);
void ReadJson(WireCursor cursor, Expected& out);
void ReadJson(WireCursor cursor, AttributeUpdates& out);

// AttributesToGet: 1 to 255 names.
void ReadAttributesToGet(const MemberReader& members, std::optional<std::vector<std::string>>& out);

// Notes a request that has members of both kinds: "Can not use both expression and non-expression
// parameters in the same request: ...". Both lists in the order of the service's message.
// To be called before the members whose values may be faulty are read: this is told first.
void CheckNotMixed(const MemberReader& members, std::initializer_list<std::string_view> legacy,
                   std::initializer_list<std::string_view> expressions);

void AppendJson(std::string& out, const LegacyCondition& condition);
void AppendJson(std::string& out, const ExpectedAttributeValue& expected);
void AppendJson(std::string& out, const AttributeValueUpdate& update);

}  // namespace flavorbot::dynamodb
