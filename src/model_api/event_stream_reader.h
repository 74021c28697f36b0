// Event stream reader: bytes of Server-Sent Events -> the events, as they become whole.
//
//   EventStreamReader reader;
//   reader.Feed(piece);
//   while (auto event = reader.Next()) ...
//
// Lines end with LF, CR or CRLF, also when the two of them come in different pieces. Comments, ids
// and retry times are of no use here. What is begun and not ended by an empty line is no event.
//
// Threads: one stream, one reader.
// Source:  WHATWG HTML, section 9.2.6.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::model_api {

struct StreamEvent {
  std::string type;  // empty: "message"
  std::string data;
};

struct EventBounds {
  std::size_t line_bytes = std::size_t{256} * 1024;
  std::size_t event_bytes = std::size_t{512} * 1024;
};

class EventStreamReader {
 public:
  enum class State { kFine, kTooLarge };

  explicit EventStreamReader(EventBounds bounds = {}) : bounds_(bounds) {}

  // kTooLarge: a line or an event is over its bound; nothing more is taken.
  State Feed(std::string_view bytes);

  std::optional<StreamEvent> Next();

 private:
  void EndLine();

  const EventBounds bounds_;
  State state_ = State::kFine;
  bool is_at_start_ = true;
  bool is_after_cr_ = false;
  bool has_data_ = false;
  std::string line_;
  StreamEvent event_;
  std::deque<StreamEvent> events_;
};

}  // namespace flavorbot::model_api
