// PackedItem: an item as the bytes the engine stores, read in place.
//
//   item       := count attribute*                      attributes sorted by the bytes of their
//   names attribute  := name-length name value value      := type payload type: one byte,
//   AttributeType's number
//     S, B       length bytes
//     N          length text                            the canonical text of number.h
//     BOOL       one byte, 0 or 1
//     NULL       (nothing)
//     L          byte-length count value*
//     M          byte-length count attribute*
//     SS NS BS   byte-length count (length bytes)*
//   count, *length := unsigned LEB128
//
// byte-length counts what follows it, so a reader skips a document without looking inside.
//
// ON DISK: a change to this layout is a new engine format version.
// Threads: immutable values; views borrow from the bytes they were made of.
// Source:  packed_item_test.cc holds golden bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "dynamodb/attribute_value.h"

namespace flavorbot::dynamodb {

// Bytes that are one well-formed packed item; made by Pack, or read from where Pack's bytes were
// put (with a checksum over them: the readers below trust their input, and CheckPacked tells for
// bytes from elsewhere).
struct PackedItem {
  base::Bytes bytes;
  friend bool operator==(const PackedItem&, const PackedItem&) = default;
};

PackedItem Pack(const Item& item);
Item Unpack(base::BytesView packed);
inline Item Unpack(const PackedItem& item) { return Unpack(item.bytes); }

// Whether the bytes are a packed item to the last byte. For what a checksum doesn't cover, and
// fuzzers.
bool CheckPacked(base::BytesView packed);

// One value inside packed bytes; borrows.
class PackedValue {
 public:
  explicit PackedValue(base::BytesView encoded) : encoded_(encoded) {}

  AttributeType type() const { return static_cast<AttributeType>(encoded_.front()); }

  // S or B: the bytes. N: the canonical text. nullopt for another type.
  std::optional<std::string_view> string() const;  // S
  std::optional<base::BytesView> binary() const;   // B
  std::optional<std::string_view> number_text() const;
  std::optional<bool> boolean() const;

  // The encoded bytes, type byte first.
  base::BytesView encoded() const { return encoded_; }
  AttributeValue Unpack() const;

 private:
  base::BytesView encoded_;
};

// Walks `count` values of a list, set members or attributes in order.
//   for (PackedAttributes it(item.bytes); it.Next();) use(it.name(), it.value());
class PackedAttributes {
 public:
  explicit PackedAttributes(base::BytesView packed_item);
  // The attributes of an M value. REQUIRES: map.type() == kM.
  static PackedAttributes OfMap(PackedValue map);

  std::uint64_t count() const { return count_; }
  bool Next();
  std::string_view name() const { return name_; }
  PackedValue value() const { return PackedValue{value_}; }

 private:
  PackedAttributes() = default;
  base::BytesView rest_;
  std::uint64_t count_ = 0;
  std::uint64_t left_ = 0;
  std::string_view name_;
  base::BytesView value_;
};

// The elements of an L value. REQUIRES: list.type() == kL.
class PackedElements {
 public:
  explicit PackedElements(PackedValue list);
  std::uint64_t count() const { return count_; }
  bool Next();
  PackedValue value() const { return PackedValue{value_}; }

 private:
  base::BytesView rest_;
  std::uint64_t count_ = 0;
  std::uint64_t left_ = 0;
  base::BytesView value_;
};

// The members of a set: texts or bytes, of a number set the canonical texts. REQUIRES: set.type()
// is kSs, kNs or kBs.
class PackedMembers {
 public:
  explicit PackedMembers(PackedValue set);
  std::uint64_t count() const { return count_; }
  bool Next();
  base::BytesView member() const { return member_; }

 private:
  base::BytesView rest_;
  std::uint64_t count_ = 0;
  std::uint64_t left_ = 0;
  base::BytesView member_;
};

// The value of a top-level attribute; nullopt when there is none. Borrows from `packed_item`.
std::optional<PackedValue> FindAttribute(base::BytesView packed_item, std::string_view name);

}  // namespace flavorbot::dynamodb
