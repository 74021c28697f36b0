// The settings of continuous backups.
//
// Amazon's local engine knows none of these actions; expectations are the API reference's.
#include "conformance.h"

namespace flavorbot::conformance {

class ContinuousBackups : public Conformance {
 protected:
  void SetUp() override {
    if (on_reference()) GTEST_SKIP() << "Amazon's local engine knows no continuous backups";
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, ContinuousBackups, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(ContinuousBackups, PointInTimeRecoveryIsOffAtFirst) {
  Table(kPartitionOnly);
  Answers("DescribeContinuousBackups", "{'TableName':'$T'}",
          "{'ContinuousBackupsDescription':{'ContinuousBackupsStatus':'ENABLED',"
          "'PointInTimeRecoveryDescription':{'PointInTimeRecoveryStatus':'DISABLED'}}}");
}

TEST_P(ContinuousBackups, PointInTimeRecoveryIsTurnedOnAndOff) {
  Table(kPartitionOnly);
  const std::string_view recovery = "/ContinuousBackupsDescription/PointInTimeRecoveryDescription";
  const auto member = [&](std::string_view name) {
    return std::string(recovery) + "/" + std::string(name);
  };
  Ok("UpdateContinuousBackups",
     "{'TableName':'$T','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true,"
     "'RecoveryPeriodInDays':7}}");
  const Reply on{200, Ok("DescribeContinuousBackups", "{'TableName':'$T'}")};
  EXPECT_EQ(on.At(member("PointInTimeRecoveryStatus")), "ENABLED");
  EXPECT_EQ(on.At(member("RecoveryPeriodInDays")), 7);
  EXPECT_FALSE(on.At(member("EarliestRestorableDateTime")).is_null());
  EXPECT_FALSE(on.At(member("LatestRestorableDateTime")).is_null());
  const Reply off{200, Ok("UpdateContinuousBackups",
                          "{'TableName':'$T','PointInTimeRecoverySpecification':"
                          "{'PointInTimeRecoveryEnabled':false}}")};
  EXPECT_EQ(off.At(member("PointInTimeRecoveryStatus")), "DISABLED");
}

TEST_P(ContinuousBackups, ContinuousBackupsOfAnUnknownTableAreTableNotFound) {
  Refused("DescribeContinuousBackups", "{'TableName':'$T'}", "TableNotFoundException",
          "Table not found: $T");
  Refused("UpdateContinuousBackups",
          "{'TableName':'$T','PointInTimeRecoverySpecification':"
          "{'PointInTimeRecoveryEnabled':true}}",
          "TableNotFoundException", "Table not found: $T");
}

TEST_P(ContinuousBackups, RecoveryPeriodIsOneTo35Days) {
  Invalid("UpdateContinuousBackups",
          "{'TableName':'$T','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true,"
          "'RecoveryPeriodInDays':36}}",
          "1 validation error detected: Value '36' at "
          "'pointInTimeRecoverySpecification.recoveryPeriodInDays' failed to satisfy constraint: "
          "Member must have value less than or equal to 35");
}

}  // namespace flavorbot::conformance
