#include "engine/key_codec.h"

#include <array>
#include <cassert>

namespace flavorbot::engine {
namespace {

constexpr char kZero = '\x00';
constexpr char kEscapedZero = '\xFF';
constexpr char kEndOfBytes = '\x01';

constexpr char kNegative = '\x01';
constexpr char kNull = '\x02';
constexpr char kPositive = '\x03';
constexpr int kMagnitudeBias = 130;

}  // namespace

void AppendBytesPrefix(base::Bytes& out, base::BytesView prefix) {
  std::size_t from = 0;
  for (;;) {
    const std::size_t zero = prefix.find(kZero, from);
    if (zero == base::BytesView::npos) break;
    out.append(prefix, from, zero - from);
    out.push_back(kZero);
    out.push_back(kEscapedZero);
    from = zero + 1;
  }
  out.append(prefix, from);
}

void AppendBytesComponent(base::Bytes& out, base::BytesView bytes) {
  AppendBytesPrefix(out, bytes);
  out.push_back(kZero);
  out.push_back(kEndOfBytes);
}

void AppendNumberComponent(base::Bytes& out, const dynamodb::Number& number) {
  if (number.is_zero()) {
    out.push_back(kNull);
    return;
  }
  // The digits, last first.
  std::array<unsigned char, dynamodb::kMaxNumberDigits> reversed;
  std::size_t digits = 0;
  for (dynamodb::Uint128 rest = number.coefficient(); rest != 0; rest /= 10) {
    reversed[digits++] = static_cast<unsigned char>(rest % 10);
  }
  const int magnitude = number.exponent() + static_cast<int>(digits) - 1;
  const unsigned char flip = number.is_negative() ? 0xFF : 0x00;

  out.push_back(number.is_negative() ? kNegative : kPositive);
  out.push_back(static_cast<char>(static_cast<unsigned char>(magnitude + kMagnitudeBias) ^ flip));
  for (std::size_t i = digits; i > 0;) {
    const unsigned tens = reversed[--i];
    const unsigned ones = i > 0 ? reversed[--i] : 0;
    out.push_back(static_cast<char>(static_cast<unsigned char>(tens * 10 + ones + 1) ^ flip));
  }
  out.push_back(static_cast<char>(flip));
}

void AppendKeyComponent(base::Bytes& out, const dynamodb::AttributeValue& value) {
  if (const auto* text = value.As<std::string>()) {
    AppendBytesComponent(out, *text);
  } else if (const auto* binary = value.As<dynamodb::Binary>()) {
    AppendBytesComponent(out, binary->bytes);
  } else {
    const auto* number = value.As<dynamodb::Number>();
    assert(number != nullptr);
    AppendNumberComponent(out, *number);
  }
}

void AppendKeyComponent(base::Bytes& out, dynamodb::PackedValue value) {
  if (const auto text = value.string()) {
    AppendBytesComponent(out, *text);
  } else if (const auto binary = value.binary()) {
    AppendBytesComponent(out, *binary);
  } else {
    const auto number = dynamodb::Number::Parse(value.number_text().value_or("0"));
    assert(number.has_value());
    AppendNumberComponent(out, *number);
  }
}

std::uint16_t PartitionHash(base::BytesView partition_component) {
  // FNV-1a, then the finalizer of MurmurHash3, whose upper bits depend on every byte.
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char byte : partition_component) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001B3U;
  }
  hash ^= hash >> 33;
  hash *= 0xFF51AFD7ED558CCDU;
  hash ^= hash >> 33;
  hash *= 0xC4CEB9FE1A85EC53U;
  hash ^= hash >> 33;
  return static_cast<std::uint16_t>(hash >> 48);
}

}  // namespace flavorbot::engine
