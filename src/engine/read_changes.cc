#include "engine/read_changes.h"

#include <memory>
#include <utility>

#include "base/digest.h"
#include "base/encoding.h"
#include "dynamodb/item_size.h"
#include "engine/rocksdb_error.h"
#include "engine/stream_trim.h"
#include "engine/stream_value.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;
using dynamodb::StreamRecord;

constexpr std::size_t kEventIdBytes = 16;

// The same for the same change, and for no other.
std::string EventId(const std::string& stream_arn, const std::string& sequence_number) {
  const auto digest = base::Sha256(stream_arn + "|" + sequence_number);
  return base::HexEncode(digest.view().substr(0, kEventIdBytes));
}

// Adds the part to the record's size; nullopt when the value has no such part.
std::optional<dynamodb::PackedItem> TakePart(base::BytesView part, StreamRecord& record) {
  if (part.empty()) return std::nullopt;
  record.size_bytes += static_cast<std::int64_t>(dynamodb::PackedItemSize(part));
  return dynamodb::PackedItem{base::Bytes(part)};
}

StreamRecord MakeRecord(const Stream& stream, const std::string& arn, StreamSequence sequence,
                        const StreamValueView& value) {
  StreamRecord record;
  record.sequence_number = SequenceNumber(sequence);
  record.event_id = EventId(arn, record.sequence_number);
  record.event_name = value.event;
  record.by_time_to_live = value.by_time_to_live;
  record.approximate_creation_date_time =
      std::chrono::floor<std::chrono::seconds>(TimeOf(sequence));
  record.keys = TakePart(value.keys, record).value_or(dynamodb::PackedItem{});
  record.new_image = TakePart(value.new_image, record);
  record.old_image = TakePart(value.old_image, record);
  record.stream_view_type = stream.view;
  return record;
}

// Takes what fits a page. OK, or why the reading ended.
rocksdb::Status Take(rocksdb::Iterator& it, const ChangePlan& plan, ChangePage& page) {
  const auto arn = plan.stream->arn();
  std::int64_t bytes = 0;
  for (; it.Valid() && page.records.size() < plan.limit; it.Next()) {
    const auto value = DecodeStreamValue(it.value().ToStringView());
    if (!value) return rocksdb::Status::Corruption("a change of unknown format");
    const auto sequence = ChangeSequence(it.key().ToStringView());
    auto record = MakeRecord(*plan.stream, arn, sequence, *value);
    bytes += record.size_bytes;
    if (bytes > kMaxBytesOfChanges && !page.records.empty()) break;
    page.records.push_back(std::move(record));
    page.next = sequence + 1;
  }
  page.at_end = !it.Valid();
  return it.status();
}

}  // namespace

std::optional<Result<ChangePage>> ReadChanges(Store& store, const ChangePlan& plan,
                                              rocksdb::ReadOptions read) {
  const auto first = ChangeKey(plan.stream->table, plan.position);
  const auto past = ChangeKey(plan.stream->table, plan.end);
  const rocksdb::Slice begin(first);
  const rocksdb::Slice end(past);
  ChangePage page{.next = plan.position, .at_end = true};
  rocksdb::Status status;
  if (plan.position < plan.end) {
    auto bounded = read;
    bounded.iterate_lower_bound = &begin;
    bounded.iterate_upper_bound = &end;
    const std::unique_ptr<rocksdb::Iterator> it(store.db().NewIterator(bounded));
    it->SeekToFirst();
    status = Take(*it, plan, page);
  }
  if (status.IsIncomplete()) return std::nullopt;
  if (!status.ok()) return std::unexpected(ToError(status));
  // Looked up after the changes were read: what it doesn't name now was there then.
  const auto trimmed = ReadTrimmed(store, *plan.stream, read);
  if (!trimmed) return std::nullopt;
  if (!*trimmed) return std::unexpected(trimmed->error());
  if (plan.position < **trimmed) {
    return std::unexpected(
        dynamodb::MakeError(dynamodb::ErrorCode::kTrimmedDataAccessException, kTrimmedText));
  }
  return page;
}

}  // namespace flavorbot::engine
