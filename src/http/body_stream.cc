#include "http/body_stream.h"

#include <array>
#include <charconv>

namespace flavorbot::http {

using boost::asio::awaitable;

void BodyStream::Append(std::string_view chunk) {
  std::string& buffer = out_.buffer();
  if (chunks_ == Chunks::kBare) {
    buffer += chunk;
    return;
  }
  std::array<char, 20> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), chunk.size(), 16).ptr;
  buffer.append(digits.data(), end).append("\r\n").append(chunk).append("\r\n");
}

void BodyStream::WaitForQuiet() {
  if (quiet_interval_.count() > 0) {
    deadline_.Set(Deadline::Clock::now() + quiet_interval_);
  } else {
    deadline_.Clear();
  }
}

awaitable<bool> BodyStream::Write(std::string chunk) {
  if (broken_) co_return false;
  if (chunk.empty()) co_return true;  // a chunk of no bytes would end the body
  Append(chunk);
  if (!co_await out_.Send({})) broken_ = true;
  WaitForQuiet();
  co_return !broken_;
}

void BodyStream::WriteWhenQuiet(std::string chunk, std::chrono::milliseconds interval) {
  quiet_chunk_ = std::move(chunk);
  quiet_interval_ = interval;
  WaitForQuiet();
}

bool BodyStream::OnDeadline() {
  if (out_.writing()) return false;
  // What the last quiet chunk left unsent is reason enough not to add another.
  if (out_.empty()) Append(quiet_chunk_);
  std::string_view none;
  if (out_.TrySend(none) == Outgoing::Sent::kBroken) return false;
  WaitForQuiet();
  return true;
}

awaitable<bool> BodyStream::Finish() {
  if (broken_) co_return false;
  if (chunks_ == Chunks::kFramed) out_.buffer() += "0\r\n\r\n";
  co_return co_await out_.Send({});
}

}  // namespace flavorbot::http
