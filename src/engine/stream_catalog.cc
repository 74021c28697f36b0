#include "engine/stream_catalog.h"

#include <algorithm>
#include <utility>

#include "dynamodb/packed_item.h"
#include "engine/rocksdb_error.h"

namespace flavorbot::engine {
namespace {

OpenError DamagedRecord() {
  return {OpenErrorCode::kCorrupted, "the record of a stream is damaged"};
}

std::optional<Stream> ReadRecord(base::BytesView bytes) {
  if (!dynamodb::CheckPacked(bytes)) return std::nullopt;
  return StreamFromRecord(dynamodb::Unpack(bytes));
}

// The greatest sequence that the stream is known to have used.
base::Result<StreamSequence, OpenError> LastSequence(Store& store, const Stream& stream) {
  StreamSequence last = std::max(stream.first, stream.end.value_or(0));
  std::string trimmed;
  auto status =
      store.db().Get(rocksdb::ReadOptions(), StreamTrimKey(stream.table, stream.first), &trimmed);
  if (status.ok() && trimmed.size() != sizeof(StreamSequence)) {
    return std::unexpected(DamagedRecord());
  }
  if (status.ok()) last = std::max(last, ReadBigEndian<StreamSequence>(trimmed));
  if (!status.ok() && !status.IsNotFound()) {
    return std::unexpected(ToOpenError(status, "the streams"));
  }
  const auto range = PrefixRange(ChangeSpacePrefix(stream.table));
  const rocksdb::Slice begin(range.begin);
  const rocksdb::Slice end(range.end);
  rocksdb::ReadOptions read;
  read.iterate_lower_bound = &begin;
  read.iterate_upper_bound = &end;
  const std::unique_ptr<rocksdb::Iterator> it(store.db().NewIterator(read));
  it->SeekToLast();
  if (it->Valid()) last = std::max(last, ChangeSequence(it->key().ToStringView()));
  if (!it->status().ok()) return std::unexpected(ToOpenError(it->status(), "the streams"));
  return last;
}

}  // namespace

base::Result<void, OpenError> StreamCatalog::Load(Store& store, StreamClock& clock) {
  const auto range = StreamRange();
  const rocksdb::Slice end(range.end);
  rocksdb::ReadOptions read;
  read.iterate_upper_bound = &end;
  const std::unique_ptr<rocksdb::Iterator> it(store.db().NewIterator(read));
  for (it->Seek(range.begin); it->Valid(); it->Next()) {
    auto stream = ReadRecord(it->value().ToStringView());
    if (!stream) return std::unexpected(DamagedRecord());
    const auto last = LastSequence(store, *stream);
    if (!last) return std::unexpected(last.error());
    clock.Resume(*last);
    Put(std::make_shared<const Stream>(std::move(*stream)));
  }
  if (!it->status().ok()) return std::unexpected(ToOpenError(it->status(), "the streams"));
  return {};
}

StreamPtr StreamCatalog::Find(std::string_view arn) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_arn_.find(arn);
  return found == by_arn_.end() ? nullptr : found->second;
}

std::vector<StreamPtr> StreamCatalog::Streams() const {
  const std::lock_guard lock(mutex_);
  std::vector<StreamPtr> streams;
  for (const auto& [arn, stream] : by_arn_) streams.push_back(stream);
  return streams;
}

void StreamCatalog::Put(StreamPtr stream) {
  const std::lock_guard lock(mutex_);
  auto arn = stream->arn();
  by_arn_[std::move(arn)] = std::move(stream);
}

void StreamCatalog::Remove(std::string_view arn) {
  const std::lock_guard lock(mutex_);
  if (const auto found = by_arn_.find(arn); found != by_arn_.end()) by_arn_.erase(found);
}

}  // namespace flavorbot::engine
