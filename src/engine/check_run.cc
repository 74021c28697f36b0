#include "engine/check_run.h"

#include <utility>

#include "base/encoding.h"
#include "dynamodb/packed_item.h"
#include "dynamodb/wire.h"
#include "engine/index_entries.h"

namespace flavorbot::engine {
namespace {

constexpr std::size_t kBatchBytes = std::size_t{512} << 10;
constexpr std::uint64_t kStepsBetweenProgress = 100'000;
constexpr std::size_t kShownBytes = 64;

}  // namespace

void CheckRun::Found(const std::string& table, std::string key, std::string what, const Fix& fix) {
  ++report_.found;
  if (report_.findings.size() < options_.max_findings) {
    report_.findings.push_back({table, std::move(key), std::move(what), static_cast<bool>(fix)});
  }
  if (options_.mode != CheckMode::kRepair || !fix) return;
  fix(batch_);
  ++batched_;
}

void CheckRun::Step() {
  if (++steps_ % kStepsBetweenProgress == 0 && options_.on_progress) {
    options_.on_progress(report_.checked);
  }
}

rocksdb::Status CheckRun::Write(bool must) {
  if (batch_.Count() == 0 || (!must && batch_.GetDataSize() < kBatchBytes)) {
    return rocksdb::Status::OK();
  }
  const auto status = store_.Write(batch_);
  if (!status.ok()) return status;
  report_.repaired += std::exchange(batched_, 0);
  batch_.Clear();
  return status;
}

std::string ShowKey(base::BytesView key) {
  auto shown = base::HexEncode(key.substr(0, kShownBytes));
  if (key.size() > kShownBytes) shown += "...";
  return shown;
}

std::string ShowItemKey(const Table& table, base::BytesView key, base::BytesView packed_item) {
  const auto partition =
      FindKeyAttribute(packed_item, table.keys.partition_key, KeyRole::kPartition);
  if (!partition) return ShowKey(key);
  dynamodb::Item shown;
  const auto item = dynamodb::Unpack(packed_item);
  shown.Set(table.keys.partition_key.name, *item.Find(table.keys.partition_key.name));
  if (table.keys.sort_key) {
    if (const auto* sort = item.Find(table.keys.sort_key->name)) {
      shown.Set(table.keys.sort_key->name, *sort);
    }
  }
  std::string out;
  dynamodb::AppendJson(out, shown);
  return out;
}

}  // namespace flavorbot::engine
