#include "web_api/plain_json.h"

#include "base/encoding.h"
#include "base/json_writer.h"

namespace flavorbot::web_api {
namespace {

using dynamodb::AttributeType;
using dynamodb::PackedValue;

void AppendBinary(std::string& out, base::BytesView bytes) {
  out += '"';
  base::AppendBase64(out, bytes);
  out += '"';
}

void AppendSet(std::string& out, PackedValue set) {
  out += '[';
  bool is_first = true;
  for (dynamodb::PackedMembers it(set); it.Next();) {
    if (!is_first) out += ',';
    is_first = false;
    if (set.type() == AttributeType::kSs) {
      base::AppendJsonString(out, it.member());
    } else if (set.type() == AttributeType::kNs) {
      out += it.member();
    } else {
      AppendBinary(out, it.member());
    }
  }
  out += ']';
}

void AppendList(std::string& out, PackedValue list) {
  out += '[';
  bool is_first = true;
  for (dynamodb::PackedElements it(list); it.Next();) {
    if (!is_first) out += ',';
    is_first = false;
    AppendPlainJson(out, it.value());
  }
  out += ']';
}

void AppendMap(std::string& out, PackedValue map) {
  out += '{';
  bool is_first = true;
  for (auto it = dynamodb::PackedAttributes::OfMap(map); it.Next();) {
    if (!is_first) out += ',';
    is_first = false;
    base::AppendJsonString(out, it.name());
    out += ':';
    AppendPlainJson(out, it.value());
  }
  out += '}';
}

}  // namespace

void AppendPlainJson(std::string& out, PackedValue value) {
  switch (value.type()) {
    case AttributeType::kS:
      return base::AppendJsonString(out, *value.string());
    case AttributeType::kN:
      out += *value.number_text();
      return;
    case AttributeType::kB:
      return AppendBinary(out, *value.binary());
    case AttributeType::kBool:
      out += *value.boolean() ? "true" : "false";
      return;
    case AttributeType::kNull:
      out += "null";
      return;
    case AttributeType::kL:
      return AppendList(out, value);
    case AttributeType::kM:
      return AppendMap(out, value);
    case AttributeType::kSs:
    case AttributeType::kNs:
    case AttributeType::kBs:
      return AppendSet(out, value);
  }
}

}  // namespace flavorbot::web_api
