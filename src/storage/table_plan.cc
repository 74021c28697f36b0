#include "storage/table_plan.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "storage/keys.h"

namespace flavorbot::storage {
namespace {

using dynamodb::StreamViewType;
using dynamodb::TimeToLiveStatus;
using Refusal = std::optional<std::string>;

std::string Quoted(const std::string& table_name) { return "table \"" + table_name + "\""; }

dynamodb::StreamSpecification StreamOfReplicas() {
  return {.stream_enabled = true, .stream_view_type = StreamViewType::kNewAndOldImages};
}

TableStep Creation(const TableGoal& goal) {
  auto request = TableDefinition(goal.table_name, goal.protection);
  request.tags = goal.tags;
  std::string done = "created, with the index " + std::string(kIndexName);
  if (goal.protection == DeletionProtection::kProtected) done += ", guarded against deletion";
  if (!goal.tags.empty()) done += ", tagged " + TagText(goal.tags);
  if (!goal.replica_regions.empty()) {
    request.stream_specification = StreamOfReplicas();
    done += ", with a stream for its replicas";
  }
  return {Quoted(goal.table_name), std::move(done), std::move(request)};
}

// Plans the parts of a table one after the other.
class Planner {
 public:
  Planner(const TableGoal& goal, const TableState& state) : goal_(goal), state_(state) {}

  base::Result<TablePlan, std::string> Plan() {
    Refusal refusal = state_.table ? PlanIndex(*state_.table) : std::nullopt;
    if (!state_.table) plan_.steps.push_back(Creation(goal_));
    if (!refusal) refusal = PlanTimeToLive();
    if (!refusal && goal_.protection == DeletionProtection::kProtected) PlanProtection();
    if (!refusal && state_.table) PlanTags(*state_.table);
    if (!refusal && !goal_.replica_regions.empty()) refusal = PlanReplicas();
    if (refusal) return std::unexpected(Quoted(goal_.table_name) + " " + *std::move(refusal));
    return std::move(plan_);
  }

 private:
  void Found(std::string what) { plan_.found.push_back(std::move(what)); }
  void Step(std::string subject, std::string done, TableChange change) {
    plan_.steps.push_back({std::move(subject), std::move(done), std::move(change)});
  }
  dynamodb::UpdateTableRequest Update() const { return {.table_name = goal_.table_name}; }

  Refusal PlanIndex(const dynamodb::TableDescription& table) {
    const std::string index(kIndexName);
    const bool has_index = HasIndex(table);
    const auto difference = has_index ? DifferenceFromDefinition(table) : DifferenceOfKeys(table);
    if (!difference.empty()) return "is of another shape: " + difference;
    Found(Quoted(goal_.table_name) + ": there already" +
          (has_index ? ", with the index " + index : ""));
    if (!has_index) Step("index " + index, "added", IndexAddition(table));
    return std::nullopt;
  }

  Refusal PlanTimeToLive() {
    const std::string subject = "time to live on \"" + std::string(kTimeToLiveName) + "\"";
    const auto status = state_.time_to_live.time_to_live_status;
    if (status == TimeToLiveStatus::kDisabling) {
      return "is having its time to live disabled; try again in an hour";
    }
    if (status == TimeToLiveStatus::kDisabled) {
      dynamodb::UpdateTimeToLiveRequest request{.table_name = goal_.table_name};
      request.time_to_live_specification = {.enabled = true,
                                            .attribute_name = std::string(kTimeToLiveName)};
      Step(subject, "enabled", std::move(request));
      return std::nullopt;
    }
    const auto attribute = state_.time_to_live.attribute_name.value_or("");
    if (attribute != kTimeToLiveName) {
      return "takes its time to live from the attribute \"" + attribute + "\"; FlavorBot needs \"" +
             std::string(kTimeToLiveName) + "\"";
    }
    Found(subject + ": enabled already");
    return std::nullopt;
  }

  void PlanProtection() {
    if (state_.table && state_.table->deletion_protection_enabled) {
      Found("deletion protection: enabled already");
    } else if (state_.table) {
      auto request = Update();
      request.deletion_protection_enabled = true;
      Step("deletion protection", "enabled", std::move(request));
    }
    if (state_.point_in_time_recovery) return Found("point-in-time recovery: enabled already");
    Step("point-in-time recovery", "enabled",
         dynamodb::UpdateContinuousBackupsRequest{.table_name = goal_.table_name,
                                                  .point_in_time_recovery_enabled = true});
  }

  void PlanTags(const dynamodb::TableDescription& table) {
    std::vector<dynamodb::Tag> wanting;
    std::string replaced;
    for (const auto& tag : goal_.tags) {
      const auto there = std::ranges::find(state_.tags, tag.key, &dynamodb::Tag::key);
      if (there == state_.tags.end()) {
        wanting.push_back(tag);
      } else if (there->value != tag.value) {
        wanting.push_back(tag);
        replaced += (replaced.empty() ? "" : ", ") + there->key + "=" + there->value;
      } else {
        Found("tag " + tag.key + "=" + tag.value + ": set already");
      }
    }
    if (wanting.empty()) return;
    auto subject = (wanting.size() == 1 ? "tag " : "tags ") + TagText(wanting);
    Step(std::move(subject), replaced.empty() ? "set" : "set, in place of " + replaced,
         dynamodb::TagResourceRequest{.resource_arn = table.table_arn, .tags = std::move(wanting)});
  }

  Refusal PlanReplicas() {
    std::vector<std::string> wanting;
    for (const auto& region : goal_.replica_regions) {
      const auto* replica = state_.table ? FindReplica(*state_.table, region) : nullptr;
      if (replica == nullptr) {
        wanting.push_back(region);
      } else if (replica->replica_status == "CREATION_FAILED") {
        return "has a replica in " + region +
               " that failed: " + replica->replica_status_description +
               "; delete it, and try again";
      } else {
        const bool is_active = replica->replica_status == "ACTIVE";
        Found("replica in " + region + ": there already" +
              (is_active ? "" : ", but " + replica->replica_status));
      }
    }
    if (wanting.empty()) return std::nullopt;
    if (auto refusal = PlanStream()) return refusal;
    for (auto& region : wanting) {
      auto request = Update();
      request.replica_updates.emplace().push_back(
          {.create = dynamodb::ReplicaUpdate::Create{.region_name = region}});
      Step("replica in " + region, "added", std::move(request));
    }
    return std::nullopt;
  }

  // Replicas need the stream. One that has something else can't be changed, only given up, which
  // is its readers' loss.
  Refusal PlanStream() {
    if (!state_.table) return std::nullopt;
    const auto& stream = state_.table->stream_specification;
    if (!stream || !stream->stream_enabled) {
      auto request = Update();
      request.stream_specification = StreamOfReplicas();
      Step("stream of new and old images", "enabled", std::move(request));
    } else if (stream->stream_view_type != StreamViewType::kNewAndOldImages) {
      return "has a stream without both images, and replicas need both: disable it first";
    }
    return std::nullopt;
  }

  const TableGoal& goal_;
  const TableState& state_;
  TablePlan plan_;
};

}  // namespace

base::Result<TablePlan, std::string> PlanTable(const TableGoal& goal, const TableState& state) {
  return Planner(goal, state).Plan();
}

}  // namespace flavorbot::storage
