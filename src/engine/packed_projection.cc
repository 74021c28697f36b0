#include "engine/packed_projection.h"

#include <cstdint>

namespace flavorbot::engine {
namespace {

void AppendLength(base::Bytes& out, std::uint64_t length) {
  for (; length >= 0x80; length >>= 7) out.push_back(static_cast<char>(length | 0x80));
  out.push_back(static_cast<char>(length));
}

}  // namespace

dynamodb::PackedItem KeepAttributes(base::BytesView packed_item,
                                    std::span<const std::string> names) {
  base::Bytes attributes;
  std::uint64_t count = 0;
  auto name = names.begin();
  for (dynamodb::PackedAttributes it(packed_item); it.Next();) {
    while (name != names.end() && *name < it.name()) ++name;
    if (name == names.end()) break;
    if (*name != it.name()) continue;
    AppendLength(attributes, it.name().size());
    attributes.append(it.name());
    attributes.append(it.value().encoded());
    ++count;
  }
  dynamodb::PackedItem kept;
  kept.bytes.reserve(attributes.size() + 2);
  AppendLength(kept.bytes, count);
  kept.bytes.append(attributes);
  return kept;
}

}  // namespace flavorbot::engine
