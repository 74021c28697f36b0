#include "values.h"

#include <array>
#include <boost/json/array.hpp>
#include <span>
#include <string_view>

namespace flavorbot::differential {
namespace {

using namespace std::string_view_literals;

constexpr std::array kCommonStrings = {"a"sv, "b"sv, "ab"sv, "abc"sv, "x"sv, "5"sv};
constexpr std::array kEdgeStrings = {""sv,     "\0"sv,   "a\0b"sv,         "é"sv, "e\xcc\x81"sv,
                                     "日本"sv, "😀"sv,   "\xef\xbf\xbd"sv, " "sv, "\"\\/"sv,
                                     "\n\t"sv, "true"sv, "{'}"sv};
// Without the empty one, which no key may be.
constexpr std::span kEdgeKeyStrings(kEdgeStrings.begin() + 1, kEdgeStrings.end());
constexpr std::array kCommonNumbers = {"0"sv, "1"sv, "2"sv, "3"sv, "-1"sv, "10"sv, "1.5"sv};
constexpr std::array kEdgeNumbers = {"-0"sv,
                                     "0.0"sv,
                                     "1.0"sv,
                                     "1.50"sv,
                                     "007"sv,
                                     "1e2"sv,
                                     "1E-2"sv,
                                     "100e-2"sv,
                                     ".5"sv,
                                     "5."sv,
                                     "+3"sv,
                                     "99999999999999999999999999999999999999"sv,
                                     "-99999999999999999999999999999999999999"sv,
                                     "0.99999999999999999999999999999999999999"sv,
                                     "12345678901234567890123456789012345678e10"sv,
                                     "1e125"sv,
                                     "-1e125"sv,
                                     "9.9999999999999999999999999999999999999E125"sv,
                                     "1e-130"sv,
                                     "-1e-130"sv,
                                     "1e37"sv,
                                     "1e38"sv,
                                     "1e-38"sv,
                                     "123456789.987654321"sv,
                                     "0.1"sv,
                                     "0.2"sv,
                                     "-1.0e-2"sv};
constexpr std::array kBadNumbers = {
    "1e126"sv, "1e-131"sv, "123456789012345678901234567890123456789"sv,
    "x"sv,     ""sv,       "1e"sv,
    "0x1"sv,   "NaN"sv,    " 1"sv,
    "1_0"sv};
constexpr std::array kCommonBinaries = {"AA=="sv, "AQ=="sv, "AAE="sv, "/w=="sv, "YWJj"sv};
constexpr std::array kEdgeBinaries = {""sv, "gICA"sv, "AAAAAAAAAAA="sv, "/////w=="sv};
constexpr std::span kEdgeKeyBinaries(kEdgeBinaries.begin() + 1, kEdgeBinaries.end());
constexpr std::array kBadBinaries = {"A"sv, "!!!!"sv, "AA"sv, "A==="sv};
constexpr std::array kNames = {"a"sv, "a"sv,  "s"sv,  "n"sv,  "b"sv, "l"sv,
                               "m"sv, "ss"sv, "ns"sv, "bs"sv, "t"sv};
constexpr std::array kOddNames = {"name"sv, "a.b"sv, "é"sv,    "x y"sv, "0"sv,
                                  "_u"sv,   "A"sv,   "size"sv, "S"sv};
constexpr std::array kTypes = {"S"sv,  "N"sv,  "B"sv,  "BOOL"sv, "NULL"sv,
                               "SS"sv, "NS"sv, "BS"sv, "L"sv,    "M"sv};

std::string Text(Random& random) {
  if (random.OneIn(12)) return std::string(random.Pick(kEdgeStrings));
  if (random.OneIn(300)) return std::string(1 + random.Below(3000), 'z');
  return std::string(random.Pick(kCommonStrings));
}

std::string NumberText(Random& random) {
  if (random.Fault(200)) return std::string(random.Pick(kBadNumbers));
  if (random.OneIn(6)) return std::string(random.Pick(kEdgeNumbers));
  return std::string(random.Pick(kCommonNumbers));
}

std::string BinaryText(Random& random) {
  if (random.Fault(300)) return std::string(random.Pick(kBadBinaries));
  return std::string(random.OneIn(8) ? random.Pick(kEdgeBinaries) : random.Pick(kCommonBinaries));
}

// Rarely empty or with a duplicate, which is refused.
template <typename Member>
json::array SetOf(Random& random, Member member) {
  json::array set;
  if (random.Fault(100)) return set;
  const std::size_t size = 1 + random.Below(3);
  while (set.size() < size) {
    json::string text(member(random));
    bool is_new = true;
    for (const json::value& other : set) is_new = is_new && other.get_string() != text;
    if (is_new || random.Fault(30)) set.emplace_back(std::move(text));
  }
  return set;
}

// Sets of numbers hold canonical, distinct texts, so that duplicates by value stay rare.
std::string SetNumber(Random& random) {
  return std::string(random.Fault(60) ? random.Pick(kEdgeNumbers) : random.Pick(kCommonNumbers));
}

// At depths where documents are refused, and just below.
json::object DeepValue(Random& random) {
  json::object value{{"S", "deep"}};
  const std::size_t levels = 29 + random.Below(5);
  for (std::size_t i = 0; i < levels; ++i) {
    json::object outer;
    if (random.OneIn(2)) {
      outer["L"] = json::array{std::move(value)};
    } else {
      outer["M"] = json::object{{"d", std::move(value)}};
    }
    value = std::move(outer);
  }
  return value;
}

json::object LongKey(const KeyAttribute& key, std::size_t bytes) {
  if (key.type == 'S') return {{"S", std::string(bytes, 'k')}};
  std::string base64;
  for (std::size_t i = 0; i < bytes / 3; ++i) base64 += "AAAA";
  if (bytes % 3 == 1) base64 += "AA==";
  if (bytes % 3 == 2) base64 += "AAA=";
  return {{"B", base64}};
}

}  // namespace

json::object ValueOf(Random& random, std::string_view type, int depth) {
  if (type == "S") return {{"S", Text(random)}};
  if (type == "N") return {{"N", NumberText(random)}};
  if (type == "B") return {{"B", BinaryText(random)}};
  if (type == "BOOL") return {{"BOOL", random.OneIn(2)}};
  if (type == "NULL") return {{"NULL", !random.Fault(100)}};
  if (type == "SS") return {{"SS", SetOf(random, Text)}};
  if (type == "NS") return {{"NS", SetOf(random, SetNumber)}};
  if (type == "BS") return {{"BS", SetOf(random, BinaryText)}};
  const std::size_t size = depth > 0 ? random.Below(4) : 0;
  if (type == "L") {
    json::array list;
    for (std::size_t i = 0; i < size; ++i) list.push_back(AnyValue(random, depth - 1));
    return {{"L", std::move(list)}};
  }
  json::object map;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string name = AttributeName(random);
    map[name] =
        depth > 1 && random.OneIn(2) ? UsualValue(random, name) : AnyValue(random, depth - 1);
  }
  return {{"M", std::move(map)}};
}

