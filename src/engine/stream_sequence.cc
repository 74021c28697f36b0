#include "engine/stream_sequence.h"

#include <charconv>

#include "base/iso8601.h"

namespace flavorbot::engine {
namespace {

constexpr std::size_t kDigits = 20;  // of the greatest 64-bit number

}  // namespace

StreamSequence SequenceAt(base::TimePoint time) {
  return static_cast<StreamSequence>(time.time_since_epoch().count())
         << kSequenceBitsOfOneMillisecond;
}

base::TimePoint TimeOf(StreamSequence sequence) {
  return base::TimePoint{std::chrono::milliseconds{
      static_cast<std::int64_t>(sequence >> kSequenceBitsOfOneMillisecond)}};
}

std::string SequenceNumber(StreamSequence sequence) {
  const auto digits = std::to_string(sequence);
  return "1" + std::string(kDigits - digits.size(), '0') + digits;
}

std::optional<StreamSequence> ParseSequenceNumber(std::string_view text) {
  if (text.size() != 1 + kDigits || text.front() != '1') return std::nullopt;
  text.remove_prefix(1);
  StreamSequence sequence = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), sequence);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return sequence;
}

std::string StreamLabel(StreamSequence first) {
  auto label = base::FormatIso8601(TimeOf(first));
  label.pop_back();  // the Z
  return label;
}

}  // namespace flavorbot::engine
