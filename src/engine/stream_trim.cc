#include "engine/stream_trim.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "engine/commit_call.h"
#include "engine/rocksdb_error.h"
#include "engine/stream_shards.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;

// The last change of the stream below `horizon`; nullopt when there is none.
Result<std::optional<StreamSequence>> LastBelow(Store& store, const Stream& stream,
                                                StreamSequence horizon) {
  const auto first = ChangeKey(stream.table, stream.first);
  const auto past = ChangeKey(stream.table, std::min(horizon, stream.end.value_or(horizon)));
  if (past <= first) return std::nullopt;
  const rocksdb::Slice begin(first);
  const rocksdb::Slice end(past);
  rocksdb::ReadOptions read;
  read.iterate_lower_bound = &begin;
  read.iterate_upper_bound = &end;
  read.fill_cache = false;
  const std::unique_ptr<rocksdb::Iterator> it(store.db().NewIterator(read));
  it->SeekToLast();
  if (!it->status().ok()) return std::unexpected(ToError(it->status()));
  if (!it->Valid()) return std::nullopt;
  return ChangeSequence(it->key().ToStringView());
}

Result<void> Trim(Store& store, StreamCatalog& streams, Committer& committer,
                  const StreamPtr& stream, StreamSequence horizon) {
  const auto last = LastBelow(store, *stream, horizon);
  if (!last) return std::unexpected(last.error());
  const bool whole = stream->end && *stream->end <= horizon;
  if (!*last && !whole) return {};
  auto change = std::make_unique<ExclusiveChange>();
  change->plan = [&stream, last = *last, whole](rocksdb::WriteBatch& batch) -> Result<void> {
    const auto trim_key = StreamTrimKey(stream->table, stream->first);
    if (last) {
      batch.DeleteRange(ChangeKey(stream->table, stream->first),
                        ChangeKey(stream->table, *last + 1));
    }
    if (whole) {
      batch.Delete(StreamKey(stream->table, stream->first));
      batch.Delete(trim_key);
    } else {
      base::Bytes trimmed;
      AppendBigEndian(trimmed, *last + 1);
      batch.Put(trim_key, trimmed);
    }
    return {};
  };
  change->publish = [&streams, &stream, whole] {
    if (whole) streams.Remove(stream->arn());
  };
  return CommitAndWait(committer, std::move(change));
}

}  // namespace

std::optional<Result<StreamSequence>> ReadTrimmed(Store& store, const Stream& stream,
                                                  const rocksdb::ReadOptions& read) {
  std::string value;
  const auto status = store.db().Get(read, StreamTrimKey(stream.table, stream.first), &value);
  if (status.IsNotFound()) return Result<StreamSequence>(stream.first);
  if (status.IsIncomplete()) return std::nullopt;
  if (!status.ok()) return std::unexpected(ToError(status));
  if (value.size() != sizeof(StreamSequence)) {
    return std::unexpected(ToError(rocksdb::Status::Corruption("a stream's trim point")));
  }
  return Result<StreamSequence>(ReadBigEndian<StreamSequence>(value));
}

Result<void> TrimStreams(Store& store, StreamCatalog& streams, StreamClock& clock,
                         Committer& committer) {
  const auto horizon = HorizonOf(clock.Settled());
  for (const auto& stream : streams.Streams()) {
    if (auto ok = Trim(store, streams, committer, stream, horizon); !ok) return ok;
  }
  return {};
}

}  // namespace flavorbot::engine
