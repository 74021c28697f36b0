#include "dynamodb/wire_reader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>

namespace flavorbot::dynamodb {
namespace {

namespace json = boost::json;

// A Double of the wire is a quantity: units, gigabytes, seconds. Boost.JSON may miss a decimal in
// its last bits; what has this many digits is read exactly.
constexpr double kMostOfQuantity = 1e15;
constexpr double kLeastOfQuantity = 1e-15;  // but nothing at all
constexpr int kDigitsOfQuantity = 15;

constexpr std::size_t kMaxTableNameMember = 1024;  // of the member, which may be an ARN
constexpr std::string_view kInvalidTableName =
    "Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and "
    "may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'";

// The service's word for a scalar token; empty for what isn't one.
std::string_view TokenOf(const json::value& json) {
  switch (json.kind()) {
    case json::kind::bool_:
      return json.get_bool() ? "TRUE_VALUE" : "FALSE_VALUE";
    case json::kind::int64:
    case json::kind::uint64:
      return "NUMBER_VALUE";
    case json::kind::double_:
      return "DECIMAL_VALUE";
    case json::kind::string:
      return "STRING_VALUE";
    default:
      return {};
  }
}

// The fault of a scalar member of the Java class `name` that got something else.
void AddScalarFault(WireCursor cursor, std::string_view name) {
  if (cursor.json.is_object()) {
    cursor.faults.Serialization("Start of structure or map found where not expected");
  } else if (cursor.json.is_array()) {
    cursor.faults.Serialization("Unrecognized collection type class java.lang." +
                                std::string(name));
  } else if (!cursor.json.is_null()) {
    std::string message(TokenOf(cursor.json));
    cursor.faults.Serialization(message.append(" cannot be converted to ").append(name));
  }
}

template <typename Integer>
void ReadInteger(WireCursor cursor, Integer& out, std::string_view java_name) {
  // Decimals are cut off, as the service does.
  std::int64_t value = 0;
  if (const auto* integer = cursor.json.if_int64()) {
    value = *integer;
  } else if (const auto* decimal = cursor.json.if_double();
             decimal != nullptr && *decimal > -9e18 && *decimal < 9e18) {
    value = static_cast<std::int64_t>(*decimal);
  } else {
    return AddScalarFault(cursor, java_name);
  }
  if (value < std::numeric_limits<Integer>::min() || value > std::numeric_limits<Integer>::max()) {
    return AddScalarFault(cursor, java_name);
  }
  out = static_cast<Integer>(value);
}

// `value` as its first kDigitsOfQuantity digits have it.
double RoundQuantity(double value) {
  std::array<char, 32> text;
  const auto* end = std::to_chars(text.data(), text.data() + text.size(), value,
                                  std::chars_format::general, kDigitsOfQuantity)
                        .ptr;
  std::from_chars(text.data(), end, value);
  return value;
}

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

}  // namespace

void WireFaults::Serialization(std::string message) {
  if (!serialization_) serialization_ = std::move(message);
}

void WireFaults::Constraint(std::string text) {
  constexpr std::size_t kMostTold = 10;  // as the service; an answer stays short
  if (constraints_.size() < kMostTold) constraints_.push_back(std::move(text));
}

void WireFaults::Invalid(std::string message) {
  if (!invalid_) invalid_ = std::move(message);
}

void WireFaults::WrapInvalid(std::string_view before, std::string_view after) {
  if (invalid_) invalid_->insert(0, before).append(after);
}

std::optional<Error> WireFaults::Take() && {
  if (serialization_) {
    return MakeError(ErrorCode::kSerializationException, std::move(*serialization_));
  }
  if (!constraints_.empty()) {
    std::string message = std::to_string(constraints_.size());
    message +=
        constraints_.size() == 1 ? " validation error detected: " : " validation errors detected: ";
    for (std::size_t i = 0; i < constraints_.size(); ++i) {
      message.append(i == 0 ? "" : "; ").append(constraints_[i]);
    }
    return ValidationError(std::move(message));
  }
  if (invalid_) return ValidationError(std::move(*invalid_));
  return std::nullopt;
}

std::string WirePath::ToString() const {
  std::string text = parent != nullptr ? parent->ToString() : "";
  if (!text.empty()) text += '.';
  if (index > 0) return text.append(std::to_string(index)).append(".member");
  if (!key.empty()) return text.append(key);
  const std::size_t at = text.size();
  text.append(member);
  if (at < text.size()) {
    text[at] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[at])));
  }
  return text;
}

const json::object* StructureOf(WireCursor cursor, std::string_view java_type) {
  if (const auto* object = cursor.json.if_object()) return object;
  if (cursor.json.is_array()) {
    cursor.faults.Serialization("Unrecognized collection type class " + std::string(java_type));
  } else {
    cursor.faults.Serialization("Unexpected value type in payload");
  }
  return nullptr;
}

