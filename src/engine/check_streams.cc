// The streams of a database: their records, what of them was trimmed, and their changes.
#include <rocksdb/iterator.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "dynamodb/packed_item.h"
#include "engine/check_run.h"
#include "engine/stream.h"
#include "engine/stream_changes.h"
#include "engine/stream_value.h"

namespace flavorbot::engine {
namespace {

// What is known of one stream.
struct Known {
  Stream stream;
  StreamSequence trimmed = 0;  // nothing before it is left

  bool Has(StreamSequence sequence) const {
    return sequence >= stream.first && (!stream.end || sequence < *stream.end);
  }
};

class StreamCheck {
 public:
  StreamCheck(CheckRun& run, const Catalog& catalog) : run_(run), catalog_(catalog) {}

  rocksdb::Status Check() {
    auto status = ForEach(StreamRange(), &StreamCheck::CheckRecord);
    if (status.ok()) status = CheckTables();
    if (status.ok()) {
      status = ForEach(PrefixRange(base::Bytes(1, kStreamTrimSpace)), &StreamCheck::CheckTrim);
    }
    if (status.ok()) {
      status = ForEach(PrefixRange(base::Bytes(1, kChangeSpace)), &StreamCheck::CheckChange);
    }
    return status.ok() ? run_.Write(/*must=*/true) : status;
  }

 private:
  using CheckOne = void (StreamCheck::*)(base::BytesView key, base::BytesView value);

  rocksdb::Status ForEach(const KeyRange& range, CheckOne check) {
    const rocksdb::Slice end(range.end);
    rocksdb::ReadOptions read;
    read.iterate_upper_bound = &end;
    const std::unique_ptr<rocksdb::Iterator> it(run_.store().db().NewIterator(read));
    for (it->Seek(range.begin); it->Valid(); it->Next()) {
      run_.Step();
      (this->*check)(it->key().ToStringView(), it->value().ToStringView());
      if (auto status = run_.Write(/*must=*/false); !status.ok()) return status;
    }
    return it->status();
  }

  void CheckRecord(base::BytesView key, base::BytesView value) {
    auto stream =
        dynamodb::CheckPacked(value) ? StreamFromRecord(dynamodb::Unpack(value)) : std::nullopt;
    if (!stream || StreamKey(stream->table, stream->first) != key) {
      run_.Found("", ShowKey(key), "the record of a stream is damaged");
      if (key.size() >= kHeadBytes) damaged_.insert(TableOf(key));
      return;
    }
    const auto table = catalog_.Find(stream->table);
    const bool is_current = table != nullptr && table->stream && table->stream->enabled &&
                            table->stream->first == stream->first;
    if (!stream->end && !is_current) {
      run_.Found(stream->table_name, ShowKey(key), "a stream that goes on, of no table");
    } else if (stream->end && is_current) {
      run_.Found(stream->table_name, ShowKey(key), "a stream that ended, and its table has it");
    }
    known_.push_back({*std::move(stream)});
  }

  // A table that has a stream, and its record.
  rocksdb::Status CheckTables() {
    for (const auto& table : catalog_.Tables()) {
      if (!table->stream || !table->stream->enabled || damaged_.contains(table->id)) continue;
      if (Find(table->id, table->stream->first) != nullptr) continue;
      auto stream = NewStream(*table);
      run_.Found(table->name(), "", "the record of its stream is missing",
                 [&stream](rocksdb::WriteBatch& batch) {
                   batch.Put(StreamKey(stream.table, stream.first), EncodeStream(stream));
                 });
      known_.push_back({std::move(stream)});
    }
    return run_.Write(/*must=*/true);
  }

  void CheckTrim(base::BytesView key, base::BytesView value) {
    const auto delete_it = [key](rocksdb::WriteBatch& batch) {
      batch.Delete({key.data(), key.size()});
    };
    const bool is_whole = key.size() == kHeadBytes + sizeof(StreamSequence);
    if (is_whole && damaged_.contains(TableOf(key))) return;
    auto* of = is_whole ? Find(TableOf(key), ReadBigEndian<StreamSequence>(key.substr(kHeadBytes)))
                        : nullptr;
    if (of == nullptr) {
      return run_.Found("", ShowKey(key), "what was trimmed of no stream", delete_it);
    }
    if (value.size() != sizeof(StreamSequence)) {
      return run_.Found(of->stream.table_name, ShowKey(key), "what was trimmed is damaged");
    }
    of->trimmed = ReadBigEndian<StreamSequence>(value);
  }

  void CheckChange(base::BytesView key, base::BytesView value) {
    ++run_.checked().stream_changes;
    const auto delete_it = [key](rocksdb::WriteBatch& batch) {
      batch.Delete({key.data(), key.size()});
    };
    const bool is_whole = key.size() == kHeadBytes + sizeof(StreamSequence);
    if (is_whole && damaged_.contains(TableOf(key))) return;
    const auto* of = is_whole ? FindHaving(TableOf(key), ChangeSequence(key)) : nullptr;
    if (of == nullptr) {
      return run_.Found("", ShowKey(key), "a change of no stream", delete_it);
    }
    const auto& table = of->stream.table_name;
    if (ChangeSequence(key) < of->trimmed) {
      return run_.Found(table, ShowKey(key), "a change that was trimmed is still there", delete_it);
    }
    const auto change = DecodeStreamValue(value);
    if (!change || !dynamodb::CheckPacked(change->keys) || !IsImage(change->new_image) ||
        !IsImage(change->old_image)) {
      run_.Found(table, ShowKey(key), "a change is damaged");
    }
  }

  static constexpr std::size_t kHeadBytes = 1 + sizeof(TableId);

  static TableId TableOf(base::BytesView key) { return ReadBigEndian<TableId>(key.substr(1)); }
  static bool IsImage(base::BytesView image) {
    return image.empty() || dynamodb::CheckPacked(image);
  }

  Known* Find(TableId table, StreamSequence first) {
    const auto found = std::ranges::find_if(known_, [&](const Known& known) {
      return known.stream.table == table && known.stream.first == first;
    });
    return found == known_.end() ? nullptr : &*found;
  }
  // Most changes are of the stream that the one before is of.
  const Known* FindHaving(TableId table, StreamSequence sequence) {
    const auto has = [&](const Known& known) {
      return known.stream.table == table && known.Has(sequence);
    };
    if (last_ < known_.size() && has(known_[last_])) return &known_[last_];
    const auto found = std::ranges::find_if(known_, has);
    if (found == known_.end()) return nullptr;
    last_ = static_cast<std::size_t>(found - known_.begin());
    return &*found;
  }

  CheckRun& run_;
  const Catalog& catalog_;
  std::vector<Known> known_;
  std::set<TableId> damaged_;  // tables that have a stream whose record is damaged
  std::size_t last_ = 0;
};

}  // namespace

rocksdb::Status CheckStreams(CheckRun& run, const Catalog& catalog) {
  return StreamCheck(run, catalog).Check();
}

}  // namespace flavorbot::engine
