#include "statements.h"

#include <array>
#include <boost/json/array.hpp>
#include <string>

#include "values.h"

namespace flavorbot::differential {
namespace {

using namespace std::string_view_literals;

constexpr std::array kNames = {"a"sv, "s"sv, "n"sv, "b"sv, "l"sv, "m"sv, "ss"sv, "t"sv};
constexpr std::array kComparators = {"="sv, "<>"sv, "<"sv, "<="sv, ">"sv, ">="sv};
constexpr std::array kReturning = {"ALL OLD *"sv, "MODIFIED OLD *"sv, "ALL NEW *"sv,
                                   "MODIFIED NEW *"sv};

// Writes one statement; its values are parameters.
class Writer {
 public:
  // `returns`: whether writes may have a RETURNING clause.
  Writer(Random& random, std::string_view name, const TableShape& shape, bool returns)
      : random_(random),
        table_("\"" + std::string(name) + "\""),
        shape_(shape),
        returns_(returns) {}

  json::object Read(bool of_one_item) {
    std::string text = "SELECT " + Selection() + " FROM " + table_;
    if (of_one_item) {
      text += " WHERE " + Key();
    } else if (!random_.OneIn(4)) {
      text += " WHERE " + Equals(shape_.keys.partition, true);
      if (random_.OneIn(2)) text += " AND " + Condition();
    } else if (random_.OneIn(2)) {
      text += " WHERE " + Condition();
    }
    return Finish(std::move(text));
  }

  json::object Write() {
    switch (random_.Below(4)) {
      case 0:
        return Insert();
      case 1: {
        std::string text = "DELETE FROM " + table_ + " WHERE " + Key();
        if (random_.OneIn(3)) text += " AND " + Condition();
        if (returns_ && random_.OneIn(3)) text += " RETURNING ALL OLD *";
        return Finish(std::move(text));
      }
      default:
        return Update();
    }
  }

 private:
  std::string Parameter(json::object value) {
    parameters_.push_back(std::move(value));
    return "?";
  }

  std::string Equals(const KeyAttribute& key, bool is_partition) {
    return key.name + " = " + Parameter(KeyValue(random_, key, is_partition));
  }

  std::string Key() {
    std::string text = Equals(shape_.keys.partition, true);
    if (shape_.keys.sort && !random_.Fault(40)) {
      text += " AND " + Equals(*shape_.keys.sort, false);
    }
    return text;
  }

  std::string Selection() {
    if (random_.OneIn(2)) return "*";
    std::string text(random_.Pick(kNames));
    for (std::size_t i = random_.Below(2); i > 0; --i) {
      const std::string_view name = random_.Pick(kNames);
      if (text.find(name) == std::string::npos) text += ", " + std::string(name);
    }
    return text;
  }

  std::string Condition() {
    const std::string name(random_.Pick(kNames));
    switch (random_.Below(6)) {
      case 0:
        return "attribute_type(" + name + ", '" + (random_.OneIn(2) ? "S" : "N") + "')";
      case 1:
        return name + (random_.OneIn(2) ? " IS MISSING" : " IS NOT MISSING");
      case 2:
        return "begins_with(s, " + Parameter(ValueOf(random_, "S")) + ")";
      case 3:
        return "n BETWEEN " + Parameter({{"N", "0"}}) + " AND " +
               Parameter({{"N", std::to_string(random_.Below(4))}});
      case 4:
        return "s IN (" + Parameter(ValueOf(random_, "S")) + ", " +
               Parameter(ValueOf(random_, "S")) + ")";
      default: {
        const std::string_view scalar = random_.OneIn(2) ? "s" : "n";
        return std::string(scalar) + " " + std::string(random_.Pick(kComparators)) + " " +
               Parameter(UsualValue(random_, scalar));
      }
    }
  }

  json::object Insert() {
    std::string members;
    for (auto& member : AnyItem(random_, shape_)) {
      members += (members.empty() ? "'" : ", '") + std::string(member.key()) +
                 "': " + Parameter(std::move(member.value().get_object()));
    }
    return Finish("INSERT INTO " + table_ + " VALUE {" + members + "}");
  }

  json::object Update() {
    std::string text = "UPDATE " + table_;
    for (std::size_t i = 1 + random_.Below(2); i > 0; --i) {
      const std::string name(random_.Pick(kNames));
      if (text.find(" " + name) != std::string::npos) continue;
      text += random_.OneIn(4) ? " REMOVE " + name
                               : " SET " + name + " = " + Parameter(UsualValue(random_, name));
    }
    text += " WHERE " + Key();
    if (random_.OneIn(3)) text += " AND " + Condition();
    if (returns_ && random_.OneIn(3)) text += " RETURNING " + std::string(random_.Pick(kReturning));
    return Finish(std::move(text));
  }

  json::object Finish(std::string text) {
    if (random_.Fault(60)) text.erase(random_.Below(text.size()), 1);
    json::object statement{{"Statement", std::move(text)}};
    if (!parameters_.empty()) statement["Parameters"] = std::move(parameters_);
    return statement;
  }

  Random& random_;
  const std::string table_;
  const TableShape& shape_;
  const bool returns_;
  json::array parameters_;
};

}  // namespace

Request AnyStatementRequest(Random& random, std::string_view name, const TableShape& shape) {
  const std::size_t kind = random.Below(10);
  const auto statement = [&](bool reads, bool of_one_item) {
    Writer writer(random, name, shape, kind < 9 || random.Fault(20));
    return reads ? writer.Read(of_one_item) : writer.Write();
  };
  if (kind < 7) return {"ExecuteStatement", statement(random.OneIn(2), random.OneIn(4))};
  const bool reads = random.OneIn(3);
  json::array statements;
  for (std::size_t i = 1 + random.Below(3); i > 0; --i) {
    statements.push_back(statement(reads, true));
  }
  if (kind < 9) return {"BatchExecuteStatement", {{"Statements", std::move(statements)}}};
  return {"ExecuteTransaction", {{"TransactStatements", std::move(statements)}}};
}

}  // namespace flavorbot::differential
