#include "model_api/answer_stream.h"

#include <algorithm>

#include "model_api/event_stream_reader.h"
#include "model_api/provider_connection.h"

namespace flavorbot::model_api {
namespace {

using boost::asio::awaitable;
using Done = base::Result<void, ModelError>;

// How long the end of a body is waited for that has nothing more to say.
constexpr std::chrono::milliseconds kLinger{50};

ModelError Error(ModelErrorKind kind, std::string message) {
  return {.kind = kind, .message = std::move(message)};
}

// The events that are whole by now.
awaitable<Done> TakeEvents(EventStreamReader& reader, AnswerDecoder& decoder, TextSink& sink) {
  while (const auto event = reader.Next()) {
    const auto words = decoder.Take(*event);
    if (!words) co_return std::unexpected(words.error());
    if (!words->empty() && co_await sink.Write(*words) == TextSink::Reader::kGone) {
      co_return std::unexpected(Error(ModelErrorKind::kCancelled, "the reader has gone"));
    }
    if (decoder.is_complete()) break;
  }
  co_return Done{};
}

}  // namespace

awaitable<Done> ReadAnswer(http::ResponseStream& stream, AnswerDecoder& decoder, TextSink& sink,
                           StreamDeadlines deadlines) {
  EventStreamReader reader;
  auto deadline = std::min(deadlines.first_word, deadlines.last);
  while (true) {
    const auto piece = co_await stream.Next(deadline);
    if (!piece) {
      ModelError error = co_await ErrorFrom(piece.error());
      // The framing of a body that was cut is malformed, too.
      if (piece.error() == http::ClientError::kMalformed &&
          error.kind == ModelErrorKind::kMalformed) {
        error = Error(ModelErrorKind::kUnavailable, "the stream broke off");
      }
      co_return std::unexpected(std::move(error));
    }
    if (piece->empty()) {
      if (decoder.may_end()) co_return Done{};
      co_return std::unexpected(
          Error(ModelErrorKind::kUnavailable, "the stream ended before the answer did"));
    }
    if (reader.Feed(*piece) == EventStreamReader::State::kTooLarge) {
      co_return std::unexpected(Error(ModelErrorKind::kMalformed, "an event is too large"));
    }
    if (const auto taken = co_await TakeEvents(reader, decoder, sink); !taken) co_return taken;
    if (decoder.is_complete()) {
      // Mostly the body ends with it; then the connection can be kept.
      static_cast<void>(co_await stream.Next(
          std::min(deadlines.last, std::chrono::steady_clock::now() + kLinger)));
      co_return Done{};
    }
    deadline = std::min(deadlines.last, std::chrono::steady_clock::now() + deadlines.quiet);
  }
}

}  // namespace flavorbot::model_api
