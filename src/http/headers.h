// Headers: the header fields of a message, in order, found without regard to case.
//
// Threads: a value type.
// Source:  RFC 9110, section 5.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace flavorbot::http {

class Headers {
 public:
  using Field = std::pair<std::string, std::string>;  // name, value

  // The value of the first field called `name`; borrowed until the headers change.
  std::optional<std::string_view> Find(std::string_view name) const;

  // Replaces every field called `name` by one.
  void Set(std::string_view name, std::string value);
  // Adds another field, as Set-Cookie wants it.
  void Add(std::string_view name, std::string value);
  void Remove(std::string_view name);

  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }
  std::size_t size() const { return fields_.size(); }

 private:
  std::vector<Field> fields_;
};

}  // namespace flavorbot::http
