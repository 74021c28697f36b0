#include "crash/check.h"

#include <utility>

#include "base/await_for_test.h"
#include "dynamodb/item_size.h"
#include "dynamodb/pages.h"
#include "engine/local_api.h"

namespace flavorbot::crash {
namespace {

using dynamodb::Item;

// All items, or all entries of an index. nullopt: an error.
std::optional<Items> ReadAll(dynamodb::Api& api, std::optional<std::string> index) {
  Items items;
  dynamodb::CallContext context;
  dynamodb::ScanPages pages(api, {.table_name = kTable, .index_name = std::move(index)});
  while (pages.HasNext()) {
    const auto page = Await(pages.Next(context));
    if (!page) return std::nullopt;
    for (const auto& packed : page->items) {
      auto item = dynamodb::Unpack(packed);
      auto key = KeyOf(item);
      items[std::move(key)] = std::move(item);
    }
  }
  return items;
}

Items OfWriter(const Items& items, int writer) {
  Items own;
  for (const auto& [key, item] : items) {
    if (key.first == PartitionOf(writer)) own[key] = item;
  }
  return own;
}

std::optional<std::string> CheckWriter(const Items& found, int writer, Progress& progress) {
  if (found == progress.items) return std::nullopt;
  Apply(MakeOperation(writer, progress.next), progress.items);
  if (found == progress.items) {
    ++progress.next;
    return std::nullopt;
  }
  return "writer " + std::to_string(writer) + ": its items are neither those before operation " +
         std::to_string(progress.next) + " nor those after it";
}

// The entry of `item` in `index`, by the shape of the table; nullopt when it has none.
std::optional<Item> EntryOf(const dynamodb::SecondaryIndex& index, const Item& item) {
  for (const auto& key : index.key_schema) {
    if (item.Find(key.attribute_name) == nullptr) return std::nullopt;
  }
  if (index.projection.projection_type == dynamodb::ProjectionType::kAll) return item;
  Item entry;
  for (const char* name : {"PK", "SK", "number", "G2PK"}) {
    if (const auto* value = item.Find(name)) entry.Set(name, *value);
  }
  return entry;
}

std::int64_t SizeOf(const Items& items) {
  std::int64_t bytes = 0;
  for (const auto& [key, item] : items) {
    bytes += static_cast<std::int64_t>(dynamodb::ItemSize(item));
  }
  return bytes;
}

std::optional<std::string> CheckIndex(dynamodb::Api& api,
                                      const dynamodb::SecondaryIndexDescription& description,
                                      const Items& items) {
  const auto& name = description.index.index_name;
  Items expected;
  for (const auto& [key, item] : items) {
    if (auto entry = EntryOf(description.index, item)) expected[key] = std::move(*entry);
  }
  const auto found = ReadAll(api, name);
  if (!found) return "index " + name + " can't be read";
  if (*found != expected) {
    return "index " + name + " has " + std::to_string(found->size()) + " entries that aren't the " +
           std::to_string(expected.size()) + " of the items";
  }
  if (description.item_count != std::ssize(expected) ||
      description.index_size_bytes != SizeOf(expected)) {
    return "the counters of index " + name + " are wrong";
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> Check(const std::filesystem::path& directory,
                                 std::span<Progress> writers, Replay& replay) {
  const auto api = engine::LocalApi::Open(
      {.data_directory = directory, .sweep_interval = std::chrono::milliseconds{0}});
  if (!api) return api.error().message;
  dynamodb::CallContext context;
  const auto described = Await((*api)->DescribeTable(context, {.table_name = kTable}));
  if (!described) {
    // Killed before the table was made: then nothing was answered either.
    for (const auto& writer : writers) {
      if (writer.next != 0) return described.error().message;
    }
    return std::nullopt;
  }
  const auto items = ReadAll(**api, std::nullopt);
  if (!items) return "the table can't be read";
  for (int writer = 0; writer < kWriters; ++writer) {
    if (auto wrong = CheckWriter(OfWriter(*items, writer), writer,
                                 writers[static_cast<std::size_t>(writer)])) {
      return wrong;
    }
  }
  if (auto wrong = ReplayStream(**api, replay)) return wrong;
  if (replay.items != *items) return "the stream doesn't give the items";
  const auto& table = described->table;
  if (table.item_count != std::ssize(*items) || table.table_size_bytes != SizeOf(*items)) {
    return "the counters of the table are wrong";
  }
  for (const auto& index : table.global_secondary_indexes) {
    if (auto wrong = CheckIndex(**api, index, *items)) return wrong;
  }
  return std::nullopt;
}

}  // namespace flavorbot::crash
