#include "engine/stream.h"

#include <utility>

#include "dynamodb/packed_item.h"
#include "engine/record_reader.h"
#include "engine/stream_view.h"

namespace flavorbot::engine {
namespace {

using dynamodb::AttributeValue;
using dynamodb::KeyType;

AttributeValue Number(std::uint64_t number) {
  return AttributeValue::N(static_cast<std::int64_t>(number));
}

std::vector<dynamodb::KeySchemaElement> ReadKeys(RecordReader& in) {
  std::vector<dynamodb::KeySchemaElement> keys;
  for (auto& name : in.Texts("keys")) {
    keys.push_back({std::move(name), keys.empty() ? KeyType::kHash : KeyType::kRange});
  }
  if (keys.empty() || keys.size() > 2) in.Fail();
  return keys;
}

}  // namespace

std::string Stream::arn() const { return table_arn + "/stream/" + StreamLabel(first); }

base::Bytes EncodeStream(const Stream& stream) {
  dynamodb::List keys;
  for (const auto& key : stream.key_schema) keys.push_back(AttributeValue::S(key.attribute_name));
  dynamodb::Item record;
  record.Set("table", Number(stream.table));
  record.Set("first", Number(stream.first));
  if (stream.end) record.Set("end", Number(*stream.end));
  record.Set("name", AttributeValue::S(stream.table_name));
  record.Set("arn", AttributeValue::S(stream.table_arn));
  record.Set("view", Word(kStreamViewWords, stream.view));
  record.Set("keys", AttributeValue::L(std::move(keys)));
  return dynamodb::Pack(record).bytes;
}

std::optional<Stream> StreamFromRecord(const dynamodb::Item& record) {
  RecordReader in(record);
  Stream stream{
      .table = static_cast<TableId>(in.Integer("table")),
      .first = static_cast<StreamSequence>(in.Integer("first")),
      .table_name = in.Get<std::string>("name"),
      .table_arn = in.Get<std::string>("arn"),
      .view = in.Word<dynamodb::StreamViewType>(kStreamViewWords, in.Get<std::string>("view")),
      .key_schema = ReadKeys(in)};
  if (in.Has("end")) stream.end = static_cast<StreamSequence>(in.Integer("end"));
  if (in.failed()) return std::nullopt;
  return stream;
}

}  // namespace flavorbot::engine
