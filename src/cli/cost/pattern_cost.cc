#include "cli/cost/pattern_cost.h"

#include <algorithm>
#include <set>

#include "cli/cost/key_family.h"
#include "cli/cost/visitor.h"

namespace flavorbot::cli::cost {
namespace {

// Long enough that nothing remembers the session from what was prepared; its hour isn't over.
constexpr std::chrono::minutes kPause{1};

struct Run {
  std::vector<RecordedCall> calls;
  StoredItems before;
  StoredItems after;
};

base::Result<Run, std::string> RunOnce(MeasuredSite& site, const AccessPattern& pattern,
                                       int visitor_number) {
  Visitor visitor(site, visitor_number);
  if (pattern.prepare != nullptr) pattern.prepare(visitor);
  site.clock().Advance(kPause);
  auto before = site.Items();
  if (!before) return std::unexpected(std::move(before).error());
  site.TakeCalls();
  pattern.run(visitor);
  Run run{.calls = site.TakeCalls(), .before = *std::move(before), .after = {}};
  auto after = site.Items();
  if (!after) return std::unexpected(std::move(after).error());
  run.after = *std::move(after);
  if (!visitor.failure().empty()) {
    return std::unexpected(std::string(pattern.name) + ": " + visitor.failure());
  }
  return run;
}

std::set<std::string> PartitionsOf(const Run& run) {
  std::set<std::string> partitions;
  for (const auto& call : run.calls) {
    partitions.insert(call.partitions.begin(), call.partitions.end());
  }
  return partitions;
}

// The units of a batch or a transaction are divided evenly among its items, which is exact while
// each is below one unit.
std::vector<KeyLoad> LoadsOf(const Run& run, const std::set<std::string>& partitions_of_another) {
  std::map<std::string, KeyLoad> by_key;
  for (const auto& call : run.calls) {
    const auto share =
        call.units / static_cast<double>(std::max<std::size_t>(call.partitions.size(), 1));
    for (const auto& partition : call.partitions) {
      auto& load = by_key[partition];
      (call.kind == CallKind::kRead ? load.read_units : load.write_units) += share;
    }
    if (call.kind != CallKind::kRead) continue;
    for (const auto& partition :
         std::set<std::string>(call.partitions.begin(), call.partitions.end())) {
      ++by_key[partition].reads;
    }
  }
  std::map<std::string, KeyLoad> by_family;
  for (const auto& [key, load] : by_key) {
    const bool is_shared = partitions_of_another.contains(key);
    auto& family = by_family[is_shared ? key : FamilyOf(key)];
    family.keys = is_shared ? key : FamilyOf(key);
    family.is_shared = is_shared;
    family.reads += load.reads;
    family.read_units += load.read_units;
    family.write_units += load.write_units;
    family.most_read_units = std::max(family.most_read_units, load.read_units);
    family.most_write_units = std::max(family.most_write_units, load.write_units);
  }
  std::vector<KeyLoad> loads;
  for (auto& [key, load] : by_family) loads.push_back(std::move(load));
  return loads;
}

std::map<ItemKind, ItemChange> ChangesOf(const Run& run) {
  std::map<ItemKind, ItemChange> changes;
  const auto change_of = [&changes](const auto& key) -> ItemChange& {
    return changes[{FamilyOf(key.first), FamilyOf(key.second)}];
  };
  for (const auto& [key, item] : run.before) {
    if (run.after.contains(key)) continue;
    auto& change = change_of(key);
    --change.items;
    change.bytes -= static_cast<std::int64_t>(item.bytes);
  }
  for (const auto& [key, item] : run.after) {
    if (run.before.contains(key)) continue;
    auto& change = change_of(key);
    ++change.items;
    change.bytes += static_cast<std::int64_t>(item.bytes);
    change.lifetime = item.lifetime;
  }
  return changes;
}

PatternCost CostOf(const AccessPattern& pattern, const Run& run, const Run& of_another) {
  PatternCost cost{.pattern = &pattern};
  for (const auto& call : run.calls) {
    ++cost.requests;
    ++(call.kind == CallKind::kRead ? cost.read_requests : cost.write_requests);
    (call.kind == CallKind::kRead ? cost.read_units : cost.write_units) += call.units;
    if (call.kind == CallKind::kWrite) cost.index_write_units += call.index_units;
    cost.sent_bytes += call.request_bytes;
    cost.received_bytes += call.response_bytes;
  }
  cost.keys = LoadsOf(run, PartitionsOf(of_another));
  cost.items = ChangesOf(run);
  return cost;
}

bool CostTheSame(const PatternCost& a, const PatternCost& b) {
  return a.requests == b.requests && a.read_units == b.read_units &&
         a.write_units == b.write_units && a.sent_bytes == b.sent_bytes &&
         a.received_bytes == b.received_bytes;
}

}  // namespace

base::Result<MeasuredPatterns, std::string> MeasurePatterns() {
  auto site = MeasuredSite::Open();
  if (!site) return std::unexpected(std::move(site).error());
  MeasuredPatterns measured;
  int visitor_number = 0;
  for (const auto& section : AllPatterns()) {
    std::vector<PatternCost> costs;
    for (const auto& pattern : section.patterns) {
      const auto one = RunOnce(**site, pattern, ++visitor_number);
      if (!one) return std::unexpected(one.error());
      const auto other = RunOnce(**site, pattern, ++visitor_number);
      if (!other) return std::unexpected(other.error());
      auto cost = CostOf(pattern, *one, *other);
      if (!CostTheSame(cost, CostOf(pattern, *other, *one))) {
        return std::unexpected(std::string(pattern.name) +
                               " costs two people differently: it can't be told what it costs");
      }
      costs.push_back(std::move(cost));
    }
    measured.emplace_back(section, std::move(costs));
  }
  return measured;
}

}  // namespace flavorbot::cli::cost
