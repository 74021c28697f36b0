// Log: one JSON object a line on standard error, for machines first.
//
//   base::Log(base::Level::kInfo, "request", {{"route", route}, {"status", 200}, {"ms", 1.25}});
//   {"time":"2026-11-22T21:28:00.123Z","level":"info","event":"request","route":...}
//
// A line is one line whatever its fields hold: control characters are escaped, bytes that aren't
// UTF-8 become U+FFFD. Callers never wait for the reader of standard error: lines gather in a
// bounded buffer that a thread of its own writes out; what doesn't fit is dropped and counted, and
// the count is itself logged. Never log a secret, a password, a token or a whole request body.
//
// Threads: call from any thread, at any time between static initialisation and exit.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace flavorbot::base {

enum class Level { kDebug, kInfo, kWarning, kError };

// A field of a line; borrows its name and text until Log returns.
class LogField {
 public:
  using Value = std::variant<std::string_view, std::int64_t, std::uint64_t, double, bool>;

  template <typename T>
  LogField(std::string_view name, const T& value) : name_(name), value_(ValueOf(value)) {}

  std::string_view name() const { return name_; }
  const Value& value() const { return value_; }

 private:
  template <typename T>
  static Value ValueOf(const T& value) {
    if constexpr (std::same_as<T, bool>) {
      return value;
    } else if constexpr (std::signed_integral<T>) {
      return std::int64_t{value};
    } else if constexpr (std::unsigned_integral<T>) {
      return std::uint64_t{value};
    } else if constexpr (std::floating_point<T>) {
      return double{value};
    } else {
      static_assert(std::is_convertible_v<const T&, std::string_view>,
                    "a field is a number, a bool or text");
      return std::string_view(value);
    }
  }

  std::string_view name_;
  Value value_;
};

// Writes a line when `level` is at or above the threshold (kInfo unless SetLogLevel changed it).
// `event` is a fixed text that names what happened; what varies goes into fields.
void Log(Level level, std::string_view event, std::initializer_list<LogField> fields = {});

void SetLogLevel(Level threshold);

// Writes `line`, line feed included, to standard output as Log writes to standard error. Where both
// are the same file or pipe, neither cuts into a line of the other.
void PrintLine(std::string_view line);

// Returns once every line logged or printed so far is written out, or after one second for each.
void FlushLog();

// Lines dropped since the process started because the buffer was full.
std::uint64_t DroppedLogLines();

// One line as Log writes it, with its line feed; for tests and for other sinks.
std::string FormatLogLine(std::string_view time, Level level, std::string_view event,
                          std::initializer_list<LogField> fields);

}  // namespace flavorbot::base
