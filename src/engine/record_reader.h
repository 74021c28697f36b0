// RecordReader: the attributes of a packed item that is one of the store's own records.
//
// Threads: one record, one reader.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "dynamodb/attribute_value.h"

namespace flavorbot::engine {

// One of `words`, which are in the order of the enumeration.
template <typename Enum, std::size_t size>
dynamodb::AttributeValue Word(const std::array<std::string_view, size>& words, Enum value) {
  return dynamodb::AttributeValue::S(std::string(words[static_cast<std::size_t>(value)]));
}

inline dynamodb::AttributeValue TimeValue(base::TimePoint time) {
  return dynamodb::AttributeValue::N(std::int64_t{time.time_since_epoch().count()});
}

// Reads attributes of one record; once something is missing or of another type, it has failed.
class RecordReader {
 public:
  explicit RecordReader(const dynamodb::AttributeMap& record) : record_(record) {}

  bool Has(std::string_view name) const { return record_.Find(name) != nullptr; }

  template <typename T>
  T Get(std::string_view name) {
    const auto* value = record_.Find(name);
    const T* typed = value != nullptr ? value->As<T>() : nullptr;
    if (typed != nullptr) return *typed;
    failed_ = true;
    return T{};
  }

  std::int64_t Integer(std::string_view name) {
    const auto number = Get<dynamodb::Number>(name).ToInt64();
    if (!number) failed_ = true;
    return number.value_or(0);
  }

  std::vector<std::string> Texts(std::string_view name) {
    std::vector<std::string> texts;
    for (const auto& element : Get<dynamodb::List>(name)) {
      const auto* text = element.As<std::string>();
      if (text == nullptr) {
        failed_ = true;
        return {};
      }
      texts.push_back(*text);
    }
    return texts;
  }

  template <typename Enum, std::size_t size>
  Enum Word(const std::array<std::string_view, size>& words, std::string_view text) {
    for (std::size_t i = 0; i < size; ++i) {
      if (words[i] == text) return static_cast<Enum>(i);
    }
    failed_ = true;
    return Enum{};
  }

  base::TimePoint Time(std::string_view name) {
    return base::TimePoint{std::chrono::milliseconds{Integer(name)}};
  }

  bool failed() const { return failed_; }
  void Fail() { failed_ = true; }

 private:
  const dynamodb::AttributeMap& record_;
  bool failed_ = false;
};

}  // namespace flavorbot::engine
