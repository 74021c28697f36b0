#include "legacy_requests.h"

#include <array>
#include <boost/json/array.hpp>

#include "values.h"

namespace flavorbot::differential {
namespace {

using namespace std::string_view_literals;

// What is compared with one value, in the order of the types that a comparison knows.
constexpr std::array kScalarOperators = {"EQ"sv, "NE"sv, "LE"sv, "LT"sv, "GE"sv, "GT"sv};
constexpr std::array kNames = {"a"sv, "s"sv, "n"sv, "b"sv, "l"sv, "m"sv, "ss"sv, "ns"sv, "t"sv};
constexpr std::array kScalarNames = {"s"sv, "n"sv, "b"sv};
constexpr std::array kSetNames = {"ss"sv, "ns"sv, "bs"sv};
constexpr std::array kReturns = {"ALL_OLD"sv, "UPDATED_OLD"sv, "ALL_NEW"sv, "UPDATED_NEW"sv};

class Maker {
 public:
  Maker(Random& random, std::string_view name, const TableShape& shape)
      : random_(random), name_(name), shape_(shape) {}

  Request Make() {
    json::object body{{"TableName", name_}};
    switch (random_.Below(6)) {
      case 0:
        body["Item"] = AnyItem(random_, shape_);
        Expect(body);
        if (random_.OneIn(2)) body["ReturnValues"] = "ALL_OLD";
        return {"PutItem", std::move(body)};
      case 1:
        body["Key"] = AnyKey(random_, shape_.keys);
        body["AttributeUpdates"] = Updates();
        if (random_.OneIn(3)) Expect(body);
        if (random_.OneIn(2)) body["ReturnValues"] = random_.Pick(kReturns);
        return {"UpdateItem", std::move(body)};
      case 2:
        body["Key"] = AnyKey(random_, shape_.keys);
        Expect(body);
        return {"DeleteItem", std::move(body)};
      case 3:
        body["Key"] = AnyKey(random_, shape_.keys);
        body["AttributesToGet"] = Names();
        return {"GetItem", std::move(body)};
      case 4:
        return Query(std::move(body));
      default:
        if (random_.OneIn(2)) body["AttributesToGet"] = Names();
        Filter(body, "ScanFilter");
        return {"Scan", std::move(body), Reading::kAllPages};
    }
  }

 private:
  Request Query(json::object body) {
    const KeyPair& keys = shape_.keys;
    json::object conditions{
        {keys.partition.name, Condition("EQ", {KeyValue(random_, keys.partition, true)})}};
    if (keys.sort && random_.OneIn(2)) {
      std::string_view comparator = random_.Pick(kScalarOperators);
      if (comparator == "NE" && !random_.Fault(5)) comparator = "EQ";
      conditions[keys.sort->name] = Condition(comparator, {KeyValue(random_, *keys.sort, false)});
    }
    body["KeyConditions"] = std::move(conditions);
    if (random_.OneIn(3)) body["AttributesToGet"] = Names();
    if (random_.OneIn(2)) Filter(body, "QueryFilter");
    if (random_.OneIn(3)) body["ScanIndexForward"] = false;
    return {"Query", std::move(body), Reading::kAllPages};
  }

  // Distinct names; rarely one twice, which is refused.
  json::array Names() {
    json::array names;
    for (std::size_t i = 1 + random_.Below(3); i > 0; --i) {
      const json::string name(random_.Pick(kNames));
      bool is_new = true;
      for (const json::value& other : names) is_new = is_new && other != json::value(name);
      if (is_new || random_.Fault(10)) names.emplace_back(name);
    }
    return names;
  }

  json::object Condition(std::string_view comparator, json::array values) {
    if (random_.Fault(40)) values.clear();
    if (random_.Fault(40)) values.push_back(AnyValue(random_, 0));
    return {{"ComparisonOperator", comparator}, {"AttributeValueList", std::move(values)}};
  }

  json::object AnyCondition(std::string_view name) {
    const auto usual = [&] { return UsualValue(random_, name); };
    switch (random_.Below(7)) {
      case 0:
        return {{"ComparisonOperator", random_.OneIn(2) ? "NULL" : "NOT_NULL"}};
      case 1:
        if (name == "s") {
          return Condition(random_.OneIn(2) ? "CONTAINS" : "NOT_CONTAINS", {ValueOf(random_, "S")});
        }
        return Condition("NE", {Scalar()});
      case 2:
        if (name == "s") return Condition("BEGINS_WITH", {usual()});
        return Condition("EQ", {Scalar()});
      case 3:
        return Condition("IN", {ValueOf(random_, "S"), ValueOf(random_, "S")});
      case 4:
        return Condition("BETWEEN", {{{"N", "0"}}, {{"N", std::to_string(random_.Below(4))}}});
      default:
        return Condition(random_.Pick(kScalarOperators), {Scalar()});
    }
  }

  json::object Scalar() {
    const std::string_view name = random_.Pick(kScalarNames);
    return UsualValue(random_, name);
  }

  // Conditions on distinct attributes, and how they are joined.
  json::object Conditions() {
    json::object conditions;
    for (std::size_t i = 1 + random_.Below(2); i > 0; --i) {
      const std::string_view name = random_.Pick(kNames);
      conditions[name] = AnyCondition(name);
    }
    return conditions;
  }

  void Join(json::object& body, std::size_t conditions) {
    if (conditions < 2 ? random_.Fault(60) : random_.OneIn(2)) {
      body["ConditionalOperator"] = random_.OneIn(2) ? "AND" : "OR";
    }
  }

  void Filter(json::object& body, const char* member) {
    json::object conditions = Conditions();
    Join(body, conditions.size());
    body[member] = std::move(conditions);
  }

  void Expect(json::object& body) {
    json::object expected = Conditions();
    if (random_.OneIn(3)) {
      const std::string_view name = random_.Pick(kScalarNames);
      expected[name] = random_.OneIn(2) ? json::object{{"Exists", random_.Fault(10)}}
                                        : json::object{{"Value", UsualValue(random_, name)}};
    }
    Join(body, expected.size());
    body["Expected"] = std::move(expected);
  }

  json::object Updates() {
    json::object updates;
    for (std::size_t i = 1 + random_.Below(3); i > 0; --i) {
      switch (random_.Below(5)) {
        case 0: {
          const std::string_view name = random_.Pick(kSetNames);
          updates[name] = {{"Action", random_.OneIn(2) ? "ADD" : "DELETE"},
                           {"Value", UsualSet(name)}};
          break;
        }
        case 1:
          updates["n"] = {{"Action", "ADD"}, {"Value", ValueOf(random_, "N")}};
          break;
        case 2:
          updates[random_.Pick(kNames)] = {{"Action", "DELETE"}};
          break;
        default: {
          const std::string_view name = random_.Pick(kNames);
          updates[name] = {{"Action", "PUT"}, {"Value", UsualValue(random_, name)}};
        }
      }
    }
    return updates;
  }

  json::object UsualSet(std::string_view name) {
    return ValueOf(random_, name == "ss" ? "SS" : name == "ns" ? "NS" : "BS");
  }

  Random& random_;
  const std::string_view name_;
  const TableShape& shape_;
};

}  // namespace

Request AnyLegacyRequest(Random& random, std::string_view name, const TableShape& shape) {
  return Maker(random, name, shape).Make();
}

}  // namespace flavorbot::differential
