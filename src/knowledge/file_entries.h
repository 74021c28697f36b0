// FileEntries: the entries of a file of the knowledge base, whose members are read by their names.
//
//   FileEntries file("foods/fruits.json", text);
//   for (Entry& entry : file.entries()) {
//     food.name = entry.Text("name");
//     ...
//     entry.Finish();
//   }
//   return file.outcome();
//
// The first fault is kept: it names the file, the entry and the member. What is read after it has
// no meaning, and nothing is asked again: so a reader needs no checks of its own in between. A
// member that nobody asked for is a fault, too: it is a misspelling.
//
// Threads: one.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace flavorbot::knowledge {

class FileEntries;

class Entry {
 public:
  Entry(FileEntries& file, std::string place, const boost::json::object& members)
      : file_(file), place_(std::move(place)), members_(members) {}

  bool Has(std::string_view name) const { return members_.contains(name); }
  std::string Text(std::string_view name);
  double Number(std::string_view name, double least, double most);
  int Integer(std::string_view name, int least, int most);
  std::vector<int> Integers(std::string_view name, int least, int most);  // absent: none
  bool Flag(std::string_view name);                                       // absent: false
  std::vector<std::string> Texts(std::string_view name);                  // absent: none
  std::vector<std::vector<std::string>> TextLists(std::string_view name);
  std::vector<std::pair<std::string, double>> Numbers(std::string_view name);  // absent: none
  std::vector<Entry> Objects(std::string_view name);
  std::optional<Entry> Object(std::string_view name);  // absent: nullopt

  // The value that `parse` makes of the text `name`. An unknown one is a fault.
  template <typename Parse>
  auto Value(std::string_view name, Parse&& parse) {
    const std::string text = Text(name);
    auto value = parse(text);
    if (!value) Fail(name, "is \"" + text + "\", which is unknown");
    return value.value_or(typename decltype(value)::value_type{});
  }

  // Those that `parse` makes of a list of texts, added to a set.
  template <typename Set, typename Parse>
  Set Values(std::string_view name, Parse&& parse) {
    Set values;
    for (const std::string& text : Texts(name)) {
      if (const auto value = parse(text)) {
        values.Add(*value);
      } else {
        Fail(name, "has \"" + text + "\", which is unknown");
      }
    }
    return values;
  }

  void Fail(std::string_view name, std::string_view what);
  // After all has been read.
  void Finish();

  const std::string& place() const { return place_; }
  void set_place(std::string place) { place_ = std::move(place); }

 private:
  const boost::json::value* Find(std::string_view name);
  const boost::json::value* Require(std::string_view name);

  FileEntries& file_;
  std::string place_;  // "tomato", "red-lentil-dal, step 2"
  const boost::json::object& members_;
  std::vector<std::string_view> asked_;
};

class FileEntries {
 public:
  FileEntries(std::string_view path, std::string_view text);

  std::vector<Entry> entries();
  // The fault, when there was one.
  base::Result<void, std::string> outcome() const {
    if (!fault_.empty()) return std::unexpected(fault_);
    return {};
  }
  void Fail(std::string_view place, std::string_view what);

 private:
  std::string path_;
  boost::json::value root_;
  std::string fault_;
};

}  // namespace flavorbot::knowledge
