// Packed items to JSON, straight from their bytes: what every read answers with.
#include "base/encoding.h"
#include "base/json_writer.h"
#include "dynamodb/json_answer.h"
#include "dynamodb/packed_item.h"
#include "dynamodb/wire.h"

namespace flavorbot::dynamodb {
namespace {

void AppendPacked(std::string& out, PackedValue value);

void AppendAttributes(std::string& out, PackedAttributes attributes) {
  char before = '{';
  while (attributes.Next()) {
    out += before;
    before = ',';
    base::AppendJsonString(out, attributes.name());
    out += ':';
    AppendPacked(out, attributes.value());
  }
  out += before == '{' ? "{}" : "}";
}

void AppendElements(std::string& out, PackedElements elements) {
  char before = '[';
  while (elements.Next()) {
    out += before;
    before = ',';
    AppendPacked(out, elements.value());
  }
  out += before == '[' ? "[]" : "]";
}

// Members between quotes; texts are escaped, numbers need no escape, bytes are encoded.
void AppendMembers(std::string& out, PackedValue set) {
  char before = '[';
  for (PackedMembers members(set); members.Next();) {
    out += before;
    before = ',';
    if (set.type() == AttributeType::kBs) {
      out += '"';
      base::AppendBase64(out, members.member());
      out += '"';
    } else {
      base::AppendJsonString(out, members.member());
    }
  }
  out += before == '[' ? "[]" : "]";
}

void AppendPacked(std::string& out, PackedValue value) {
  switch (value.type()) {
    case AttributeType::kS:
      out += "{\"S\":";
      base::AppendJsonString(out, *value.string());
      break;
    case AttributeType::kN:
      out.append("{\"N\":\"").append(*value.number_text()).append("\"");
      break;
    case AttributeType::kB:
      out += "{\"B\":\"";
      base::AppendBase64(out, *value.binary());
      out += '"';
      break;
    case AttributeType::kBool:
      out += *value.boolean() ? "{\"BOOL\":true" : "{\"BOOL\":false";
      break;
    case AttributeType::kNull:
      out += "{\"NULL\":true";
      break;
    case AttributeType::kL:
      out += "{\"L\":";
      AppendElements(out, PackedElements(value));
      break;
    case AttributeType::kM:
      out += "{\"M\":";
      AppendAttributes(out, PackedAttributes::OfMap(value));
      break;
    case AttributeType::kSs:
    case AttributeType::kNs:
    case AttributeType::kBs:
      out.append("{\"").append(TypeDescriptor(value.type())).append("\":");
      AppendMembers(out, value);
      break;
  }
  out += '}';
}

}  // namespace

void AppendJson(std::string& out, const PackedItem& item) { AppendPackedJson(out, item.bytes); }

void AppendPackedJson(std::string& out, base::BytesView packed_item) {
  AppendAttributes(out, PackedAttributes(packed_item));
}

}  // namespace flavorbot::dynamodb
