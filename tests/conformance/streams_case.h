// What the cases on DynamoDB Streams share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "conformance.h"

namespace flavorbot::conformance {

class StreamsCase : public Conformance {
 protected:
  ~StreamsCase() override { Call("DeleteTable", "{'TableName':'$T'}"); }

  static std::string Create(std::string_view specification) {
    std::string body =
        "{'TableName':'$T','AttributeDefinitions':[{'AttributeName':'PK','AttributeType':'S'},"
        "{'AttributeName':'SK','AttributeType':'S'}],'KeySchema':[{'AttributeName':'PK','KeyType':"
        "'HASH'},{'AttributeName':'SK','KeyType':'RANGE'}],'BillingMode':'PAY_PER_REQUEST'";
    if (!specification.empty()) {
      body.append(",'StreamSpecification':{").append(specification).append("}");
    }
    return body + "}";
  }
  // $T with a stream of this view.
  void CreateStreaming(std::string_view view = "NEW_AND_OLD_IMAGES") {
    const Reply made{200, Ok("CreateTable", Create("'StreamEnabled':true,'StreamViewType':'" +
                                                   std::string(view) + "'"))};
    arn_ = Text(made, "/TableDescription/LatestStreamArn");
  }
  json::value UpdateStream(std::string_view specification) {
    return Ok("UpdateTable", Update(specification));
  }
  static std::string Update(std::string_view specification) {
    return "{'TableName':'$T','StreamSpecification':{" + std::string(specification) + "}}";
  }

  void PutKey(std::string_view sort, std::string_view more = "") {
    Put("'PK':{'S':'p'},'SK':{'S':'" + std::string(sort) + "'}" + std::string(more));
  }

  static std::string Text(const Reply& reply, std::string_view pointer) {
    const auto& value = reply.At(pointer);
    return value.is_string() ? std::string(value.as_string()) : std::string();
  }

  std::string DescribeBody(std::string_view more = "") const {
    return "{'StreamArn':'" + arn_ + "'" + std::string(more) + "}";
  }
  Reply Describe() { return {200, Ok("DescribeStream", DescribeBody())}; }
  // The only shard of a stream that is new.
  std::string Shard() { return Text(Describe(), "/StreamDescription/Shards/0/ShardId"); }

  std::string IteratorBody(std::string_view type, std::string_view more = "") {
    return "{'StreamArn':'" + arn_ + "','ShardId':'" + Shard() + "','ShardIteratorType':'" +
           std::string(type) + "'" + std::string(more) + "}";
  }
  std::string Iterator(std::string_view type, std::string_view more = "") {
    const Reply reply{200, Ok("GetShardIterator", IteratorBody(type, more))};
    return Text(reply, "/ShardIterator");
  }
  Reply Records(const std::string& iterator, std::string_view more = "") {
    return {200, Ok("GetRecords", "{'ShardIterator':'" + iterator + "'" + std::string(more) + "}")};
  }
  json::array All() { return Records(Iterator("TRIM_HORIZON")).At("/Records").as_array(); }

  // "INSERT a" and the like.
  static std::vector<std::string> Events(const json::array& records) {
    std::vector<std::string> events;
    for (const auto& record : records) {
      const auto& sort = record.at("dynamodb").at("Keys").at("SK").at("S").as_string();
      events.push_back(std::string(record.at("eventName").as_string()) + " " + std::string(sort));
    }
    return events;
  }

  std::string arn_;
};

}  // namespace flavorbot::conformance
