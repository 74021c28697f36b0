#include "web_api/answer_stream.h"

#include <utility>

#include "http/server_sent_events.h"
#include "web_api/conversation_json.h"
#include "web_api/error_mapping.h"
#include "web_api/object_writer.h"
#include "web_api/request_log.h"
#include "web_api/services.h"

namespace flavorbot::web_api {
namespace {

using app::chef::Answer;

class EventSink final : public app::chef::ReplySink {
 public:
  explicit EventSink(http::EventWriter& events) : events_(events) {}

  boost::asio::awaitable<Reader> Write(std::string_view piece) override {
    if (piece.empty()) co_return Reader::kThere;
    std::string json;
    ObjectWriter text(json);
    text.Text("text", piece);
    text.End();
    const bool is_taken = co_await events_.Send({.data = std::move(json), .type = "text"});
    co_return is_taken ? Reader::kThere : Reader::kGone;
  }

 private:
  http::EventWriter& events_;
};

// What the stream needs; the request's context is gone by then.
struct AnswerStream {
  const Services& services;
  dynamodb::CallContext call;  // the request's id and trace
  app::chef::BegunQuestion begun;
};

http::Event DoneEvent(const Answer& answer) {
  http::Event event{.type = "done"};
  AppendAnswer(event.data, answer);
  return event;
}

boost::asio::awaitable<void> Run(AnswerStream stream, http::EventWriter& events) {
  if (const auto* answer = std::get_if<Answer>(&stream.begun)) {
    co_await events.Send(DoneEvent(*answer));
    co_return;
  }
  const auto began = std::chrono::steady_clock::now();
  auto call = dynamodb::ContextBehind(stream.call, app::chef::kLongestAnswer);
  EventSink sink(events);
  const auto answer = co_await stream.services.questions.AnswerTo(
      call, std::get<std::shared_ptr<app::chef::PendingQuestion>>(std::move(stream.begun)), sink);
  RecordStream(call, answer ? StreamEnd::kAnswered : StreamEnd::kFailed,
               std::chrono::steady_clock::now() - began);
  if (answer) {
    co_await events.Send(DoneEvent(*answer));
    co_return;
  }
  LogError(call.request_id, answer.error());
  http::Event event{.type = "error"};
  AppendErrorWithStatus(event.data, answer.error());
  co_await events.Send(std::move(event));
}

}  // namespace

http::Response AnswerStreamResponse(const RequestContext& context, app::chef::BegunQuestion begun) {
  AnswerStream stream{context.services, dynamodb::ContextBehind(context.call, {}),
                      std::move(begun)};
  return http::EventStreamResponse([stream = std::move(stream)](http::EventWriter& events) mutable {
    return Run(std::move(stream), events);
  });
}

}  // namespace flavorbot::web_api