const json::object* MapOf(WireCursor cursor, std::string_view java_type) {
  if (const auto* object = cursor.json.if_object()) return object;
  if (cursor.json.is_array()) {
    cursor.faults.Serialization("Unrecognized collection type " + std::string(java_type));
  } else {
    cursor.faults.Serialization("Unexpected field type");
  }
  return nullptr;
}

const json::array* ListOf(WireCursor cursor) {
  if (const auto* array = cursor.json.if_array()) return array;
  cursor.faults.Serialization(cursor.json.is_object()
                                  ? "Start of structure or map found where not expected"
                                  : "Unexpected field type");
  return nullptr;
}

void ReadJson(WireCursor cursor, std::string& out) {
  if (const auto* text = cursor.json.if_string()) {
    out.assign(text->data(), text->size());
  } else {
    AddScalarFault(cursor, "String");
  }
}

void ReadJson(WireCursor cursor, bool& out) {
  if (const auto* truth = cursor.json.if_bool()) {
    out = *truth;
  } else if (const auto* text = cursor.json.if_string()) {
    if (EqualsIgnoringCase(*text, "true")) {
      out = true;
    } else if (EqualsIgnoringCase(*text, "false")) {
      out = false;
    } else {
      cursor.faults.Serialization("Unexpected token received from parser");
    }
  } else {
    AddScalarFault(cursor, "Boolean");
  }
}

void ReadJson(WireCursor cursor, std::int32_t& out) { ReadInteger(cursor, out, "Integer"); }
void ReadJson(WireCursor cursor, std::int64_t& out) { ReadInteger(cursor, out, "Long"); }

void ReadJson(WireCursor cursor, double& out) {
  double value = 0;
  if (const auto* decimal = cursor.json.if_double()) {
    value = RoundQuantity(*decimal);
  } else if (const auto* integer = cursor.json.if_int64()) {
    value = static_cast<double>(*integer);
  } else {
    return AddScalarFault(cursor, "Double");
  }
  const auto size = std::abs(value);
  if (size > kMostOfQuantity || (size != 0 && size < kLeastOfQuantity)) {
    return AddScalarFault(cursor, "Double");
  }
  out = value + 0.0;  // of -0.0, too, 0
}

void AddEnumConstraint(WireCursor cursor, std::string_view text,
                       const std::vector<std::string_view>& names) {
  std::string constraint = "Value '";
  constraint.append(text).append("' at '").append(cursor.path.ToString());
  constraint.append("' failed to satisfy constraint: Member must satisfy enum value set: [");
  for (std::size_t i = 0; i < names.size(); ++i) {
    constraint.append(i == 0 ? "" : ", ").append(names[i]);
  }
  cursor.faults.Constraint(constraint.append("]"));
}

const json::value* MemberReader::Find(std::string_view member) const {
  const json::value* json = object_.if_contains(member);
  return json == nullptr || json->is_null() ? nullptr : json;
}

void MemberReader::RequireTableName(std::string& out) const {
  std::optional<std::string> name;
  ReadName("TableName", name);
  if (name) {
    out = *std::move(name);
  } else {
    AddConstraint("TableName", "null", "Member must not be null");
  }
}

void MemberReader::ReadName(std::string_view member, std::optional<std::string>& out) const {
  Read(member, out);
  if (!out || !Find(member)->is_string()) return;
  CheckLength(member, {1, kMaxTableNameMember}, *out);
  if (!IsTableName(*out)) faults_.Invalid(InvalidTableNameText());
}

void MemberReader::CheckLength(std::string_view member, TextLength length,
                               std::string_view text) const {
  const auto* json = Find(member);
  if (json == nullptr || !json->is_string()) return;
  const auto shown = "'" + std::string(text) + "'";
  if (text.size() < length.least) {
    AddConstraint(
        member, shown,
        "Member must have length greater than or equal to " + std::to_string(length.least));
  }
  if (text.size() > length.most) {
    AddConstraint(member, shown,
                  "Member must have length less than or equal to " + std::to_string(length.most));
  }
}

void MemberReader::CheckNotEmpty(std::string_view member, std::size_t size,
                                 std::string_view shown) const {
  if (size > 0) return;
  std::string value = "'";
  AddConstraint(member, value.append(shown).append("'"),
                "Member must have length greater than or equal to 1");
}

void MemberReader::AddConstraint(std::string_view member, std::string_view value,
                                 std::string_view constraint) const {
  const WirePath path{&path_, member};
  std::string text = "Value ";
  text.append(value).append(" at '").append(path.ToString());
  faults_.Constraint(text.append("' failed to satisfy constraint: ").append(constraint));
}

std::string InvalidTableNameText() { return std::string(kInvalidTableName); }

bool IsTableName(std::string_view name) {
  return name.size() >= 3 && name.size() <= 255 && std::ranges::all_of(name, [](unsigned char c) {
           return std::isalnum(c) != 0 || c == '_' || c == '-' || c == '.';
         });
}

}  // namespace flavorbot::dynamodb
