#include "http/server_sent_events.h"

#include <utility>

namespace flavorbot::http {
namespace {

using boost::asio::awaitable;

void AppendField(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ");
  for (const char c : value) {
    if (c != '\r' && c != '\n' && c != '\0') out += c;
  }
  out += '\n';
}

// One "data:" field a line; the reader puts the line feeds back.
void AppendData(std::string& out, std::string_view data) {
  while (true) {
    const std::size_t end = data.find_first_of("\r\n");
    AppendField(out, "data", data.substr(0, end));
    if (end == std::string_view::npos) return;
    const bool pair = data.substr(end).starts_with("\r\n");
    data.remove_prefix(end + (pair ? 2 : 1));
  }
}

// The source is an argument, so it lives in the coroutine's own frame.
awaitable<void> RunSource(EventSource source, std::chrono::milliseconds heartbeat,
                          BodyWriter& body) {
  body.WriteWhenQuiet(":\n\n", heartbeat);
  EventWriter events(body);
  co_await source(events);
}

}  // namespace

std::string FormatEvent(const Event& event) {
  std::string text;
  if (!event.type.empty()) AppendField(text, "event", event.type);
  if (!event.id.empty()) AppendField(text, "id", event.id);
  if (event.retry) AppendField(text, "retry", std::to_string(event.retry->count()));
  AppendData(text, event.data);
  return text + "\n";
}

Response EventStreamResponse(EventSource source, std::chrono::milliseconds heartbeat) {
  Response response;
  response.headers.Add("Content-Type", "text/event-stream; charset=utf-8");
  response.headers.Add("Cache-Control", "no-store");
  response.headers.Add("X-Accel-Buffering", "no");  // nginx would hold the events back
  response.compression = Compression::kForbidden;
  response.body = [source = std::move(source), heartbeat](BodyWriter& body) {
    return RunSource(source, heartbeat, body);
  };
  return response;
}

}  // namespace flavorbot::http
