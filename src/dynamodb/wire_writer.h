// Appending JSON by hand: objects member by member, and the types that members have.
//
//   ObjectWriter object(out);
//   object.Member("TableName", request.table_name);
//   object.Member("Limit", request.limit);       // an empty optional is left out
//   object.End();
//
// Threads: one text, one writer.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/json_writer.h"
#include "dynamodb/wire.h"
#include "dynamodb/wire_enums.h"

namespace flavorbot::dynamodb {

inline void AppendJson(std::string& out, std::string_view text) {
  base::AppendJsonString(out, text);
}
inline void AppendJson(std::string& out, const std::string& text) {
  base::AppendJsonString(out, text);
}
void AppendJson(std::string& out, const char* text) = delete;  // would be taken for a bool
inline void AppendJson(std::string& out, bool truth) { out += truth ? "true" : "false"; }
inline void AppendJson(std::string& out, std::int32_t value) {
  base::AppendJsonInteger(out, value);
}
inline void AppendJson(std::string& out, std::int64_t value) {
  base::AppendJsonInteger(out, value);
}
void AppendJson(std::string& out, double value);
void AppendJson(std::string& out, base::TimePoint time);

template <WireEnum E>
void AppendJson(std::string& out, E value) {
  base::AppendJsonString(out, WireName(value));
}

template <typename T>
void AppendJson(std::string& out, const std::vector<T>& list) {
  out += '[';
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += ',';
    AppendJson(out, list[i]);
  }
  out += ']';
}

template <typename T, typename Less>
void AppendJson(std::string& out, const std::map<std::string, T, Less>& map) {
  out += '{';
  bool first = true;
  for (const auto& [key, value] : map) {
    if (!first) out += ',';
    first = false;
    base::AppendJsonString(out, key);
    out += ':';
    AppendJson(out, value);
  }
  out += '}';
}

class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }

  // Goes on with an object of which `out` has the first members already.
  static ObjectWriter GoOn(std::string& out) { return ObjectWriter(out, false); }

  // `name` needs no escape. What follows is the caller's to append.
  void Name(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    out_.append("\"").append(name).append("\":");
  }

  template <typename T>
  void Member(std::string_view name, const T& value) {
    Name(name);
    AppendJson(out_, value);
  }
  template <typename T>
  void Member(std::string_view name, const std::optional<T>& value) {
    if (value) Member(name, *value);
  }
  // Left out when it is what an absent member means.
  template <typename T>
  void MemberUnless(const T& absent, std::string_view name, const T& value) {
    if (value != absent) Member(name, value);
  }
  template <typename Container>
  void MemberUnlessEmpty(std::string_view name, const Container& container) {
    if (!container.empty()) Member(name, container);
  }

  void End() { out_ += '}'; }

 private:
  ObjectWriter(std::string& out, bool first) : out_(out), first_(first) {}

  std::string& out_;
  bool first_ = true;
};

// {"<name>": value}.
template <typename T>
void AppendOne(std::string& out, std::string_view name, const T& value) {
  ObjectWriter object(out);
  object.Member(name, value);
  object.End();
}

}  // namespace flavorbot::dynamodb
