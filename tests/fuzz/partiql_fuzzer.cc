// PartiQL statements from any bytes.
//
// What parses is applied to sample items in both of their forms, as tree and as stored bytes, which
// must agree; its parameters are of all types, and as many as it has.
#include <cstdint>
#include <string_view>
#include <vector>

#include "dynamodb/packed_item.h"
#include "expression/apply_update.h"
#include "expression/evaluate.h"
#include "expression/partiql/parse_statement.h"
#include "expression/partiql/parser.h"
#include "require.h"

namespace flavorbot::fuzz {
namespace {

using dynamodb::AttributeValue;
using dynamodb::Item;
namespace partiql = expression::partiql;

std::vector<AttributeValue> Parameters(std::size_t count) {
  const std::vector<AttributeValue> kinds = {AttributeValue::S("text"),
                                             AttributeValue::N(7),
                                             AttributeValue(dynamodb::StringSet{{"a", "b"}}),
                                             AttributeValue::B("\xFF"),
                                             AttributeValue::L({AttributeValue::N(1)}),
                                             AttributeValue::M({{"a", AttributeValue::MakeNull()}}),
                                             AttributeValue::Bool(true)};
  std::vector<AttributeValue> parameters;
  for (std::size_t i = 0; i < count; ++i) parameters.push_back(kinds[i % kinds.size()]);
  return parameters;
}

const std::vector<Item>& Samples() {
  static const std::vector<Item> samples = {
      {},
      {{"a", AttributeValue::S("text")}, {"b", AttributeValue::N(7)}},
      {{"a", AttributeValue::M(
                 {{"b", AttributeValue::L({AttributeValue::N(1), AttributeValue::S("x")})}})},
       {"b", AttributeValue(dynamodb::StringSet{{"a", "c"}})},
       {"l", AttributeValue::L({AttributeValue::L({AttributeValue::MakeNull()})})}},
  };
  return samples;
}

void CheckWhere(const std::optional<expression::Condition>& where) {
  if (!where) return;
  for (const Item& item : Samples()) {
    Require(expression::Matches(*where, item) ==
                expression::MatchesPacked(*where, dynamodb::Pack(item).bytes),
            "a condition judges an item and its stored bytes alike");
  }
}

struct Check {
  void operator()(const partiql::Select& select) const {
    CheckWhere(select.where);
    if (!select.selection) return;
    for (const Item& item : Samples()) {
      const auto packed = partiql::SelectPacked(*select.selection, dynamodb::Pack(item).bytes);
      Require(dynamodb::CheckPacked(packed.bytes), "a selected item is well-formed");
    }
  }
  void operator()(const partiql::Insert& insert) const {
    Require(dynamodb::Unpack(dynamodb::Pack(insert.item)) == insert.item,
            "an inserted item survives being stored");
  }
  void operator()(const partiql::Update& update) const {
    CheckWhere(update.where);
    for (const Item& item : Samples()) {
      const auto updated = expression::ApplyUpdate(update.update, item);
      if (!updated) continue;
      Require(dynamodb::Unpack(dynamodb::Pack(*updated)) == *updated,
              "an updated item survives being stored");
    }
  }
  void operator()(const partiql::Delete& erase) const { CheckWhere(erase.where); }
  void operator()(const partiql::Exists& exists) const { (*this)(exists.select); }
};

void Run(std::string_view text) {
  const auto syntax = partiql::ParseSyntax(text);
  const auto parameters = Parameters(syntax ? syntax->parameter_count : 0);
  const auto statement = partiql::ParseStatement(text, parameters);
  if (statement) std::visit(Check{}, *statement);
}

}  // namespace
}  // namespace flavorbot::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  flavorbot::fuzz::Run({reinterpret_cast<const char*>(data), size});
  return 0;
}
