// What the cases on backups and on their restores share.
//
// Amazon's local engine knows none of these actions, so it is asked for that alone; expectations
// are the API reference's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "conformance.h"

namespace flavorbot::conformance {

class BackupCase : public Conformance {
 protected:
  void SetUp() override {
    if (on_reference()) GTEST_SKIP() << "Amazon's local engine knows no backups";
  }
  ~BackupCase() override {
    for (const std::string& arn : arns_) Call("DeleteBackup", ArnBody(arn));
    for (const std::string& table : restored_) {
      Call("DeleteTable", "{'TableName':'" + table + "'}");
    }
  }

  static std::string ArnBody(const std::string& arn) { return "{'BackupArn':'" + arn + "'}"; }

  // CreateBackup of $T; the ARN. It is deleted with the case.
  std::string Create(const std::string& name = "first") {
    const Reply reply{200, Ok("CreateBackup", "{'TableName':'$T','BackupName':'" + name + "'}")};
    arns_.emplace_back(reply.At("/BackupDetails/BackupArn").get_string());
    EXPECT_TRUE(WaitFor([&] {
      const Reply described{200, Ok("DescribeBackup", ArnBody(arns_.back()))};
      return described.At("/BackupDescription/BackupDetails/BackupStatus") == "AVAILABLE";
    }));
    return arns_.back();
  }

  // The name of the table that Restore makes. It is deleted with the case.
  std::string Target() { return table_name() + ".restored"; }

  // RestoreTableFromBackup with these members besides, awaited; the description in the end.
  Reply Restore(const std::string& arn, const std::string& members = "") {
    Ok("RestoreTableFromBackup", RestoreBody(arn, members));
    restored_.push_back(Target());
    Reply reply;
    EXPECT_TRUE(WaitFor([&] {
      reply = {200, Ok("DescribeTable", "{'TableName':'" + Target() + "'}")};
      return reply.At("/Table/TableStatus") == "ACTIVE";
    }));
    return reply;
  }
  std::string RestoreBody(const std::string& arn, const std::string& members = "") {
    return "{'TargetTableName':'" + Target() + "','BackupArn':'" + arn + "'" + members + "}";
  }

  std::vector<std::string> Names(const std::string& members) {
    const Reply reply{200, Ok("ListBackups", "{'TableName':'$T'" + members + "}")};
    return ColumnOf(reply.At("/BackupSummaries"), "BackupName");
  }

  static std::vector<std::string> ColumnOf(const json::value& list, std::string_view member) {
    std::vector<std::string> texts;
    for (const auto& element : list.get_array()) {
      texts.emplace_back(element.get_object().at(member).get_string());
    }
    return texts;
  }

  static constexpr std::string_view kUnknownArn =
      "arn:aws:dynamodb:us-east-1:000000000000:table/t/backup/01489602797149-73d8d5bc";

  std::vector<std::string> arns_;
  std::vector<std::string> restored_;
};

}  // namespace flavorbot::conformance
