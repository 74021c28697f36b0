// Expressions from any bytes: the first chooses the kind, the rest is the text.
//
// What parses is applied to sample items in both of their forms, as tree and as stored bytes, which
// must agree.
#include <cstdint>
#include <string_view>

#include "dynamodb/packed_item.h"
#include "expression/apply_update.h"
#include "expression/evaluate.h"
#include "expression/key_condition.h"
#include "expression/parse.h"
#include "expression/project.h"
#include "require.h"

namespace flavorbot::fuzz {
namespace {

using dynamodb::AttributeValue;
using dynamodb::Item;

const std::optional<dynamodb::ExpressionAttributeNames> kNames{{{"#a", "a"},
                                                                {"#b", "b"},
                                                                {"#dot", "a.b"},
                                                                {"#size", "size"},
                                                                {"#zero", std::string(1, '\0')}}};

const std::optional<dynamodb::ExpressionAttributeValues>& Values() {
  static const std::optional<dynamodb::ExpressionAttributeValues> values{{
      {":s", AttributeValue::S("text")},
      {":e", AttributeValue::S("")},
      {":t", AttributeValue::S("S")},
      {":n", AttributeValue::N(7)},
      {":m", AttributeValue::N(-1)},
      {":b", AttributeValue::B("\x00\xFF")},
      {":f", AttributeValue::Bool(false)},
      {":z", AttributeValue::MakeNull()},
      {":l", AttributeValue::L({AttributeValue::N(1), AttributeValue::S("x")})},
      {":o", AttributeValue::M({{"a", AttributeValue::N(1)}})},
      {":ss", AttributeValue(dynamodb::StringSet{{"a", "b"}})},
      {":ns", AttributeValue(dynamodb::NumberSet{{dynamodb::Number(1), dynamodb::Number(2)}})},
  }};
  return values;
}

const std::vector<Item>& Samples() {
  static const std::vector<Item> samples = {
      {},
      {{"a", AttributeValue::S("text")}, {"b", AttributeValue::N(7)}},
      {{"a", AttributeValue::M(
                 {{"b", AttributeValue::L({AttributeValue::N(1), AttributeValue::S("x")})}})},
       {"a.b", AttributeValue::Bool(true)},
       {"b", AttributeValue(dynamodb::StringSet{{"a", "c"}})},
       {"c", AttributeValue(dynamodb::NumberSet{{dynamodb::Number(1)}})},
       {"l", AttributeValue::L(
                 {AttributeValue::L({AttributeValue::MakeNull()}), AttributeValue::B("\x00")})}},
  };
  return samples;
}

void CheckCondition(const expression::Condition& condition) {
  for (const Item& item : Samples()) {
    Require(expression::Matches(condition, item) ==
                expression::MatchesPacked(condition, dynamodb::Pack(item).bytes),
            "a condition judges an item and its stored bytes alike");
  }
}

void CheckProjection(const expression::Projection& projection) {
  for (const Item& item : Samples()) {
    const auto packed = expression::ProjectPacked(projection, dynamodb::Pack(item).bytes);
    Require(dynamodb::CheckPacked(packed.bytes), "a projected item is well-formed");
    Require(dynamodb::Unpack(packed) == expression::Project(projection, item),
            "a projection takes the same of an item and of its stored bytes");
  }
}

void CheckUpdate(const expression::Update& update) {
  for (const Item& item : Samples()) {
    const auto updated = expression::ApplyUpdate(update, item);
    if (!updated) continue;
    const auto packed = dynamodb::Pack(*updated);
    Require(dynamodb::CheckPacked(packed.bytes), "an updated item is well-formed");
    Require(dynamodb::Unpack(packed) == *updated, "an updated item survives being stored");
  }
  CheckProjection(expression::TouchedPaths(update));
}

void CheckKeys(expression::KeyCondition condition) {
  const expression::KeySchema schema{
      .partition_key = {"a", dynamodb::ScalarType::kS},
      .sort_key = expression::KeyAttribute{"b", dynamodb::ScalarType::kN}};
  [[maybe_unused]] const auto bound = expression::BindKeyCondition(std::move(condition), schema);
}

void Run(std::uint8_t kind, std::string_view text) {
  expression::Parameters parameters(kNames, Values());
  switch (kind % 5) {
    case 0:
      if (const auto parsed = expression::ParseCondition(text, parameters)) CheckCondition(*parsed);
      break;
    case 1:
      if (const auto parsed = expression::ParseFilter(text, parameters)) CheckCondition(*parsed);
      break;
    case 2:
      if (auto parsed = expression::ParseKeyCondition(text, parameters)) {
        CheckKeys(std::move(*parsed));
      }
      break;
    case 3:
      if (const auto parsed = expression::ParseProjection(text, parameters)) {
        CheckProjection(*parsed);
      }
      break;
    default:
      if (const auto parsed = expression::ParseUpdate(text, parameters)) CheckUpdate(*parsed);
  }
  [[maybe_unused]] const auto used = expression::CheckAllUsed(parameters);
}

}  // namespace
}  // namespace flavorbot::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  flavorbot::fuzz::Run(data[0], {reinterpret_cast<const char*>(data + 1), size - 1});
  return 0;
}