json::object AnyValue(Random& random, int depth) {
  if (random.Fault(300)) return DeepValue(random);
  return ValueOf(random, random.Pick(kTypes), depth);
}

json::object UsualValue(Random& random, std::string_view attribute) {
  // These are keys of indexes: of one type, and not empty.
  if (attribute == "s" || attribute == "n" || attribute == "b") {
    if (random.Fault(30)) return AnyValue(random);
    const std::string type(1, static_cast<char>(attribute[0] - 'a' + 'A'));
    json::object value = ValueOf(random, type);
    while (value[type].get_string().empty() && !random.Fault(3)) value = ValueOf(random, type);
    return value;
  }
  if (random.OneIn(10)) return AnyValue(random);
  if (attribute == "l") return ValueOf(random, "L");
  if (attribute == "m") return ValueOf(random, "M");
  if (attribute == "ss") return ValueOf(random, "SS");
  if (attribute == "ns") return ValueOf(random, "NS");
  if (attribute == "bs") return ValueOf(random, "BS");
  return AnyValue(random);
}

json::object KeyValue(Random& random, const KeyAttribute& key, bool is_partition) {
  if (random.Fault(150)) return AnyValue(random);
  if (key.type == 'N') {
    if (random.OneIn(8)) return {{"N", random.Pick(kEdgeNumbers)}};
    return {{"N", std::to_string(random.Below(is_partition ? 3 : 6))}};
  }
  if (random.Fault(100)) {
    return LongKey(key, (is_partition ? 2048 : 1024) + random.Below(3) - 1);
  }
  if (key.type == 'S') {
    if (random.OneIn(12)) return {{"S", random.Pick(kEdgeKeyStrings)}};
    if (random.Fault(60)) return {{"S", ""}};
    return {{"S", random.Pick(kCommonStrings).substr(0, is_partition ? 1 : 9)}};
  }
  if (random.OneIn(20)) return {{"B", random.Pick(kEdgeKeyBinaries)}};
  if (random.Fault(60)) return {{"B", ""}};
  return {{"B", random.Pick(kCommonBinaries)}};
}

std::string AttributeName(Random& random) {
  if (random.OneIn(400)) return std::string((1 + random.Below(2)) * 128, 'q');
  if (random.Fault(300)) return {};
  return std::string(random.OneIn(15) ? random.Pick(kOddNames) : random.Pick(kNames));
}

json::object AnyKey(Random& random, const KeyPair& keys) {
  json::object key{{keys.partition.name, KeyValue(random, keys.partition, true)}};
  if (keys.sort) key[keys.sort->name] = KeyValue(random, *keys.sort, false);
  if (random.Fault(100)) key.erase(random.OneIn(2) ? "pk" : "sk");
  if (random.Fault(100)) key["extra"] = ValueOf(random, "S");
  return key;
}

json::object AnyItem(Random& random, const TableShape& shape) {
  json::object item;
  for (std::size_t i = random.Below(6); i > 0; --i) {
    const std::string name = AttributeName(random);
    item[name] = UsualValue(random, name);
  }
  for (const IndexShape& index : shape.indexes) {
    if (random.OneIn(3))
      item[index.keys.partition.name] = KeyValue(random, index.keys.partition, true);
    if (index.keys.sort && random.OneIn(2)) {
      item[index.keys.sort->name] = KeyValue(random, *index.keys.sort, false);
    }
  }
  if (random.Fault(1000))
    item["big"] = json::object{{"S", std::string(409000 + random.Below(700), 'x')}};
  if (random.OneIn(100)) item["page"] = json::object{{"S", std::string(random.Below(9000), 'p')}};
  for (auto& [name, value] : AnyKey(random, shape.keys)) item[name] = value;
  return item;
}

}  // namespace flavorbot::differential
