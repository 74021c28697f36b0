// Headers: the header fields of a message, in order, found without regard to case.
//
// Values are written to the wire with CR, LF and NUL turned into spaces, so a value can't start
// another field; names are the program's own words.
//
// Threads: a value type.
// Source:  RFC 9110, section 5.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace flavorbot::http {

// Case folding of ASCII only, as HTTP's names and tokens compare.
bool EqualsIgnoringCase(std::string_view a, std::string_view b);

// `text` without the spaces and tabs around it.
std::string_view TrimBlanks(std::string_view text);

// Takes the next element off a comma-separated list, trimmed, empty ones skipped; nullopt at the
// end. For lists whose elements have no quoted commas.
std::optional<std::string_view> NextListElement(std::string_view& list);

class Headers {
 public:
  using Field = std::pair<std::string, std::string>;  // name, value

  // The value of the first field called `name`; borrowed until the headers change.
  std::optional<std::string_view> Find(std::string_view name) const;
  std::size_t Count(std::string_view name) const;
  // Whether any field called `name` lists `element`, as in "Connection: keep-alive, close".
  bool HasListElement(std::string_view name, std::string_view element) const;

  // Replaces every field called `name` by one.
  void Set(std::string_view name, std::string value);
  // Adds another field, as Set-Cookie wants it.
  void Add(std::string_view name, std::string value);
  void Remove(std::string_view name);
  void Clear() { fields_.clear(); }

  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }
  std::size_t size() const { return fields_.size(); }

 private:
  std::vector<Field> fields_;
};

}  // namespace flavorbot::http
