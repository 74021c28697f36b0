// Headers: the header fields of a message, in order, found without regard to case.
//
// Values are written to the wire with CR, LF and NUL turned into spaces, so a value can't start
// another field; names are the program's own words.
//
// All texts are in one buffer, so that a message costs two allocations, and none where it takes the
// place of an earlier one.
//
// Threads: a value type.
// Source:  RFC 9110, section 5.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
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
  struct Field {
    std::string_view name;
    std::string_view value;
  };
  class Iterator;

  // The value of the first field called `name`; borrowed until the headers change.
  std::optional<std::string_view> Find(std::string_view name) const;
  std::size_t Count(std::string_view name) const;
  // Whether any field called `name` lists `element`, as in "Connection: keep-alive, close".
  bool HasListElement(std::string_view name, std::string_view element) const;

  // Replaces every field called `name` by one.
  // REQUIRES, here and in Add: neither is borrowed from this object.
  void Set(std::string_view name, std::string_view value);
  // Adds another field, as Set-Cookie wants it.
  void Add(std::string_view name, std::string_view value);
  void Remove(std::string_view name);
  void Clear();

  // What they give is borrowed until the headers change.
  Iterator begin() const;
  Iterator end() const;
  std::size_t size() const { return places_.size(); }

 private:
  // Where a field's texts are in `text_`.
  struct Place {
    std::size_t name;
    std::size_t name_size;
    std::size_t value;
    std::size_t value_size;
  };

  std::string_view NameAt(const Place& place) const {
    return std::string_view(text_).substr(place.name, place.name_size);
  }
  std::string_view ValueAt(const Place& place) const {
    return std::string_view(text_).substr(place.value, place.value_size);
  }
  bool IsCalled(const Place& place, std::string_view name) const {
    return place.name_size == name.size() && EqualsIgnoringCase(NameAt(place), name);
  }

  std::string text_;
  std::vector<Place> places_;
};

class Headers::Iterator {
 public:
  Field operator*() const { return {headers_->NameAt(*place_), headers_->ValueAt(*place_)}; }
  Iterator& operator++() {
    ++place_;
    return *this;
  }
  friend bool operator==(const Iterator&, const Iterator&) = default;

 private:
  friend class Headers;
  Iterator(const Headers* headers, std::vector<Place>::const_iterator place)
      : headers_(headers), place_(place) {}

  const Headers* headers_;
  std::vector<Place>::const_iterator place_;
};

inline Headers::Iterator Headers::begin() const { return {this, places_.begin()}; }
inline Headers::Iterator Headers::end() const { return {this, places_.end()}; }

}  // namespace flavorbot::http
