// Two keys of one type from any bytes: their codes must stand in the keys' order, and neither may
// be a prefix of the other.
#include <compare>
#include <cstdint>
#include <string_view>
#include <utility>

#include "dynamodb/packed_item.h"
#include "engine/key_codec.h"
#include "require.h"

namespace flavorbot::fuzz {
namespace {

using dynamodb::AttributeValue;

base::Bytes CodeOf(const AttributeValue& value) {
  base::Bytes code;
  engine::AppendKeyComponent(code, value);
  const auto item = dynamodb::Pack({{"k", value}});
  base::Bytes of_packed;
  engine::AppendKeyComponent(of_packed, *dynamodb::FindAttribute(item.bytes, "k"));
  Require(code == of_packed, "both forms of a key have one code");
  return code;
}

void CheckOrder(const AttributeValue& a, const AttributeValue& b, std::strong_ordering order) {
  const auto code_a = CodeOf(a);
  const auto code_b = CodeOf(b);
  Require((code_a <=> code_b) == order, "codes stand in the order of the keys");
  if (order == std::strong_ordering::equal) return;
  Require(!code_a.starts_with(code_b) && !code_b.starts_with(code_a),
          "no code is a prefix of another");
}

void CheckNumbers(std::string_view text_a, std::string_view text_b) {
  const auto a = dynamodb::Number::Parse(text_a);
  const auto b = dynamodb::Number::Parse(text_b);
  if (!a || !b) return;
  Require(dynamodb::Number::Parse(a->ToString()) == a, "a number's own text reads as the number");
  CheckOrder(AttributeValue::N(*a), AttributeValue::N(*b), *a <=> *b);
}

void CheckBytes(std::string_view a, std::string_view b) {
  CheckOrder(AttributeValue::B(base::Bytes(a)), AttributeValue::B(base::Bytes(b)), a <=> b);
  CheckOrder(AttributeValue::S(std::string(a)), AttributeValue::S(std::string(b)), a <=> b);
  base::Bytes prefix;
  engine::AppendBytesPrefix(prefix, a);
  base::Bytes code;
  engine::AppendBytesComponent(code, b);
  Require(code.starts_with(prefix) == b.starts_with(a),
          "a prefix's code begins the codes of what begins with it, and no others");
}

}  // namespace
}  // namespace flavorbot::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

// The first byte says where the second key begins.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto split = std::min<std::size_t>(data[0], bytes.size());
  flavorbot::fuzz::CheckNumbers(bytes.substr(0, split), bytes.substr(split));
  flavorbot::fuzz::CheckBytes(bytes.substr(0, split), bytes.substr(split));
  return 0;
}
