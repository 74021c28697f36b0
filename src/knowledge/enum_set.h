// EnumSet: a set of an enumeration's values, in one word. The values are 0 to 63.
#pragma once

#include <bit>
#include <cstdint>
#include <initializer_list>

namespace flavorbot::knowledge {

template <typename Enum>
class EnumSet {
 public:
  constexpr EnumSet() = default;
  constexpr EnumSet(std::initializer_list<Enum> values) {
    for (const Enum value : values) Add(value);
  }

  constexpr void Add(Enum value) { bits_ |= BitOf(value); }
  constexpr void Remove(Enum value) { bits_ &= ~BitOf(value); }
  constexpr bool Has(Enum value) const { return (bits_ & BitOf(value)) != 0; }
  constexpr bool HasAny(EnumSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr int size() const { return std::popcount(bits_); }

  friend constexpr EnumSet operator|(EnumSet a, EnumSet b) { return EnumSet(a.bits_ | b.bits_); }
  friend constexpr EnumSet operator&(EnumSet a, EnumSet b) { return EnumSet(a.bits_ & b.bits_); }
  friend constexpr EnumSet operator-(EnumSet a, EnumSet b) { return EnumSet(a.bits_ & ~b.bits_); }
  constexpr EnumSet& operator|=(EnumSet other) { return *this = *this | other; }
  friend constexpr bool operator==(EnumSet, EnumSet) = default;

  // Calls `visit(Enum)` for each value, in their order.
  template <typename Visitor>
  constexpr void ForEach(Visitor&& visit) const {
    for (std::uint64_t rest = bits_; rest != 0; rest &= rest - 1) {
      visit(static_cast<Enum>(std::countr_zero(rest)));
    }
  }

 private:
  constexpr explicit EnumSet(std::uint64_t bits) : bits_(bits) {}
  static constexpr std::uint64_t BitOf(Enum value) {
    return std::uint64_t{1} << static_cast<unsigned>(value);
  }

  std::uint64_t bits_ = 0;
};

}  // namespace flavorbot::knowledge
