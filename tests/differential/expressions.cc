#include "expressions.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "values.h"

namespace flavorbot::differential {
namespace {

using namespace std::string_view_literals;

constexpr std::array kComparators = {"="sv, "="sv, "<>"sv, "<"sv, "<="sv, ">"sv, ">="sv};
constexpr std::array kTypeNames = {"S"sv,  "N"sv,  "B"sv,  "BOOL"sv, "NULL"sv,
                                   "SS"sv, "NS"sv, "BS"sv, "L"sv,    "M"sv};
constexpr std::array kWords = {"AND"sv,
                               "OR"sv,
                               "NOT"sv,
                               "BETWEEN"sv,
                               "IN"sv,
                               "("sv,
                               ")"sv,
                               ","sv,
                               "="sv,
                               "<>"sv,
                               "."sv,
                               "[0]"sv,
                               "["sv,
                               "size"sv,
                               "+"sv,
                               "-"sv,
                               "SET"sv,
                               "REMOVE"sv,
                               "ADD"sv,
                               "DELETE"sv,
                               "a"sv,
                               "#z"sv,
                               ":z"sv,
                               "1"sv,
                               "$"sv,
                               "contains"sv,
                               "attribute_exists"sv,
                               "if_not_exists"sv,
                               "name"sv,
                               "null"sv,
                               "@"sv,
                               "a b"sv};

}  // namespace

std::string Expressions::Name(const std::string& name) {
  const bool has_plain_letters = !name.empty() && std::ranges::all_of(name, [](char c) {
    return std::isalnum(c) || c == '_';
  });
  const bool is_plain = has_plain_letters && (std::isalpha(name[0]) || random_.Fault(10));
  const bool is_reserved = name == "name" || name == "size";
  if (is_plain && (is_reserved ? random_.Fault(40) : !random_.OneIn(4))) return name;
  for (const auto& [placeholder, named] : names_) {
    if (named == json::string_view(name) && random_.OneIn(2)) return placeholder;
  }
  const std::string placeholder = "#n" + std::to_string(names_.size());
  names_[placeholder] = name;
  return placeholder;
}

std::string Expressions::Value(json::object value) {
  const std::string placeholder = ":v" + std::to_string(values_.size());
  values_[placeholder] = std::move(value);
  return placeholder;
}

std::string Expressions::Path() {
  return PathFrom(random_.OneIn(25) ? (random_.OneIn(2) ? "pk" : "sk") : AttributeName(random_));
}

std::string Expressions::NewPath() {
  std::string name = random_.Fault(100) ? "pk" : AttributeName(random_);
  for (int i = 0; i < 20 && used_.contains(name) && !random_.Fault(50); ++i) {
    name = AttributeName(random_);
  }
  used_.insert(name);
  return PathFrom(std::move(name));
}

std::string Expressions::PathFrom(std::string name) {
  std::string path = Name(name);
  const auto goes_on = [&] {
    if (name == "m" || name == "l") return random_.OneIn(2);
    // Keys of the table or of an index, where a path ends.
    const bool may_be_key =
        name == "s" || name == "n" || name == "b" || name == "pk" || name == "sk";
    return may_be_key ? random_.Fault(30) : random_.OneIn(10);
  };
  while (goes_on()) {
    const bool is_list = random_.OneIn(6) != (name == "l");
    if (is_list) {
      path += "[" + std::to_string(random_.Below(3)) + "]";
      name = "a";
    } else {
      name = AttributeName(random_);
      path += "." + Name(name);
    }
  }
  return path;
}

std::string Expressions::Between(std::string_view path, char type) {
  std::string low;
  std::string high;
  if (type == 'N') {
    const int number = static_cast<int>(random_.Below(4));
    low = Value({{"N", std::to_string(number - 1)}});
    high = Value({{"N", std::to_string(number + static_cast<int>(random_.Below(4)))}});
  } else {
    low = Value({{"S", random_.OneIn(3) ? "" : "a"}});
    high = Value({{"S", random_.OneIn(3) ? "ab" : "b"}});
  }
  if (random_.Fault(30)) std::swap(low, high);
  return std::string(path) + " BETWEEN " + low + " AND " + high;
}

std::string Expressions::Operand() {
  switch (random_.Below(8)) {
    case 0:
      return "size(" + Path() + ")";
    case 1:
    case 2:
      return Value(AnyValue(random_, 1));
    default:
      return Path();
  }
}

std::string Expressions::Comparison() {
  const std::string comparator(random_.Pick(kComparators));
  const bool knows_order = comparator[0] == '<' || comparator[0] == '>';
  if (random_.OneIn(6) && (comparator == "<>" || !knows_order || random_.Fault(10))) {
    return Operand() + " " + comparator + " " + Operand();
  }
  const std::string attribute = AttributeName(random_);
  const std::string left = Name(attribute);
  const bool is_order = comparator[0] != '=' && comparator != "<>" && !random_.Fault(30);
  const std::string_view type = attribute == "n" ? "N" : attribute == "b" ? "B" : "S";
  return left + " " + comparator + " " +
         Value(is_order ? ValueOf(random_, type) : UsualValue(random_, attribute));
}

std::string Expressions::Contains() {
  const std::string path = Path();
  std::string operand = Operand();
  while (operand == path && !random_.Fault(5)) operand = Operand();
  return "contains(" + path + ", " + operand + ")";
}

std::string Expressions::Function() {
  switch (random_.Below(6)) {
    case 0:
      return "attribute_exists(" + Path() + ")";
    case 1:
      return "attribute_not_exists(" + Path() + ")";
    case 2:
      return "attribute_type(" + Path() + ", " + Value({{"S", random_.Pick(kTypeNames)}}) + ")";
    case 3: {
      const std::string_view type = random_.OneIn(2) ? "S" : random_.Fault(30) ? "N" : "B";
      return "begins_with(" + Path() + ", " + Value(ValueOf(random_, type)) + ")";
    }
    case 4:
      return Contains();
    default:
      return "size(" + Path() + ") " + std::string(random_.Pick(kComparators)) + " " +
             Value(ValueOf(random_, "N"));
  }
}

std::string Expressions::Parenthesised(std::string inner) {
  return inner.starts_with('(') && !random_.Fault(10) ? inner : "(" + inner + ")";
}

std::string Expressions::Condition(int depth) {
  const auto condition = [&]() -> std::string {
    if (depth > 0) {
      switch (random_.Below(8)) {
        case 0:
          return Condition(depth - 1) + " AND " + Condition(depth - 1);
        case 1:
          return Condition(depth - 1) + " OR " + Condition(depth - 1);
        case 2:
          return "NOT " + Condition(depth - 1);
        case 3:
          return Parenthesised(Condition(depth - 1));
        default:
          break;
      }
    }
    switch (random_.Below(6)) {
      case 0:
        return Between(Path(), random_.OneIn(2) ? 'N' : 'S');
      case 1: {
        std::string text = Operand() + " IN (" + Operand();
        for (std::size_t i = random_.Below(3); i > 0; --i) text += ", " + Operand();
        return text + ")";
      }
      case 2:
      case 3:
        return Function();
      default:
        return Comparison();
    }
  };
  std::string text = condition();
  return depth == 2 ? Spoilt(std::move(text)) : text;
}

std::string Expressions::SetOperand(const std::string& path) {
  switch (random_.Below(6)) {
    case 0:
      return "if_not_exists(" + (random_.OneIn(2) ? path : Path()) + ", " +
             Value(AnyValue(random_, 1)) + ")";
    case 1:
      return random_.OneIn(2) ? "list_append(" + path + ", " + Value(ValueOf(random_, "L")) + ")"
                              : "list_append(" + Value(ValueOf(random_, "L")) + ", " + Path() + ")";
    case 2:
      return Path();
    default:
      return Value(UsualValue(random_, path));
  }
}

json::object Expressions::Addend(std::string_view name) {
  if (random_.Fault(30)) return AnyValue(random_);
  if (name == "n") return ValueOf(random_, "N");
  return ValueOf(random_, name == "ss" ? "SS" : name == "ns" ? "NS" : "BS");
}

std::string Expressions::Update() {
  used_.clear();
  std::vector<std::string> clauses;
  const auto list = [&](std::string clause, auto action) {
    const std::size_t count = random_.OneIn(3) ? 1 + random_.Below(3) : 1;
    for (std::size_t i = 0; i < count; ++i) clause += (i == 0 ? " " : ", ") + action();
    clauses.push_back(std::move(clause));
  };
  if (!random_.OneIn(3)) {
    list("SET", [&]() -> std::string {
      if (random_.OneIn(4) && used_.insert("n").second) {
        return "n = " +
               (random_.OneIn(3) ? std::string("n")
                                 : "if_not_exists(n, " + Value({{"N", "0"}}) + ")") +
               (random_.OneIn(2) ? " + " : " - ") + Value(ValueOf(random_, "N"));
      }
      const std::string path = NewPath();
      return path + " = " + SetOperand(path);
    });
  }
  if (random_.OneIn(4)) list("REMOVE", [&] { return NewPath(); });
  if (random_.OneIn(4)) {
    list("ADD", [&] {
      const std::string_view name = random_.Pick(std::array{"n"sv, "ss"sv, "ns"sv, "bs"sv});
      const bool is_new = used_.insert(std::string(name)).second;
      return (is_new ? Name(std::string(name)) : NewPath()) + " " + Value(Addend(name));
    });
  }
  if (random_.OneIn(5)) {
    list("DELETE", [&] {
      const std::string_view name = random_.Pick(std::array{"ss"sv, "ns"sv, "bs"sv});
      const bool is_new = used_.insert(std::string(name)).second;
      return (is_new ? Name(std::string(name)) : NewPath()) + " " + Value(Addend(name));
    });
  }
  if (clauses.empty()) clauses.push_back("SET a = " + Value(AnyValue(random_)));
  if (random_.OneIn(5)) std::ranges::reverse(clauses);
  std::string text;
  for (const std::string& clause : clauses) text += (text.empty() ? "" : " ") + clause;
  return Spoilt(std::move(text));
}

std::string Expressions::Projection() {
  used_.clear();
  std::string text = NewPath();
  for (std::size_t i = random_.Below(3); i > 0; --i) text += ", " + NewPath();
  return Spoilt(std::move(text));
}

std::string Expressions::KeyCondition(const KeyPair& keys) {
  std::string partition =
      Name(keys.partition.name) + " = " + Value(KeyValue(random_, keys.partition, true));
  if (random_.Fault(60))
    partition = Name(keys.partition.name) + " < " + Value(KeyValue(random_, keys.partition, true));
  if (!keys.sort || random_.OneIn(3)) return Spoilt(std::move(partition));
  const auto value = [&] { return Value(KeyValue(random_, *keys.sort, false)); };
  std::string sort = Name(keys.sort->name);
  const std::size_t kind = random_.Below(4);
  if (kind == 0 && (keys.sort->type != 'B' || random_.Fault(20))) {
    sort = Between(sort, keys.sort->type);
  } else if (kind == 1 && (keys.sort->type != 'N' || random_.Fault(20))) {
    sort = "begins_with(" + sort + ", " + value() + ")";
  } else {
    std::string_view comparator = random_.Pick(kComparators);
    if (comparator == "<>" && !random_.Fault(5)) comparator = "<";
    sort += " " + std::string(comparator) + " " + value();
  }
  return Spoilt(random_.OneIn(5) ? sort + " AND " + partition : partition + " AND " + sort);
}

std::string Expressions::Spoilt(std::string text) {
  if (text.empty() || !random_.Fault(40)) return text;
  const std::size_t at = random_.Below(text.size());
  switch (random_.Below(6)) {
    case 0:
      return text.erase(at, 1);
    case 1:
      return text.substr(0, at);
    case 2:
      return random_.OneIn(4) ? std::string() : text.insert(at, std::string(random_.Pick(kWords)));
    default:
      break;
  }
  // Word-wise: the words between spaces.
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  const std::size_t word = random_.Below(words.size());
  switch (random_.Below(3)) {
    case 0:
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(word));
      break;
    case 1:
      words[word] = random_.Pick(kWords);
      break;
    default:
      words.insert(words.begin() + static_cast<std::ptrdiff_t>(word),
                   std::string(random_.Pick(kWords)));
  }
  text.clear();
  for (const std::string& each : words) text += (text.empty() ? "" : " ") + each;
  return text;
}

void Expressions::Finish(json::object& body) {
  if (random_.Fault(150)) names_["#unused"] = "a";
  if (random_.Fault(150)) values_[":unused"] = AnyValue(random_, 1);
  if (!names_.empty() && random_.Fault(150)) names_.erase(names_.begin());
  if (!values_.empty() && random_.Fault(150)) values_.erase(values_.begin());
  if (!names_.empty() || random_.Fault(300)) body["ExpressionAttributeNames"] = names_;
  if (!values_.empty() || random_.Fault(300)) body["ExpressionAttributeValues"] = values_;
}

}  // namespace flavorbot::differential
