#include "engine/read_page.h"

#include <utility>

#include "engine/item_value.h"
#include "engine/key_range.h"
#include "engine/read_item.h"
#include "engine/rocksdb_error.h"
#include "expression/evaluate.h"
#include "expression/project.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;

void SeekToStart(rocksdb::Iterator& it, const PagePlan& plan) {
  if (plan.direction == Direction::kForward) {
    it.Seek(plan.start_after ? *plan.start_after : plan.range.begin);
  } else if (plan.start_after) {
    it.SeekForPrev(*plan.start_after);
  } else {
    it.SeekToLast();
  }
  if (it.Valid() && plan.start_after && it.key() == *plan.start_after) {
    plan.direction == Direction::kForward ? it.Next() : it.Prev();
  }
}

// A page as it fills.
class PageReader {
 public:
  PageReader(Store& store, const PagePlan& plan, const rocksdb::ReadOptions& read,
             dynamodb::ItemSink* sink)
      : store_(store), plan_(plan), read_(read), sink_(sink) {}

  // Whether there is room for another item.
  bool full() const {
    return page_.bytes_read >= kMaxPageBytes ||
           (plan_.limit && static_cast<std::uint32_t>(page_.scanned_count) >= *plan_.limit);
  }

  // What came of it is in status().
  bool Add(base::BytesView stored) {
    const auto entry = DecodeItemValue(stored);
    if (!entry) {
      status_ = rocksdb::Status::Corruption("an item of unknown format");
      return false;
    }
    ++page_.scanned_count;
    page_.bytes_read += entry->size;
    if (full()) page_.last_evaluated_key = StartKeyOf(*plan_.table, plan_.index, entry->packed);
    if (plan_.source == ItemSource::kRange) {
      Take(entry->packed);
      return true;
    }
    return FetchAndTake(entry->packed);
  }

  // Incomplete: the item is on disk, and `read` may not touch it.
  const rocksdb::Status& status() const { return status_; }
  Page TakePage() { return std::move(page_); }

 private:
  void Take(base::BytesView packed) {
    if (plan_.filter && !expression::MatchesPacked(*plan_.filter, packed)) return;
    ++page_.count;
    if (plan_.count_only) return;
    if (plan_.selection) {
      Put(expression::partiql::SelectPacked(*plan_.selection, packed));
    } else if (plan_.projection) {
      Put(expression::ProjectPacked(*plan_.projection, packed));
    } else if (sink_ != nullptr) {
      sink_->Take(packed);
    } else {
      page_.items.push_back({base::Bytes(packed)});
    }
  }

  void Put(dynamodb::PackedItem item) {
    if (sink_ != nullptr) {
      sink_->Take(item.bytes);
    } else {
      page_.items.push_back(std::move(item));
    }
  }

  bool FetchAndTake(base::BytesView entry) {
    const auto found = LookUpItem(store_, read_, ItemKeyOf(*plan_.table, entry),
                                  [this](const ItemValueView& item) {
                                    page_.fetched_sizes.push_back(item.size);
                                    Take(item.packed);
                                  });
    if (!found) {
      status_ = rocksdb::Status::Corruption(found.error().cause);
    } else if (*found == Lookup::kOnDisk) {
      status_ = rocksdb::Status::Incomplete();
    } else if (*found == Lookup::kAbsent) {
      status_ = rocksdb::Status::Corruption("an index entry without its item");
    }
    return status_.ok();
  }

  Store& store_;
  const PagePlan& plan_;
  const rocksdb::ReadOptions& read_;
  dynamodb::ItemSink* sink_;
  Page page_;
  rocksdb::Status status_;
};

}  // namespace

std::optional<Result<Page>> ReadPage(Store& store, const PagePlan& plan, rocksdb::ReadOptions read,
                                     dynamodb::ItemSink* sink) {
  const rocksdb::Slice begin(plan.range.begin);
  const rocksdb::Slice end(plan.range.end);
  read.iterate_lower_bound = &begin;
  read.iterate_upper_bound = &end;
  // What deletes a range deletes a table or an index that is gone, whose id never comes again.
  // RocksDB 7.8, going backwards, takes such a range for one that covers its neighbours now and
  // then.
  read.ignore_range_deletions = true;
  // Index entries and the items behind them are read as of one moment.
  std::optional<rocksdb::ManagedSnapshot> snapshot;
  if (plan.source == ItemSource::kTable) {
    snapshot.emplace(&store.db());
    read.snapshot = snapshot->snapshot();
  }
  PageReader reader(store, plan, read, sink);
  rocksdb::Status status;
  {
    const std::unique_ptr<rocksdb::Iterator> it(store.db().NewIterator(read));
    SeekToStart(*it, plan);
    while (it->Valid() && !reader.full() && reader.Add(it->value().ToStringView())) {
      plan.direction == Direction::kForward ? it->Next() : it->Prev();
    }
    status = reader.status().ok() ? it->status() : reader.status();
  }
  if (status.IsIncomplete()) {
    if (sink != nullptr) sink->Restart();
    return std::nullopt;
  }
  if (!status.ok()) return std::unexpected(ToError(status));
  return reader.TakePage();
}

}  // namespace flavorbot::engine
