#include "workloads.h"

#include <array>
#include <cstdio>
#include <memory>
#include <random>

#include "http_client.h"

namespace flavorbot::bench {
namespace {

constexpr std::size_t kBatch = 25;

constexpr std::string_view kTable =
    R"({"TableName":"bench","BillingMode":"PAY_PER_REQUEST",)"
    R"("AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"},)"
    R"({"AttributeName":"SK","AttributeType":"S"}],)"
    R"("KeySchema":[{"AttributeName":"PK","KeyType":"HASH"},)"
    R"({"AttributeName":"SK","KeyType":"RANGE"}]})";

constexpr std::string_view kNumberedTable =
    R"({"TableName":"numbered","BillingMode":"PAY_PER_REQUEST",)"
    R"("AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"}],)"
    R"("KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}]})";

template <typename... Arguments>
std::string Format(const char* format, Arguments... arguments) {
  std::array<char, 512> text;
  const int size = std::snprintf(text.data(), text.size(), format, arguments...);
  return {text.data(), static_cast<std::size_t>(size)};
}

// `"PK": ..., "SK": ...` of the item `number`.
std::string KeyMembers(std::size_t number) {
  return Format(R"("PK":{"S":"USER#%06zu"},"SK":{"S":"RECIPE#%06zu"})", number / kItemsOfPartition,
                number % kItemsOfPartition);
}

// Words, different for each `number`, so that compression has as much to do as with people's texts.
std::string Prose(std::size_t number, std::size_t bytes) {
  static constexpr std::array<std::string_view, 16> kWords = {
      "lemon ", "chicken ", "simmer ", "until ",  "golden ", "and ",  "the ",  "edges ",
      "turn ",  "crisp ",   "stir ",   "gently ", "add ",    "salt ", "then ", "serve "};
  std::minstd_rand random(static_cast<unsigned>(number + 1));
  std::string text;
  while (text.size() < bytes) text += kWords[(random() >> 8) % kWords.size()];
  text.resize(bytes);
  return text;
}

// 1,024 bytes by DynamoDB's count.
std::string ItemOf(std::size_t number) {
  constexpr std::size_t kProseBytes = 779;
  std::string item = "{" + KeyMembers(number);
  item += Format(R"(,"title":{"S":"Lemon chicken number %06zu"},"category":{"S":"dinner"},)"
                 R"("cookTime":{"N":"%zu"},"servings":{"N":"4"},"rating":{"N":"4.75"},)"
                 R"("isFromAI":{"BOOL":false},"visits":{"N":"0"},)"
                 R"("ingredients":{"L":[{"S":"2 tbsp olive oil"},{"S":"1 lemon"},{"S":"salt"}]},)"
                 R"("createdAt":{"S":"2026-11-22T21:28:00.123Z"},"instructions":{"S":")",
                 number, 20 + number % 40);
  return item + Prose(number, kProseBytes) + "\"}}";
}

std::string NumberedKey(std::size_t number) {
  return Format(R"("PK":{"S":"ITEM#%010zu"})", number);
}

// 300 bytes by DynamoDB's count.
std::string NumberedItem(std::size_t number) {
  constexpr std::size_t kProseBytes = 232;
  return "{" + NumberedKey(number) +
         Format(R"(,"title":{"S":"item %010zu"},"count":{"N":"%zu"},"text":{"S":")", number,
                100 + number % 900) +
         Prose(number, kProseBytes) + "\"}}";
}

template <typename MakeItem>
std::string BatchOf(std::string_view table, std::size_t begin, std::size_t end, MakeItem make) {
  std::string body = R"({"RequestItems":{")";
  body.append(table).append("\":[");
  for (std::size_t number = begin; number < end; ++number) {
    if (number > begin) body += ',';
    body.append(R"({"PutRequest":{"Item":)").append(make(number)).append("}}");
  }
  return body + "]}}";
}

