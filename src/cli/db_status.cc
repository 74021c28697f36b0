#include "cli/db_status.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "base/iso8601.h"
#include "cli/byte_size.h"
#include "cli/exit_code.h"
#include "cli/fact_sheet.h"
#include "cli/operator_command.h"
#include "cli/table_reading.h"
#include "dynamodb/pages.h"
#include "dynamodb/wire_enums.h"
#include "storage/table_goal.h"

namespace flavorbot::cli {
namespace {

using dynamodb::TimeToLiveStatus;
using dynamodb::WireName;

struct Options {
  Overrides overrides;
  OutputFormat format = OutputFormat::kTable;
};

std::string Throughput(const dynamodb::ProvisionedThroughput& throughput) {
  return "provisioned, " + std::to_string(throughput.read_capacity_units) + " RCU and " +
         std::to_string(throughput.write_capacity_units) + " WCU";
}

std::string Billing(const dynamodb::TableDescription& table) {
  return table.billing_mode == dynamodb::BillingMode::kPayPerRequest
             ? "on demand"
             : Throughput(table.provisioned_throughput);
}

// "GSI1: ACTIVE, 12 items, 1.5 KB"
std::string Indexes(const dynamodb::TableDescription& table) {
  std::string text;
  const auto add = [&text](const dynamodb::SecondaryIndexDescription& each, std::string status) {
    if (!text.empty()) text += "; ";
    text += each.index.index_name + ": " + std::move(status) + ", " +
            std::to_string(each.item_count) + " items, " + ByteSize(each.index_size_bytes);
    if (each.backfilling) text += ", being filled";
  };
  for (const auto& each : table.global_secondary_indexes)
    add(each, std::string(WireName(each.index_status)));
  for (const auto& each : table.local_secondary_indexes) add(each, "local");
  return text.empty() ? "none" : text;
}

std::string TimeToLive(const dynamodb::Result<dynamodb::DescribeTimeToLiveResponse>& described) {
  if (!described) return "not known: " + described.error().message;
  const auto attribute = " on \"" + described->attribute_name.value_or("") + "\"";
  switch (described->time_to_live_status) {
    case TimeToLiveStatus::kEnabled:
      return "enabled" + attribute;
    case TimeToLiveStatus::kEnabling:
      return "being enabled" + attribute;
    case TimeToLiveStatus::kDisabling:
      return "being disabled" + attribute;
    case TimeToLiveStatus::kDisabled:
      break;
  }
  return "disabled";
}

std::string Stream(const dynamodb::TableDescription& table) {
  if (!table.stream_specification || !table.stream_specification->stream_enabled) return "none";
  switch (
      table.stream_specification->stream_view_type.value_or(dynamodb::StreamViewType::kKeysOnly)) {
    case dynamodb::StreamViewType::kNewImage:
      return "new images";
    case dynamodb::StreamViewType::kOldImage:
      return "old images";
    case dynamodb::StreamViewType::kNewAndOldImages:
      return "new and old images";
    case dynamodb::StreamViewType::kKeysOnly:
      break;
  }
  return "keys only";
}

// "on, to any second from 2026-11-01T00:00:00.000Z to 2026-11-26T09:00:00.000Z"
std::string Recovery(const dynamodb::Result<dynamodb::DescribeContinuousBackupsResponse>& backups) {
  if (!backups) return "not known: " + backups.error().message;
  const auto& recovery = backups->point_in_time_recovery;
  if (!recovery.enabled) return "off";
  if (!recovery.earliest_restorable_date_time || !recovery.latest_restorable_date_time) return "on";
  return "on, to any second from " + base::FormatIso8601(*recovery.earliest_restorable_date_time) +
         " to " + base::FormatIso8601(*recovery.latest_restorable_date_time);
}

// "2, the last of 2026-11-26T09:00:00.000Z"
std::string Backups(const dynamodb::Result<std::vector<dynamodb::BackupSummary>>& listed) {
  if (!listed) return "not known: " + listed.error().message;
  if (listed->empty()) return "none";
  base::TimePoint last{};
  for (const auto& backup : *listed) {
    last = std::max(last, backup.backup_details.backup_creation_date_time);
  }
  return std::to_string(listed->size()) + ", the last of " + base::FormatIso8601(last);
}

// "eu-west-1: ACTIVE; us-west-2: CREATING, 40 %"
std::string Replicas(const dynamodb::TableDescription& table) {
  std::string text;
  for (const auto& replica : table.replicas) {
    if (!text.empty()) text += "; ";
    text += replica.region_name + ": " + replica.replica_status;
    const auto& progress = replica.replica_status_percent_progress;
    if (!progress.empty()) text += ", " + progress + " %";
    const auto& why = replica.replica_status_description;
    if (!why.empty()) text += ", " + why;
  }
  return text.empty() ? "none" : text;
}

std::string Tags(const dynamodb::Result<std::vector<dynamodb::Tag>>& tags) {
  if (!tags) return "not known: " + tags.error().message;
  return tags->empty() ? "none" : storage::TagText(*tags);
}

boost::asio::awaitable<int> Tell(const OperatorTable& opened, OutputFormat format) {
  auto context = PageContext();
  auto& api = *opened.api;
  const auto& name = opened.settings.table_name;
  const auto described = co_await api.DescribeTable(context, {.table_name = name});
  if (!described) co_return FailAt(opened, described.error());
  const auto& table = described->table;
  // Not every DynamoDB has all of these, and not every key may ask.
  const auto time_to_live = co_await api.DescribeTimeToLive(context, {.table_name = name});
  const auto recovery = co_await api.DescribeContinuousBackups(context, {.table_name = name});
  dynamodb::ListBackupsRequest of_this_table;
  of_this_table.table_name = name;
  const auto backups =
      co_await dynamodb::Collect(dynamodb::BackupPages(api, std::move(of_this_table)), context,
                                 &dynamodb::ListBackupsResponse::backup_summaries);
  const auto tags =
      co_await dynamodb::Collect(dynamodb::TagPages(api, {.resource_arn = table.table_arn}),
                                 context, &dynamodb::ListTagsOfResourceResponse::tags);

  FactSheet sheet;
  sheet.Add("table", TextCell(table.table_name));
  sheet.Add("where", TextCell(opened.Where()));
  if (opened.place == TablePlace::kEndpoint) {
    sheet.Add("region", TextCell(opened.settings.region));
  }
  sheet.Add("arn", TextCell(table.table_arn));
  sheet.Add("status", TextCell(WireName(table.table_status)));
  sheet.Add("created", TextCell(base::FormatIso8601(table.creation_date_time)));
  sheet.Add("billing", TextCell(Billing(table)));
  sheet.Add("items", NumberCell(table.item_count));
  sheet.Add("size", SizeCell(table.table_size_bytes));
  sheet.Add("indexes", TextCell(Indexes(table)));
  sheet.Add("time to live", TextCell(TimeToLive(time_to_live)));
  sheet.Add("stream", TextCell(Stream(table)));
  sheet.Add("point-in-time recovery", TextCell(Recovery(recovery)));
  sheet.Add("on-demand backups", TextCell(Backups(backups)));
  sheet.Add("deletion protection", YesNoCell(table.deletion_protection_enabled));
  sheet.Add("replicas", TextCell(Replicas(table)));
  sheet.Add("tags", TextCell(Tags(tags)));
  const auto printed = sheet.Print(format, stdout);
  co_return printed ? kExitOk : Fail(kExitFailure, printed.error());
}

int TellStatus(const Options& options) {
  return WithTable(options.overrides, [&options](const OperatorTable& opened) {
    return Tell(opened, options.format);
  });
}

}  // namespace

void AddDbStatusCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand(
      "status", "Tell where the table is and what state it is in; beside a running server too.");
  AddFormatOption(*command, options->format);
  AddDataDirectoryOption(*command, options->overrides);
  command->callback([&chosen, options] { chosen = [options] { return TellStatus(*options); }; });
}

}  // namespace flavorbot::cli
