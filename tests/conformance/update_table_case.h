// What the cases on UpdateTable share.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "conformance.h"

namespace flavorbot::conformance {

// $T with PK (S), and the global index "idxA" over A (S).
class UpdateTableCase : public Conformance {
 protected:
  ~UpdateTableCase() override {
    Call("UpdateTable", "{'TableName':'$T','DeletionProtectionEnabled':false}");
    Call("DeleteTable", "{'TableName':'$T'}");
  }

  void CreateProvisioned() {
    Ok("CreateTable",
       "{'TableName':'$T'," + std::string(kShape) +
           "'ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':6},"
           "'GlobalSecondaryIndexes':[{'IndexName':'idxA','KeySchema':[{'AttributeName':'A',"
           "'KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'},"
           "'ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':2}}]}");
  }
  void CreateOnDemand() {
    Ok("CreateTable",
       "{'TableName':'$T'," + std::string(kShape) +
           "'BillingMode':'PAY_PER_REQUEST',"
           "'GlobalSecondaryIndexes':[{'IndexName':'idxA','KeySchema':[{'AttributeName':'A',"
           "'KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'}}]}");
  }

  // UpdateTable of $T with these members.
  static std::string Update(std::string_view members) {
    return "{'TableName':'$T'," + std::string(members) + "}";
  }
  static std::string Throughput(int read, int write) {
    return "'ProvisionedThroughput':{'ReadCapacityUnits':" + std::to_string(read) +
           ",'WriteCapacityUnits':" + std::to_string(write) + "}";
  }
  static std::string IndexUpdates(std::string_view updates) {
    return "'GlobalSecondaryIndexUpdates':[" + std::string(updates) + "]";
  }
  static std::string CreateIndex(std::string_view name, std::string_view key,
                                 std::string_view more = "") {
    return "{'Create':{'IndexName':'" + std::string(name) + "','KeySchema':[{'AttributeName':'" +
           std::string(key) + "','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'}" +
           std::string(more) + "}}";
  }
  static std::string DeleteIndex(std::string_view name) {
    return "{'Delete':{'IndexName':'" + std::string(name) + "'}}";
  }
  static std::string UpdateIndex(std::string_view name, int read, int write) {
    return "{'Update':{'IndexName':'" + std::string(name) + "'," + Throughput(read, write) + "}}";
  }
  // Definitions of attributes of type S.
  static std::string Definitions(std::initializer_list<std::string_view> names) {
    std::string text = "'AttributeDefinitions':[";
    for (const auto name : names) {
      if (text.back() == '}') text += ',';
      text.append("{'AttributeName':'").append(name).append("','AttributeType':'S'}");
    }
    return text + "]";
  }
  static std::string AddIndexB() {
    return Update(Definitions({"PK", "B"}) + "," + IndexUpdates(CreateIndex("idxB", "B")));
  }

  void Change(std::string_view members) { Ok("UpdateTable", Update(members)); }
  void Refuse(std::string_view members, std::string_view message, const Reference& reference) {
    Invalid("UpdateTable", Update(members), message, reference);
  }
  void Refuse(std::string_view members, std::string_view message) {
    Invalid("UpdateTable", Update(members), message);
  }
  Reply Describe() { return {200, Ok("DescribeTable", "{'TableName':'$T'}")}; }

  // The description of a global index; null when there is none.
  json::value IndexOf(const Reply& reply, std::string_view name) {
    const auto* indexes = reply.At("/Table/GlobalSecondaryIndexes").if_array();
    if (indexes == nullptr) return nullptr;
    for (const auto& index : *indexes) {
      if (index.at("IndexName") == json::value(name)) return index;
    }
    return nullptr;
  }

  // Until the table and its indexes are as they shall be.
  void WaitUntilActive() {
    EXPECT_TRUE(WaitFor([this] {
      const auto reply = Describe();
      bool active = reply.At("/Table/TableStatus") == "ACTIVE";
      if (const auto* indexes = reply.At("/Table/GlobalSecondaryIndexes").if_array()) {
        for (const auto& index : *indexes) active = active && index.at("IndexStatus") == "ACTIVE";
      }
      return active;
    })) << "the table has not become active";
  }

  static constexpr std::string_view kShape =
      "'AttributeDefinitions':[{'AttributeName':'PK','AttributeType':'S'},"
      "{'AttributeName':'A','AttributeType':'S'}],"
      "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'}],";
  static constexpr std::string_view kOneIndexAtATime =
      "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per "
      "table";
};

}  // namespace flavorbot::conformance
