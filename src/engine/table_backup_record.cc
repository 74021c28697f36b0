#include "engine/table_backup_record.h"

#include <string>
#include <string_view>

namespace flavorbot::engine {
namespace {

using dynamodb::AttributeMap;
using dynamodb::AttributeValue;
using dynamodb::TableStatus;

constexpr std::string_view kCreating = "CREATING";

void ReadStatus(RecordReader& in, Table& table) {
  if (!in.Has("status")) return;
  if (in.Get<std::string>("status") != kCreating) in.Fail();
  table.description.table_status = TableStatus::kCreating;
  for (auto& index : table.description.global_secondary_indexes) {
    index.index_status = TableStatus::kCreating;
  }
}

void ReadRestored(RecordReader& in, Table& table) {
  if (!in.Has("restored")) return;
  const auto map = in.Get<AttributeMap>("restored");
  RecordReader restored(map);
  table.description.restore_summary = {.source_backup_arn = restored.Get<std::string>("backup"),
                                       .source_table_arn = restored.Get<std::string>("table"),
                                       .restore_date_time = restored.Time("date")};
  if (restored.failed()) in.Fail();
}

void ReadRecovery(RecordReader& in, Table& table) {
  if (!in.Has("pitr")) return;
  const auto map = in.Get<AttributeMap>("pitr");
  RecordReader pitr(map);
  table.point_in_time_recovery = {
      .enabled_since = pitr.Time("since"),
      .recovery_period_in_days = static_cast<std::int32_t>(pitr.Integer("days"))};
  if (pitr.failed()) in.Fail();
}

}  // namespace

void SetBackupSettings(const Table& table, AttributeMap& record) {
  if (table.is_creating()) record.Set("status", AttributeValue::S(std::string(kCreating)));
  if (const auto& summary = table.description.restore_summary) {
    record.Set("restored",
               AttributeValue::M({{"backup", AttributeValue::S(summary->source_backup_arn)},
                                  {"table", AttributeValue::S(summary->source_table_arn)},
                                  {"date", TimeValue(summary->restore_date_time)}}));
  }
  if (const auto& recovery = table.point_in_time_recovery) {
    record.Set("pitr",
               AttributeValue::M(
                   {{"since", TimeValue(recovery->enabled_since)},
                    {"days", AttributeValue::N(std::int64_t{recovery->recovery_period_in_days})}}));
  }
}

void ReadBackupSettings(RecordReader& in, Table& table) {
  ReadStatus(in, table);
  ReadRestored(in, table);
  ReadRecovery(in, table);
}

}  // namespace flavorbot::engine