std::expected<void, std::string> MakeTable(std::uint16_t port, std::string_view body) {
  const auto made = CallOnce(port, "CreateTable", body);
  if (!made) return std::unexpected(made.error());
  const std::string name = Format(R"({"TableName":"%s"})", body == kTable ? "bench" : "numbered");
  for (;;) {
    const auto described = CallOnce(port, "DescribeTable", name);
    if (!described) return std::unexpected(described.error());
    if (described->find("\"ACTIVE\"") != std::string::npos) return {};
  }
}

}  // namespace

std::expected<void, std::string> MakeItems(std::uint16_t port) {
  if (auto made = MakeTable(port, kTable); !made) return made;
  for (std::size_t begin = 0; begin < kItems; begin += kBatch) {
    const auto put =
        CallOnce(port, "BatchWriteItem", BatchOf("bench", begin, begin + kBatch, ItemOf));
    if (!put) return std::unexpected(put.error());
  }
  return {};
}

Workload GetItemWorkload() {
  Workload workload{.name = "GetItem, 1 KB", .action = "GetItem"};
  std::mt19937 random(1);
  for (std::size_t i = 0; i < kItems; ++i) {
    workload.requests.push_back(CallText(
        "GetItem", R"({"TableName":"bench","Key":{)" + KeyMembers(random() % kItems) + "}}"));
  }
  return workload;
}

Workload QueryWorkload() {
  Workload workload{.name = "Query of 50 x 1 KB", .action = "Query"};
  for (std::size_t partition = 0; partition < kItems / kItemsOfPartition; ++partition) {
    workload.requests.push_back(
        CallText("Query", Format(R"({"TableName":"bench","KeyConditionExpression":"#p = :p",)"
                                 R"("ExpressionAttributeNames":{"#p":"PK"},)"
                                 R"("ExpressionAttributeValues":{":p":{"S":"USER#%06zu"}}})",
                                 partition)));
  }
  return workload;
}

Workload PutItemWorkload() {
  Workload workload{.name = "PutItem, 1 KB", .action = "PutItem"};
  std::mt19937 random(2);
  for (std::size_t i = 0; i < kItems; ++i) {
    workload.requests.push_back(
        CallText("PutItem", R"({"TableName":"bench","Item":)" + ItemOf(random() % kItems) + "}"));
  }
  return workload;
}

Workload UpdateItemWorkload() {
  Workload workload{.name = "UpdateItem, 1 KB", .action = "UpdateItem"};
  std::mt19937 random(3);
  for (std::size_t i = 0; i < kItems; ++i) {
    workload.requests.push_back(CallText(
        "UpdateItem", R"({"TableName":"bench","Key":{)" + KeyMembers(random() % kItems) +
                          R"(},"UpdateExpression":"SET visits = visits + :one, #c = :c",)"
                          R"~("ConditionExpression":"attribute_exists(PK)",)~"
                          R"("ExpressionAttributeNames":{"#c":"category"},)"
                          R"("ExpressionAttributeValues":{":one":{"N":"1"},":c":{"S":"lunch"}}})"));
  }
  return workload;
}

NextRequest Circle(const Workload& workload) {
  return [&workload, at = std::size_t{0}](std::string& out) mutable {
    out = workload.requests[at++ % workload.requests.size()];
    return true;
  };
}

std::expected<void, std::string> MakeNumberedTable(std::uint16_t port) {
  return MakeTable(port, kNumberedTable);
}

NextRequest PutNumbered(std::size_t count) {
  return [count, at = std::size_t{0}](std::string& out) mutable {
    if (at >= count) return false;
    const std::size_t end = std::min(at + kBatch, count);
    out = CallText("BatchWriteItem", BatchOf("numbered", at, end, NumberedItem));
    at = end;
    return true;
  };
}

NextRequest GetNumbered(std::size_t count) {
  return [count, random = std::mt19937_64(4)](std::string& out) mutable {
    out = CallText("GetItem",
                   R"({"TableName":"numbered","Key":{)" + NumberedKey(random() % count) + "}}");
    return true;
  };
}

}  // namespace flavorbot::bench
