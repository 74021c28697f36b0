#include "dynamodb/packed_item.h"

#include "dynamodb/packed_bytes.h"

namespace flavorbot::dynamodb {
namespace {

void AppendValue(base::Bytes& out, const AttributeValue& value);

void AppendAttributes(base::Bytes& out, const AttributeMap& attributes) {
  AppendLength(out, attributes.size());
  for (const Attribute& attribute : attributes) {
    AppendBytes(out, attribute.name);
    AppendValue(out, attribute.value);
  }
}

// Appends what `append_content` appends, its byte-length before it. Most are below 128 bytes, so
// one byte is kept free and widened afterwards if need be.
template <typename AppendContent>
void AppendMeasured(base::Bytes& out, AppendContent append_content) {
  const std::size_t length_at = out.size();
  out += '\0';
  append_content();
  const std::size_t length = out.size() - length_at - 1;
  base::Bytes encoded;
  AppendLength(encoded, length);
  out.replace(length_at, 1, encoded);
}

// Appends the payload of each alternative.
struct PayloadAppender {
  base::Bytes& out;

  void operator()(const std::string& text) const { AppendBytes(out, text); }
  void operator()(const Number& number) const { AppendBytes(out, number.ToString()); }
  void operator()(const Binary& binary) const { AppendBytes(out, binary.bytes); }
  void operator()(bool truth) const { out += truth ? '\1' : '\0'; }
  void operator()(const Null&) const {}
  void operator()(const List& list) const {
    AppendMeasured(out, [&] {
      AppendLength(out, list.size());
      for (const AttributeValue& element : list) AppendValue(out, element);
    });
  }
  void operator()(const AttributeMap& map) const {
    AppendMeasured(out, [&] { AppendAttributes(out, map); });
  }
  void operator()(const StringSet& set) const { AppendMembers(set.members); }
  void operator()(const BinarySet& set) const { AppendMembers(set.members); }
  void operator()(const NumberSet& set) const {
    AppendMeasured(out, [&] {
      AppendLength(out, set.members.size());
      for (const Number& member : set.members) AppendBytes(out, member.ToString());
    });
  }

  void AppendMembers(const std::vector<std::string>& members) const {
    AppendMeasured(out, [&] {
      AppendLength(out, members.size());
      for (const std::string& member : members) AppendBytes(out, member);
    });
  }
};

void AppendValue(base::Bytes& out, const AttributeValue& value) {
  out += static_cast<char>(value.type());
  std::visit(PayloadAppender{out}, value.variant());
}

AttributeMap UnpackAttributes(PackedAttributes attributes) {
  AttributeMap map;
  while (attributes.Next()) map.Set(std::string(attributes.name()), attributes.value().Unpack());
  return map;
}

Number UnpackNumber(std::string_view text) { return Number::Parse(text).value_or(Number{}); }

std::vector<std::string> UnpackMembers(PackedValue set) {
  std::vector<std::string> members;
  for (PackedMembers it(set); it.Next();) members.emplace_back(it.member());
  return members;
}

}  // namespace

void AppendPackedValue(base::Bytes& out, const AttributeValue& value) { AppendValue(out, value); }

PackedItem Pack(const Item& item) {
  PackedItem packed;
  AppendAttributes(packed.bytes, item);
  return packed;
}

Item Unpack(base::BytesView packed) { return UnpackAttributes(PackedAttributes(packed)); }

std::optional<std::string_view> PackedValue::string() const {
  if (type() != AttributeType::kS) return std::nullopt;
  return PayloadOf(encoded_);
}

std::optional<base::BytesView> PackedValue::binary() const {
  if (type() != AttributeType::kB) return std::nullopt;
  return PayloadOf(encoded_);
}

std::optional<std::string_view> PackedValue::number_text() const {
  if (type() != AttributeType::kN) return std::nullopt;
  return PayloadOf(encoded_);
}

std::optional<bool> PackedValue::boolean() const {
  if (type() != AttributeType::kBool) return std::nullopt;
  return encoded_.back() != '\0';
}

AttributeValue PackedValue::Unpack() const {
  switch (type()) {
    case AttributeType::kS:
      return AttributeValue::S(std::string(PayloadOf(encoded_)));
    case AttributeType::kN:
      return AttributeValue::N(UnpackNumber(PayloadOf(encoded_)));
    case AttributeType::kB:
      return AttributeValue::B(base::Bytes(PayloadOf(encoded_)));
    case AttributeType::kBool:
      return AttributeValue::Bool(*boolean());
    case AttributeType::kNull:
      return AttributeValue::MakeNull();
    case AttributeType::kL: {
      List list;
      for (PackedElements it(*this); it.Next();) list.push_back(it.value().Unpack());
      return AttributeValue::L(std::move(list));
    }
    case AttributeType::kM:
      return AttributeValue::M(UnpackAttributes(PackedAttributes::OfMap(*this)));
    case AttributeType::kSs:
      return AttributeValue::Variant{StringSet{UnpackMembers(*this)}};
    case AttributeType::kNs: {
      NumberSet set;
      for (PackedMembers it(*this); it.Next();) set.members.push_back(UnpackNumber(it.member()));
      return AttributeValue::Variant{std::move(set)};
    }
    case AttributeType::kBs:
      return AttributeValue::Variant{BinarySet{UnpackMembers(*this)}};
  }
  std::unreachable();
}

PackedAttributes::PackedAttributes(base::BytesView packed_item) : rest_(packed_item) {
  if (TakeLength(rest_, count_)) left_ = count_;
}

PackedAttributes PackedAttributes::OfMap(PackedValue map) {
  return PackedAttributes(PayloadOf(map.encoded()));
}

bool PackedAttributes::Next() {
  if (left_ == 0 || !TakeBytes(rest_, name_) || !TakeValue(rest_, value_)) return false;
  --left_;
  return true;
}

PackedElements::PackedElements(PackedValue list) : rest_(PayloadOf(list.encoded())) {
  if (TakeLength(rest_, count_)) left_ = count_;
}

bool PackedElements::Next() {
  if (left_ == 0 || !TakeValue(rest_, value_)) return false;
  --left_;
  return true;
}

PackedMembers::PackedMembers(PackedValue set) : rest_(PayloadOf(set.encoded())) {
  if (TakeLength(rest_, count_)) left_ = count_;
}

bool PackedMembers::Next() {
  if (left_ == 0 || !TakeBytes(rest_, member_)) return false;
  --left_;
  return true;
}

std::optional<PackedValue> FindAttribute(base::BytesView packed_item, std::string_view name) {
  for (PackedAttributes it(packed_item); it.Next();) {
    const int order = it.name().compare(name);
    if (order == 0) return it.value();
    if (order > 0) break;  // names are sorted
  }
  return std::nullopt;
}

}  // namespace flavorbot::dynamodb
