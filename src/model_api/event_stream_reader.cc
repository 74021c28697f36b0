#include "model_api/event_stream_reader.h"

#include <utility>

namespace flavorbot::model_api {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

EventStreamReader::State EventStreamReader::Feed(std::string_view bytes) {
  while (!bytes.empty() && state_ == State::kFine) {
    if (std::exchange(is_after_cr_, false) && bytes.front() == '\n') {
      bytes.remove_prefix(1);
      continue;
    }
    const std::size_t end = bytes.find_first_of("\r\n");
    line_.append(bytes.substr(0, end));
    if (line_.size() > bounds_.line_bytes) state_ = State::kTooLarge;
    if (end == std::string_view::npos || state_ != State::kFine) break;
    is_after_cr_ = bytes[end] == '\r';
    bytes.remove_prefix(end + 1);
    EndLine();
  }
  return state_;
}

void EventStreamReader::EndLine() {
  std::string_view line = line_;
  if (std::exchange(is_at_start_, false) && line.starts_with(kByteOrderMark)) {
    line.remove_prefix(kByteOrderMark.size());
  }
  if (line.empty()) {
    if (std::exchange(has_data_, false)) events_.push_back(std::move(event_));
    event_ = {};
  } else {
    const std::size_t colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    std::string_view value = colon == std::string_view::npos ? "" : line.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    if (name == "event") {
      event_.type = value;
    } else if (name == "data") {
      if (std::exchange(has_data_, true)) event_.data += '\n';
      event_.data += value;
      if (event_.data.size() > bounds_.event_bytes) state_ = State::kTooLarge;
    }
  }
  line_.clear();
}

std::optional<StreamEvent> EventStreamReader::Next() {
  if (events_.empty()) return std::nullopt;
  StreamEvent event = std::move(events_.front());
  events_.pop_front();
  return event;
}

}  // namespace flavorbot::model_api
