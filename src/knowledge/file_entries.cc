#include "knowledge/file_entries.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <charconv>

namespace flavorbot::knowledge {
namespace {

// What stands for a missing object, so that reading can go on to its end.
const boost::json::object& NoMembers() {
  static const boost::json::object none;
  return none;
}

std::string Plain(double number) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, number).ptr;
  return std::string(text, end);
}

std::string FromTo(double least, double most) { return Plain(least) + " to " + Plain(most); }

}  // namespace

FileEntries::FileEntries(std::string_view path, std::string_view text) : path_(path) {
  boost::system::error_code error;
  root_ = boost::json::parse(text, error);
  if (error) {
    Fail("", "is not JSON: " + error.message());
  } else if (!root_.is_array()) {
    Fail("", "is not a list");
  }
}

std::vector<Entry> FileEntries::entries() {
  std::vector<Entry> entries;
  if (!root_.is_array()) return entries;
  for (std::size_t i = 0; const boost::json::value& value : root_.get_array()) {
    const std::string place = "entry " + std::to_string(++i);
    if (!value.is_object()) Fail(place, "is not an object");
    entries.emplace_back(*this, place, value.is_object() ? value.get_object() : NoMembers());
  }
  return entries;
}

void FileEntries::Fail(std::string_view place, std::string_view what) {
  if (!fault_.empty()) return;
  fault_ = path_ + ": ";
  if (!place.empty()) fault_.append(place).append(": ");
  fault_.append(what);
}

void Entry::Fail(std::string_view name, std::string_view what) {
  file_.Fail(place_, "\"" + std::string(name) + "\" " + std::string(what));
}

const boost::json::value* Entry::Find(std::string_view name) {
  asked_.push_back(name);
  return members_.if_contains(name);
}

const boost::json::value* Entry::Require(std::string_view name) {
  const boost::json::value* value = Find(name);
  if (value == nullptr) Fail(name, "is missing");
  return value;
}

std::string Entry::Text(std::string_view name) {
  const boost::json::value* value = Require(name);
  if (value == nullptr) return "";
  if (!value->is_string()) {
    Fail(name, "is not a text");
    return "";
  }
  return std::string(value->get_string());
}

double Entry::Number(std::string_view name, double least, double most) {
  const boost::json::value* value = Require(name);
  if (value == nullptr) return least;
  boost::system::error_code error;
  const double number = value->to_number<double>(error);
  if (error || !(number >= least && number <= most)) {
    Fail(name, "is not a number from " + FromTo(least, most));
    return least;
  }
  return number;
}

int Entry::Integer(std::string_view name, int least, int most) {
  const double number = Number(name, least, most);
  if (number != static_cast<int>(number)) Fail(name, "is not a whole number");
  return static_cast<int>(number);
}

std::vector<int> Entry::Integers(std::string_view name, int least, int most) {
  std::vector<int> integers;
  const boost::json::value* value = Find(name);
  if (value == nullptr) return integers;
  const auto is_one = [&](const boost::json::value& number) {
    return number.is_int64() && number.get_int64() >= least && number.get_int64() <= most;
  };
  if (!value->is_array() || !std::ranges::all_of(value->get_array(), is_one)) {
    Fail(name, "is not a list of whole numbers from " + FromTo(least, most));
    return integers;
  }
  for (const boost::json::value& number : value->get_array()) {
    integers.push_back(static_cast<int>(number.get_int64()));
  }
  return integers;
}

bool Entry::Flag(std::string_view name) {
  const boost::json::value* value = Find(name);
  if (value == nullptr) return false;
  if (!value->is_bool()) {
    Fail(name, "is neither true nor false");
    return false;
  }
  return value->get_bool();
}

std::vector<std::string> Entry::Texts(std::string_view name) {
  std::vector<std::string> texts;
  const boost::json::value* value = Find(name);
  if (value == nullptr) return texts;
  if (!value->is_array() ||
      !std::ranges::all_of(value->get_array(), &boost::json::value::is_string)) {
    Fail(name, "is not a list of texts");
    return texts;
  }
  for (const boost::json::value& text : value->get_array()) texts.emplace_back(text.get_string());
  return texts;
}

std::vector<std::vector<std::string>> Entry::TextLists(std::string_view name) {
  std::vector<std::vector<std::string>> lists;
  const boost::json::value* value = Require(name);
  if (value == nullptr) return lists;
  const auto is_list_of_texts = [](const boost::json::value& list) {
    return list.is_array() && std::ranges::all_of(list.get_array(), &boost::json::value::is_string);
  };
  if (!value->is_array() || !std::ranges::all_of(value->get_array(), is_list_of_texts)) {
    Fail(name, "is not a list of lists of texts");
    return lists;
  }
  for (const boost::json::value& list : value->get_array()) {
    std::vector<std::string>& texts = lists.emplace_back();
    for (const boost::json::value& text : list.get_array()) texts.emplace_back(text.get_string());
  }
  return lists;
}

std::vector<std::pair<std::string, double>> Entry::Numbers(std::string_view name) {
  std::vector<std::pair<std::string, double>> numbers;
  const boost::json::value* value = Find(name);
  if (value == nullptr) return numbers;
  if (!value->is_object()) {
    Fail(name, "is not an object");
    return numbers;
  }
  for (const auto& [key, number] : value->get_object()) {
    boost::system::error_code error;
    numbers.emplace_back(std::string(key), number.to_number<double>(error));
    if (error || !(numbers.back().second >= 0)) {
      Fail(name, "says of \"" + std::string(key) + "\" no number of at least 0");
    }
  }
  return numbers;
}

std::vector<Entry> Entry::Objects(std::string_view name) {
  std::vector<Entry> objects;
  const boost::json::value* value = Require(name);
  if (value == nullptr) return objects;
  if (!value->is_array() ||
      !std::ranges::all_of(value->get_array(), &boost::json::value::is_object)) {
    Fail(name, "is not a list of objects");
    return objects;
  }
  for (std::size_t i = 0; const boost::json::value& object : value->get_array()) {
    objects.emplace_back(file_, place_ + ", " + std::string(name) + " " + std::to_string(++i),
                         object.get_object());
  }
  return objects;
}

std::optional<Entry> Entry::Object(std::string_view name) {
  const boost::json::value* value = Find(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_object()) {
    Fail(name, "is not an object");
    return std::nullopt;
  }
  return Entry(file_, place_ + ", " + std::string(name), value->get_object());
}

void Entry::Finish() {
  for (const auto& member : members_) {
    const std::string_view name = member.key();
    if (std::ranges::find(asked_, name) == asked_.end())
      Fail(name, "is no member of such an entry");
  }
}

}  // namespace flavorbot::knowledge
