#include "engine/read_items.h"

#include <utility>

#include "dynamodb/item_size.h"
#include "engine/read_call.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;
using dynamodb::Select;

Result<void> Invalid(std::string text) {
  return std::unexpected(dynamodb::ValidationError(std::move(text)));
}

std::vector<std::string> NotProjected(const Index& index, const expression::Projection& wanted) {
  std::vector<std::string> names;
  for (const auto& path : wanted.paths) {
    if (!index.Projects(path.attribute)) names.push_back(path.attribute);
  }
  return names;
}

std::string ListOf(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return "[" + list + "]";
}

bool IsGlobal(const PagePlan& plan) {
  return plan.index != nullptr && plan.index->kind == IndexKind::kGlobal;
}

Result<void> CheckProjectionAndSelect(const ReadShape& shape) {
  if (!shape.has_projection || !shape.select || *shape.select == Select::kSpecificAttributes) {
    return {};
  }
  const std::string text =
      "Cannot specify the " + std::string(shape.projection_name) + " when choosing to get ";
  if (*shape.select == Select::kCount) return Invalid(text + "only the Count");
  return Invalid(text + (*shape.select == Select::kAllAttributes ? "ALL_ATTRIBUTES"
                                                                 : "ALL_PROJECTED_ATTRIBUTES"));
}

}  // namespace

Result<void> BindIndex(const ReadShape& shape, PagePlan& plan) {
  plan.count_only = shape.select == Select::kCount;
  if (!shape.index_name) return {};
  plan.index = plan.table->FindIndex(*shape.index_name);
  if (plan.index == nullptr) {
    return Invalid("The table does not have the specified index: " + *shape.index_name);
  }
  if (IsGlobal(plan)) {
    if (!plan.index->filled_to) return {};
    return Invalid("Cannot read from backfilling global secondary index: " + plan.index->name);
  }
  const bool lacks_some = plan.index->projection != dynamodb::ProjectionType::kAll;
  const bool wants_all = shape.select == Select::kAllAttributes;
  if ((wants_all && lacks_some) ||
      (plan.projection && !NotProjected(*plan.index, *plan.projection).empty())) {
    plan.source = ItemSource::kTable;
  }
  return {};
}

Result<void> CheckConsistency(const ReadShape& shape, const PagePlan& plan) {
  if (!shape.consistent_read || !IsGlobal(plan)) return {};
  return Invalid("Consistent reads are not supported on global secondary indexes");
}

Result<void> CheckSelect(const ReadShape& shape, const PagePlan& plan) {
  if (auto ok = CheckProjectionAndSelect(shape); !ok) return ok;
  if (shape.select == Select::kAllProjectedAttributes && plan.index == nullptr) {
    return Invalid("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
  }
  if (shape.select == Select::kSpecificAttributes && !shape.has_projection) {
    return Invalid(
        "Must specify the AttributesToGet or ProjectionExpression when choosing to get "
        "SPECIFIC_ATTRIBUTES");
  }
  if (shape.select == Select::kAllAttributes && IsGlobal(plan) &&
      plan.index->projection != dynamodb::ProjectionType::kAll) {
    return Invalid(
        "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported "
        "for global secondary index " +
        plan.index->name + " because its projection type is not ALL");
  }
  return {};
}

Result<void> CheckProjected(const PagePlan& plan) {
  if (!plan.projection || !IsGlobal(plan)) return {};
  const auto names = NotProjected(*plan.index, *plan.projection);
  if (names.empty()) return {};
  return Invalid("One or more parameter values were invalid: Global secondary index " +
                 plan.index->name + " does not project " + ListOf(names));
}

void TallyPage(const PagePlan& plan, const Page& page, bool consistent_read, CapacityTally& tally) {
  const auto units = dynamodb::ReadUnits(page.bytes_read, consistent_read);
  if (plan.index != nullptr) {
    tally.AddIndex(*plan.index, units);
  } else {
    tally.AddTable(units);
  }
  for (const auto size : page.fetched_sizes) {
    tally.AddTable(dynamodb::ReadUnits(size, consistent_read));
  }
}

dynamodb::AwaitableResult<Page> ReadPlan(Engine& engine,
                                         std::chrono::steady_clock::time_point deadline,
                                         std::shared_ptr<const PagePlan> plan,
                                         dynamodb::ItemSink* sink) {
  const Index* index = plan->index;
  const bool may_be_behind = index != nullptr && index->kind == IndexKind::kGlobal;
  co_return co_await ReadCachedOrDisk<Page>(
      engine, deadline,
      [&store = engine.store(), plan, sink,
       as_of = may_be_behind ? engine.IndexSnapshot() : nullptr](rocksdb::ReadOptions read) {
        read.snapshot = as_of.get();
        return ReadPage(store, *plan, read, ItemSinkOf(sink, read));
      });
}

dynamodb::AwaitableResult<dynamodb::ReadItemsResponse> ReadAndAnswer(
    Engine& engine, std::chrono::steady_clock::time_point deadline, PagePlan plan,
    PageAnswer options) {
  auto shared_plan = std::make_shared<const PagePlan>(std::move(plan));
  auto page = co_await ReadPlan(engine, deadline, shared_plan, options.sink);
  if (!page) co_return std::unexpected(std::move(page).error());

  dynamodb::ReadItemsResponse response;
  response.items_present = !shared_plan->count_only;
  response.count = page->count;
  response.scanned_count = page->scanned_count;
  response.last_evaluated_key = std::move(page->last_evaluated_key);
  if (options.capacity != dynamodb::ReturnConsumedCapacity::kNone) {
    CapacityTally tally;
    TallyPage(*shared_plan, *page, options.consistent_read, tally);
    response.consumed_capacity = tally.Report(shared_plan->table->name(), options.capacity);
  }
  response.items = std::move(page->items);
  co_return response;
}

}  // namespace flavorbot::engine
