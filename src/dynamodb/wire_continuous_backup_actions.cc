// DescribeContinuousBackups and UpdateContinuousBackups on the wire.
#include "dynamodb/wire_message.h"
#include "dynamodb/wire_writer.h"

namespace flavorbot::dynamodb {

static void ReadMembers(const MemberReader& members, DescribeContinuousBackupsRequest& out) {
  members.RequireTableName(out.table_name);
}

namespace {

struct PointInTimeRecoverySpecification {
  bool enabled = false;
  std::optional<std::int32_t> recovery_period_in_days;
};

// "ContinuousBackupsDescription".
struct ContinuousBackups {
  PointInTimeRecovery point_in_time_recovery;
};

}  // namespace

static void ReadMembers(const MemberReader& members, PointInTimeRecoverySpecification& out) {
  members.Require("PointInTimeRecoveryEnabled", out.enabled);
  members.Read("RecoveryPeriodInDays", out.recovery_period_in_days);
  members.CheckRange("RecoveryPeriodInDays", out.recovery_period_in_days, 1, 35);
}
static void ReadJson(WireCursor cursor, PointInTimeRecoverySpecification& out) {
  ReadStructure(cursor, "PointInTimeRecoverySpecification", out);
}
static void ReadMembers(const MemberReader& members, UpdateContinuousBackupsRequest& out) {
  PointInTimeRecoverySpecification specification;
  members.Require("PointInTimeRecoverySpecification", specification);
  out.point_in_time_recovery_enabled = specification.enabled;
  out.recovery_period_in_days = specification.recovery_period_in_days;
  members.RequireTableName(out.table_name);
}

static void ReadMembers(const MemberReader& members, PointInTimeRecovery& out) {
  std::string status;
  members.Read("PointInTimeRecoveryStatus", status);
  out.enabled = status == "ENABLED";
  members.Read("RecoveryPeriodInDays", out.recovery_period_in_days);
  members.Read("EarliestRestorableDateTime", out.earliest_restorable_date_time);
  members.Read("LatestRestorableDateTime", out.latest_restorable_date_time);
}
static void ReadJson(WireCursor cursor, PointInTimeRecovery& out) {
  ReadStructure(cursor, "PointInTimeRecoveryDescription", out);
}
static void ReadMembers(const MemberReader& members, ContinuousBackups& out) {
  members.Read("PointInTimeRecoveryDescription", out.point_in_time_recovery);
}
static void ReadJson(WireCursor cursor, ContinuousBackups& out) {
  ReadStructure(cursor, "ContinuousBackupsDescription", out);
}
static void ReadContinuousBackups(const MemberReader& members, PointInTimeRecovery& out) {
  ContinuousBackups description;
  members.Require("ContinuousBackupsDescription", description);
  out = description.point_in_time_recovery;
}
static void ReadMembers(const MemberReader& members, DescribeContinuousBackupsResponse& out) {
  ReadContinuousBackups(members, out.point_in_time_recovery);
}
static void ReadMembers(const MemberReader& members, UpdateContinuousBackupsResponse& out) {
  ReadContinuousBackups(members, out.point_in_time_recovery);
}

template Result<DescribeContinuousBackupsRequest> FromJson(std::string_view);
template Result<DescribeContinuousBackupsResponse> FromJson(std::string_view);
template Result<UpdateContinuousBackupsRequest> FromJson(std::string_view);
template Result<UpdateContinuousBackupsResponse> FromJson(std::string_view);

static void AppendContinuousBackups(std::string& out, const PointInTimeRecovery& recovery) {
  ObjectWriter object(out);
  object.Name("ContinuousBackupsDescription");
  ObjectWriter description(out);
  description.Member("ContinuousBackupsStatus", std::string_view("ENABLED"));
  description.Name("PointInTimeRecoveryDescription");
  ObjectWriter point(out);
  point.Member("PointInTimeRecoveryStatus",
               std::string_view(recovery.enabled ? "ENABLED" : "DISABLED"));
  if (recovery.enabled) point.Member("RecoveryPeriodInDays", recovery.recovery_period_in_days);
  point.Member("EarliestRestorableDateTime", recovery.earliest_restorable_date_time);
  point.Member("LatestRestorableDateTime", recovery.latest_restorable_date_time);
  point.End();
  description.End();
  object.End();
}

void AppendJson(std::string& out, const DescribeContinuousBackupsRequest& request) {
  ObjectWriter object(out);
  object.Member("TableName", request.table_name);
  object.End();
}
void AppendJson(std::string& out, const DescribeContinuousBackupsResponse& response) {
  AppendContinuousBackups(out, response.point_in_time_recovery);
}

void AppendJson(std::string& out, const UpdateContinuousBackupsRequest& request) {
  ObjectWriter object(out);
  object.Member("TableName", request.table_name);
  object.Name("PointInTimeRecoverySpecification");
  ObjectWriter specification(out);
  specification.Member("PointInTimeRecoveryEnabled", request.point_in_time_recovery_enabled);
  specification.Member("RecoveryPeriodInDays", request.recovery_period_in_days);
  specification.End();
  object.End();
}
void AppendJson(std::string& out, const UpdateContinuousBackupsResponse& response) {
  AppendContinuousBackups(out, response.point_in_time_recovery);
}

}  // namespace flavorbot::dynamodb
