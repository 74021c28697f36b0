#include "web_api/chef_request.h"

#include <chrono>
#include <utility>

#include "web_api/services.h"

namespace flavorbot::web_api {
namespace {

class NoReader final : public app::chef::ReplySink {
 public:
  boost::asio::awaitable<Reader> Write(std::string_view) override { co_return Reader::kThere; }
};

}  // namespace

std::optional<std::string> IdempotencyKeyOf(const RequestContext& context) {
  const auto key = context.request.headers.Find("Idempotency-Key");
  return key ? std::optional<std::string>(*key) : std::nullopt;
}

void WaitForChef(RequestContext& context) {
  using app::chef::kLongestAnswer;
  using app::chef::kMarkBeyondAnswer;
  // Twice for what the table is asked, before the chef and after it.
  context.request.deadline =
      std::chrono::steady_clock::now() + kMarkBeyondAnswer + kLongestAnswer + kMarkBeyondAnswer;
}

app::AwaitableResult<app::chef::Answer> WholeAnswer(RequestContext& context,
                                                    app::chef::Question question) {
  const auto& questions = context.services.questions;
  WaitForChef(context);
  auto begun = co_await questions.Begin(context.call, std::move(question));
  if (!begun) co_return std::unexpected(std::move(begun).error());
  if (auto* answer = std::get_if<app::chef::Answer>(&*begun)) co_return std::move(*answer);
  if (context.request.cancel_when_client_leaves) context.request.cancel_when_client_leaves();
  NoReader sink;
  auto pending = std::get<std::shared_ptr<app::chef::PendingQuestion>>(*std::move(begun));
  // Beginning may have taken as long: the same question was being answered, and came to nothing.
  WaitForChef(context);
  context.call.deadline = std::chrono::steady_clock::now() + app::chef::kLongestAnswer;
  auto answer = co_await questions.AnswerTo(context.call, std::move(pending), sink);
  co_return answer;
}

}  // namespace flavorbot::web_api
