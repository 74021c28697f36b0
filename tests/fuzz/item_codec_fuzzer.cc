// Stored items from any bytes: what CheckPacked lets through, every reader must read, and alike.
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cstdint>

#include "dynamodb/item_size.h"
#include "dynamodb/wire.h"
#include "engine/item_value.h"
#include "engine/table_record.h"
#include "require.h"

namespace flavorbot::fuzz {
namespace {

void CheckItem(base::BytesView bytes) {
  const dynamodb::PackedItem packed{base::Bytes(bytes)};
  const auto item = dynamodb::Unpack(packed);
  Require(dynamodb::Pack(item) == packed, "packing what was unpacked gives the same bytes");
  const auto size = dynamodb::ItemSize(item);
  Require(size == dynamodb::PackedItemSize(bytes), "both forms of an item have one size");

  const auto value = engine::EncodeItemValue(bytes, size);
  const auto decoded = engine::DecodeItemValue(value);
  Require(decoded && decoded->packed == bytes && decoded->size == size,
          "an item value decodes to what was encoded");

  std::string of_bytes;
  std::string of_tree;
  AppendJson(of_bytes, packed);
  AppendJson(of_tree, item);
  Require(of_bytes == of_tree, "both forms of an item have one JSON");

  [[maybe_unused]] const auto table = engine::FromRecord(item);
}

}  // namespace
}  // namespace flavorbot::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const flavorbot::base::BytesView bytes(reinterpret_cast<const char*>(data), size);
  [[maybe_unused]] const auto value = flavorbot::engine::DecodeItemValue(bytes);
  if (flavorbot::dynamodb::CheckPacked(bytes)) flavorbot::fuzz::CheckItem(bytes);
  return 0;
}
