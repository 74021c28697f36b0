#include "base/log.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <charconv>
#include <cmath>
#include <memory>

#include "base/clock.h"
#include "base/iso8601.h"
#include "base/json_writer.h"
#include "base/log_buffer.h"
#include "base/utf8.h"

namespace flavorbot::base {
namespace {

constexpr std::size_t kMaxWaitingBytes = std::size_t{4} * 1024 * 1024;
constexpr std::chrono::milliseconds kFlushTimeout{1000};

std::atomic<Level> g_threshold{Level::kInfo};
std::atomic<bool> g_has_printed = false;

// At exit the lines that wait are written out; a reader that has stopped reading is not waited for
// longer than kFlushTimeout, and then the buffer stays where it is, for its thread.
struct BufferOwner {
  explicit BufferOwner(int file_descriptor)
      : buffer(new LogBuffer(file_descriptor, kMaxWaitingBytes)) {}
  ~BufferOwner() {
    if (buffer->Flush(kFlushTimeout)) delete buffer;
  }
  BufferOwner(const BufferOwner&) = delete;
  BufferOwner& operator=(const BufferOwner&) = delete;

  LogBuffer* buffer;
};

LogBuffer& StandardError() {
  static const BufferOwner owner(STDERR_FILENO);
  return *owner.buffer;
}

bool IsOneFile(int a, int b) {
  struct stat of_a;
  struct stat of_b;
  return ::fstat(a, &of_a) == 0 && ::fstat(b, &of_b) == 0 && of_a.st_dev == of_b.st_dev &&
         of_a.st_ino == of_b.st_ino;
}

// nullptr: standard error's does for both.
LogBuffer* OwnStandardOutput() {
  static const auto owner = IsOneFile(STDOUT_FILENO, STDERR_FILENO)
                                ? nullptr
                                : std::make_unique<BufferOwner>(STDOUT_FILENO);
  return owner ? owner->buffer : nullptr;
}

std::string_view LevelName(Level level) {
  switch (level) {
    case Level::kDebug:
      return "debug";
    case Level::kInfo:
      return "info";
    case Level::kWarning:
      return "warning";
    case Level::kError:
      return "error";
  }
  return "error";
}

void AppendText(std::string& out, std::string_view text) {
  if (IsUtf8(text)) {
    AppendJsonString(out, text);
    return;
  }
  std::string mended;
  while (!text.empty()) {
    const std::size_t length = Utf8SequenceLength(text);
    if (length == 0) {
      mended += "\xEF\xBF\xBD";  // U+FFFD
      text.remove_prefix(1);
    } else {
      mended += text.substr(0, length);
      text.remove_prefix(length);
    }
  }
  AppendJsonString(out, mended);
}

struct ValueAppender {
  std::string& out;

  void operator()(std::string_view text) const { AppendText(out, text); }
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(std::int64_t value) const { AppendNumber(value); }
  void operator()(std::uint64_t value) const { AppendNumber(value); }
  void operator()(double value) const {
    if (!std::isfinite(value)) {
      out += "null";
    } else {
      AppendNumber(value);
    }
  }

 private:
  template <typename Number>
  void AppendNumber(Number value) const {
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), end.ptr);
  }
};

void AppendLogLine(std::string& out, std::string_view time, Level level, std::string_view event,
                   std::initializer_list<LogField> fields) {
  out += R"({"time":")";
  out += time;
  out += R"(","level":")";
  out += LevelName(level);
  out += R"(","event":)";
  AppendText(out, event);
  for (const LogField& field : fields) {
    out += ',';
    AppendText(out, field.name());
    out += ':';
    std::visit(ValueAppender{out}, field.value());
  }
  out += "}\n";
}

}  // namespace

void Log(Level level, std::string_view event, std::initializer_list<LogField> fields) {
  if (level < g_threshold.load(std::memory_order_relaxed)) return;
  thread_local std::string line;
  line.clear();
  AppendLogLine(line, FormatIso8601(SystemClock().Now()), level, event, fields);
  StandardError().Append(line);
}

void SetLogLevel(Level threshold) { g_threshold = threshold; }

void PrintLine(std::string_view line) {
  LogBuffer* own = OwnStandardOutput();
  (own != nullptr ? *own : StandardError()).Append(line);
  g_has_printed = true;
}

void FlushLog() {
  StandardError().Flush(kFlushTimeout);
  if (!g_has_printed) return;
  if (LogBuffer* own = OwnStandardOutput()) own->Flush(kFlushTimeout);
}

std::uint64_t DroppedLogLines() { return StandardError().dropped(); }

std::string FormatLogLine(std::string_view time, Level level, std::string_view event,
                          std::initializer_list<LogField> fields) {
  std::string line;
  AppendLogLine(line, time, level, event, fields);
  return line;
}

}  // namespace flavorbot::base
