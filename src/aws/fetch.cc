#include "aws/fetch.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace flavorbot::aws {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using http::ClientError;

constexpr std::size_t kMaxAnswerBytes = std::size_t{64} * 1024;

bool IsWorthAnother(const base::Result<http::ReceivedResponse, ClientError>& answer) {
  if (answer) return answer->status == 429 || answer->status >= 500;
  return answer.error() != ClientError::kNotTrusted && answer.error() != ClientError::kTooLarge;
}

}  // namespace

awaitable<base::Result<http::ReceivedResponse, std::string>> FetchFrom(
    Endpoint endpoint, http::ClientRequest request, Patience patience,
    std::shared_ptr<http::TlsContext> tls) {
  if (endpoint.tls && tls == nullptr) {
    auto made = http::TlsContext::Make();
    if (!made) co_return std::unexpected(std::move(made).error());
    tls = *std::move(made);
  }
  request.host = endpoint.host;
  request.port = endpoint.port;
  request.headers.Set("Host", endpoint.HostHeader());
  request.max_head_bytes = kMaxAnswerBytes;
  request.max_body_bytes = kMaxAnswerBytes;
  auto pause = patience.first_pause;
  for (unsigned attempt = 1;; ++attempt) {
    request.deadline = std::chrono::steady_clock::now() + patience.attempt_timeout;
    auto answer = co_await http::Fetch(request, endpoint.tls ? tls.get() : nullptr);
    if (attempt >= patience.attempts || !IsWorthAnother(answer)) {
      if (answer) co_return *std::move(answer);
      co_return std::unexpected(endpoint.HostHeader() + ": " +
                                std::string(http::ClientErrorText(answer.error())));
    }
    asio::steady_timer wait(co_await asio::this_coro::executor, pause);
    co_await wait.async_wait(asio::as_tuple(asio::use_awaitable));
    pause *= 2;
  }
}

}  // namespace flavorbot::aws
