#include "engine/stream_changes.h"

#include <utility>

namespace flavorbot::engine {
namespace {

bool HasStream(const Table* table) {
  return table != nullptr && table->stream && table->stream->enabled;
}

}  // namespace

Stream NewStream(const Table& table) {
  return {.table = table.id,
          .first = table.stream->first,
          .table_name = table.name(),
          .table_arn = table.description.table_arn,
          .view = table.stream->view,
          .key_schema = table.description.key_schema};
}

std::vector<StreamPtr> StageStreamChanges(const Table* before, const Table* after,
                                          const StreamCatalog& streams, StreamClock& clock,
                                          rocksdb::WriteBatch& batch) {
  std::vector<StreamPtr> changed;
  const bool same =
      HasStream(before) && HasStream(after) && before->stream->first == after->stream->first;
  if (same) return changed;
  if (HasStream(before)) {
    if (const auto found = streams.Find(*before->description.latest_stream_arn)) {
      auto ended = *found;
      ended.end = clock.Take();
      changed.push_back(std::make_shared<const Stream>(std::move(ended)));
    }
  }
  if (HasStream(after)) changed.push_back(std::make_shared<const Stream>(NewStream(*after)));
  for (const auto& stream : changed) {
    batch.Put(StreamKey(stream->table, stream->first), EncodeStream(*stream));
  }
  return changed;
}

}  // namespace flavorbot::engine
