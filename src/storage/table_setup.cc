#include "storage/table_setup.h"

#include <optional>
#include <utility>

#include "storage/backoff.h"
#include "storage/keys.h"

namespace flavorbot::storage {
namespace {

using boost::asio::awaitable;
using dynamodb::ErrorCode;
using dynamodb::TimeToLiveStatus;
template <typename T>
using SetUpResult = base::Result<T, std::string>;

std::string Quoted(const std::string& table_name) { return "table \"" + table_name + "\""; }

std::string Failure(const std::string& table_name, std::string_view step,
                    const dynamodb::Error& error) {
  std::string text = Quoted(table_name) + ": " + std::string(step) + ": ";
  text += dynamodb::ErrorName(error.code);
  text += ": " + error.message;
  if (!error.cause.empty())
    text += " (" + error.cause + ")";  // who sets a table up is its operator
  return text;
}

// Whether the table had to be created.
awaitable<SetUpResult<bool>> CreateIfAbsent(dynamodb::Api& api, dynamodb::CallContext& context,
                                            std::string name, DeletionProtection protection) {
  auto described = co_await api.DescribeTable(context, {.table_name = name});
  if (described) co_return false;
  if (described.error().code != ErrorCode::kResourceNotFoundException) {
    co_return std::unexpected(Failure(name, "describing it", described.error()));
  }
  auto created = co_await api.CreateTable(context, TableDefinition(name, protection));
  if (created) co_return true;
  if (created.error().code == ErrorCode::kResourceInUseException) co_return false;
  co_return std::unexpected(Failure(name, "creating it", created.error()));
}

bool IsActive(const dynamodb::TableDescription& table) {
  if (table.table_status != dynamodb::TableStatus::kActive) return false;
  for (const auto& index : table.global_secondary_indexes) {
    if (index.index_status != dynamodb::TableStatus::kActive) return false;
  }
  return true;
}

awaitable<SetUpResult<dynamodb::TableDescription>> WaitUntilActive(dynamodb::Api& api,
                                                                   dynamodb::CallContext& context,
                                                                   std::string name) {
  for (unsigned attempt = 0;; ++attempt) {
    auto described = co_await api.DescribeTable(context, {.table_name = name});
    // Just after its creation the service may not know the table yet.
    if (!described && described.error().code != ErrorCode::kResourceNotFoundException) {
      co_return std::unexpected(Failure(name, "describing it", described.error()));
    }
    if (described && IsActive(described->table)) co_return std::move(described->table);
    const bool again = co_await BackOff(attempt, context.deadline);
    if (!again) {
      co_return std::unexpected(Quoted(name) + " has not become active in time; try again");
    }
  }
}

// Whether the index had to be added; `table` is as it is then, and active.
awaitable<SetUpResult<bool>> AddIndexIfMissing(dynamodb::Api& api, dynamodb::CallContext& context,
                                               dynamodb::TableDescription& table) {
  if (HasIndex(table)) co_return false;
  const auto updated = co_await api.UpdateTable(context, IndexAddition(table));
  auto active = co_await WaitUntilActive(api, context, table.table_name);
  if (!active) co_return std::unexpected(std::move(active).error());
  table = std::move(*active);
  // Another instance may have been first: then the service refuses the request.
  if (!updated && !HasIndex(table)) {
    co_return std::unexpected(
        Failure(table.table_name, "adding the index " + std::string(kIndexName), updated.error()));
  }
  co_return updated.has_value();
}

// Whether the table had to be guarded.
awaitable<SetUpResult<bool>> Protect(dynamodb::Api& api, dynamodb::CallContext& context,
                                     const dynamodb::TableDescription& table) {
  if (table.deletion_protection_enabled) co_return false;
  dynamodb::UpdateTableRequest request;
  request.table_name = table.table_name;
  request.deletion_protection_enabled = true;
  const auto updated = co_await api.UpdateTable(context, std::move(request));
  if (updated) co_return true;
  co_return std::unexpected(
      Failure(table.table_name, "guarding it against deletion", updated.error()));
}

// Whether point-in-time recovery had to be enabled.
awaitable<SetUpResult<bool>> EnableRecovery(dynamodb::Api& api, dynamodb::CallContext& context,
                                            std::string name) {
  const auto described = co_await api.DescribeContinuousBackups(context, {.table_name = name});
  if (described && described->point_in_time_recovery.enabled) co_return false;
  for (unsigned attempt = 0;; ++attempt) {
    const auto updated = co_await api.UpdateContinuousBackups(
        context, {.table_name = name, .point_in_time_recovery_enabled = true});
    if (updated) co_return true;
    auto failure = Failure(name, "enabling point-in-time recovery", updated.error());
    if (updated.error().code != ErrorCode::kContinuousBackupsUnavailableException) {
      co_return std::unexpected(std::move(failure));
    }
    // Just after the table's creation the service is still turning its backups on.
    const bool again = co_await BackOff(attempt, context.deadline);
    if (!again) co_return std::unexpected(std::move(failure));
  }
}

// Whether the time to live had to be enabled.
awaitable<SetUpResult<bool>> EnableTimeToLive(dynamodb::Api& api, dynamodb::CallContext& context,
                                              std::string name) {
  auto described = co_await api.DescribeTimeToLive(context, {.table_name = name});
  if (!described) {
    co_return std::unexpected(Failure(name, "reading its time to live", described.error()));
  }
  const auto status = described->time_to_live_status;
  if (status == TimeToLiveStatus::kEnabled || status == TimeToLiveStatus::kEnabling) {
    const auto attribute = described->attribute_name.value_or("");
    if (attribute == kTimeToLiveName) co_return false;
    co_return std::unexpected(Quoted(name) + " takes its time to live from the attribute \"" +
                              attribute + "\"; FlavorBot needs \"" + std::string(kTimeToLiveName) +
                              "\"");
  }
  if (status == TimeToLiveStatus::kDisabling) {
    co_return std::unexpected(Quoted(name) +
                              " is having its time to live disabled; try again in an hour");
  }
  dynamodb::UpdateTimeToLiveRequest request;
  request.table_name = name;
  request.time_to_live_specification = {.enabled = true,
                                        .attribute_name = std::string(kTimeToLiveName)};
  auto updated = co_await api.UpdateTimeToLive(context, std::move(request));
  if (updated) co_return true;
  // Another instance may have been first: then the service calls the request invalid.
  auto again = co_await api.DescribeTimeToLive(context, {.table_name = name});
  if (again && again->attribute_name == kTimeToLiveName) co_return false;
  co_return std::unexpected(Failure(name, "enabling its time to live", updated.error()));
}

}  // namespace

awaitable<SetUpResult<TableSetUpReport>> SetUpTable(dynamodb::Api& api,
                                                    dynamodb::CallContext& context,
                                                    std::string table_name,
                                                    DeletionProtection protection) {
  TableSetUpReport report;
  auto created = co_await CreateIfAbsent(api, context, table_name, protection);
  if (!created) co_return std::unexpected(std::move(created).error());
  auto table = co_await WaitUntilActive(api, context, table_name);
  if (!table) co_return std::unexpected(std::move(table).error());
  if (const auto difference = DifferenceOfKeys(*table); !difference.empty()) {
    co_return std::unexpected(Quoted(table_name) + " is of another shape: " + difference);
  }
  const auto added = co_await AddIndexIfMissing(api, context, *table);
  if (!added) co_return std::unexpected(added.error());
  const std::string index(kIndexName);
  report.lines.push_back(Quoted(table_name) + (*created ? ": created, with the index " + index
                                               : *added
                                                   ? ": was there; the index " + index + " is added"
                                                   : ": is there, with the index " + index));
  if (const auto difference = DifferenceFromDefinition(*table); !difference.empty()) {
    co_return std::unexpected(Quoted(table_name) + " is of another shape: " + difference);
  }

  auto enabled = co_await EnableTimeToLive(api, context, table_name);
  if (!enabled) co_return std::unexpected(std::move(enabled).error());
  report.lines.push_back("time to live on \"" + std::string(kTimeToLiveName) +
                         "\": " + (*enabled ? "enabled" : "was enabled"));
  report.changed_anything = *created || *added || *enabled;
  if (protection == DeletionProtection::kProtected) {
    const auto guarded = co_await Protect(api, context, *table);
    if (!guarded) co_return std::unexpected(guarded.error());
    report.lines.push_back(std::string("deletion protection: ") +
                           (*guarded ? "enabled" : "was enabled"));
    const auto recoverable = co_await EnableRecovery(api, context, table_name);
    if (!recoverable) co_return std::unexpected(recoverable.error());
    report.lines.push_back(std::string("point-in-time recovery: ") +
                           (*recoverable ? "enabled" : "was enabled"));
    report.changed_anything = report.changed_anything || *guarded || *recoverable;
  }
  report.lines.push_back("the table is ready");
  co_return report;
}

}  // namespace flavorbot::storage
