#include "dynamodb/wire_parameters.h"

#include <array>
#include <charconv>

#include "dynamodb/wire_message.h"

namespace flavorbot::dynamodb {
namespace {

void WriteCapacity(ObjectWriter& object, const Capacity& capacity) {
  object.Member("CapacityUnits", capacity.capacity_units);
  object.Member("ReadCapacityUnits", capacity.read_capacity_units);
  object.Member("WriteCapacityUnits", capacity.write_capacity_units);
}

}  // namespace

static void ReadMembers(const MemberReader& members, Capacity& out) {
  members.Read("CapacityUnits", out.capacity_units);
  members.Read("ReadCapacityUnits", out.read_capacity_units);
  members.Read("WriteCapacityUnits", out.write_capacity_units);
}

static void ReadJson(WireCursor cursor, Capacity& out) { ReadStructure(cursor, "Capacity", out); }

static void AppendJson(std::string& out, const Capacity& capacity) {
  ObjectWriter object(out);
  WriteCapacity(object, capacity);
  object.End();
}

static void ReadMembers(const MemberReader& members, ConsumedCapacity& out) {
  members.Read("TableName", out.table_name);
  ReadMembers(members, out.total);
  members.Read("Table", out.table);
  members.Read("LocalSecondaryIndexes", out.local_secondary_indexes);
  members.Read("GlobalSecondaryIndexes", out.global_secondary_indexes);
}

static void ReadMembers(const MemberReader& members, ItemCollectionMetrics& out) {
  members.Read("ItemCollectionKey", out.item_collection_key);
  std::vector<double> range;
  members.Read("SizeEstimateRangeGB", range);
  for (std::size_t i = 0; i < range.size() && i < 2; ++i) out.size_estimate_range_gb[i] = range[i];
}

void ReadJson(WireCursor cursor, ExpressionAttributeValues& out) {
  const auto* map = MapOf(
      cursor, "java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>");
  if (map == nullptr) return;
  for (const auto& [key, value] : *map) {
    const bool invalid_before = cursor.faults.has_invalid();
    ReadJson(WireCursor{value, cursor.faults, cursor.path}, out[std::string(key)]);
    if (!invalid_before) {
      cursor.faults.WrapInvalid("ExpressionAttributeValues contains invalid value: ",
                                " for key " + std::string(key));
    }
  }
}

void ReadJson(WireCursor cursor, ConsumedCapacity& out) {
  ReadStructure(cursor, "ConsumedCapacity", out);
}

void ReadJson(WireCursor cursor, ItemCollectionMetrics& out) {
  ReadStructure(cursor, "ItemCollectionMetrics", out);
}

void ReadJson(WireCursor cursor, PackedItem& out) {
  Item item;
  ReadJson(cursor, item);
  out = Pack(item);
}

void AppendJson(std::string& out, double value) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
  out.append(text.data(), end.ptr);
}

void AppendJson(std::string& out, const ConsumedCapacity& capacity) {
  ObjectWriter object(out);
  object.Member("TableName", capacity.table_name);
  WriteCapacity(object, capacity.total);
  object.Member("Table", capacity.table);
  object.MemberUnlessEmpty("LocalSecondaryIndexes", capacity.local_secondary_indexes);
  object.MemberUnlessEmpty("GlobalSecondaryIndexes", capacity.global_secondary_indexes);
  object.End();
}

void AppendJson(std::string& out, const ItemCollectionMetrics& metrics) {
  ObjectWriter object(out);
  object.Member("ItemCollectionKey", metrics.item_collection_key);
  object.Name("SizeEstimateRangeGB");
  out += '[';
  AppendJson(out, metrics.size_estimate_range_gb[0]);
  out += ',';
  AppendJson(out, metrics.size_estimate_range_gb[1]);
  out += ']';
  object.End();
}

}  // namespace flavorbot::dynamodb
