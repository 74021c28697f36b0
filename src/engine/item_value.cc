#include "engine/item_value.h"

namespace flavorbot::engine {
namespace {

constexpr std::size_t kMaxSizeBytes = 5;  // of a LEB128 of 32 bits

}  // namespace

base::Bytes EncodeItemValue(base::BytesView packed, std::size_t size) {
  base::Bytes value;
  value.reserve(1 + kMaxSizeBytes + packed.size());
  value.push_back(kItemValueFormat);
  for (; size >= 0x80; size >>= 7) value.push_back(static_cast<char>(size | 0x80));
  value.push_back(static_cast<char>(size));
  value.append(packed);
  return value;
}

std::optional<ItemValueView> DecodeItemValue(base::BytesView value) {
  if (value.empty() || value.front() != kItemValueFormat) return std::nullopt;
  ItemValueView view;
  for (std::size_t i = 0; i < kMaxSizeBytes && i + 1 < value.size(); ++i) {
    const auto byte = static_cast<unsigned char>(value[i + 1]);
    view.size |= std::size_t{byte & 0x7Fu} << (7 * i);
    if (byte < 0x80) {
      view.packed = value.substr(i + 2);
      return view;
    }
  }
  return std::nullopt;
}

}  // namespace flavorbot::engine
