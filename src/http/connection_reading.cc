// The reading half of a connection: bytes -> one request within its limits and deadlines.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "http/connection.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

constexpr std::size_t kHeadRead = 4 * 1024;

// Between requests a connection keeps no more memory than this for each of its buffers.
constexpr std::size_t kKeptBody = 64 * 1024;
constexpr std::size_t kKeptBuffer = 32 * 1024;

}  // namespace

awaitable<base::Result<Connection::Next, Rejection>> Connection::ReadRequest() {
  auto read = co_await ReadHead();
  if (read && *read == Next::kGoOn && !parser_.done()) read = co_await ReadBody();
  if (!read || *read == Next::kClose) co_return read;
  request_.peer_address = peer_address_;
  co_return Next::kGoOn;
}

awaitable<base::Result<Connection::Next, Rejection>> Connection::ReadHead() {
  const ServerOptions& options = serving_.options;
  phase_ = Phase::kIdle;
  scanner_.Reset();
  ReleaseBody();
  while (true) {
    if (!in_.empty()) {
      const auto state = scanner_.Scan(in_.unread());
      if (state == HeadScanner::State::kMalformed) co_return std::unexpected(kMalformed);
      const bool complete = state == HeadScanner::State::kComplete;
      const std::size_t head_bytes = complete ? scanner_.head_bytes() : in_.unread().size();
      if (head_bytes > options.max_head_bytes) co_return std::unexpected(kHeadTooLarge);
      if (complete) break;
    }
    if (!out_.empty()) {
      phase_ = Phase::kWriting;
      if (!co_await out_.Send({})) co_return Next::kClose;
      phase_ = Phase::kIdle;
    }
    if (in_.empty()) {
      if (loop_.draining) co_return Next::kClose;
      deadline_.Set(Deadline::Clock::now() + options.idle_timeout);
    } else if (phase_ == Phase::kIdle) {
      phase_ = Phase::kHead;
      deadline_.Set(Deadline::Clock::now() + options.head_timeout);
    }
    if (!co_await ReadMore(kHeadRead)) {
      if (timed_out_) co_return std::unexpected(kRequestTimeout);
      co_return Next::kClose;
    }
  }
  const std::size_t head_bytes = scanner_.head_bytes();
  const auto parsed = parser_.ParseHead(in_.unread().substr(0, head_bytes), request_);
  in_.Consume(head_bytes);
  if (!parsed) co_return std::unexpected(parsed.error());
  co_return Next::kGoOn;
}

awaitable<base::Result<Connection::Next, Rejection>> Connection::ReadBody() {
  const auto started = Deadline::Clock::now();
  phase_ = Phase::kBody;
  if (parser_.expects_continue() && in_.empty()) {
    out_.buffer() += "HTTP/1.1 100 Continue\r\n\r\n";
  }
  while (true) {
    const auto used = parser_.ParseBody(in_.unread());
    if (!used) co_return std::unexpected(used.error());
    in_.Consume(*used);
    if (parser_.done()) co_return Next::kGoOn;
    // Framing this long is no client's.
    if (in_.unread().size() >= kBodyRead) co_return std::unexpected(kMalformed);
    if (!reservation_.Grow(request_.body.size())) co_return std::unexpected(kBusy);
    if (!out_.empty()) {
      phase_ = Phase::kWriting;
      if (!co_await out_.Send({})) co_return Next::kClose;
      phase_ = Phase::kBody;
    }
    deadline_.Set(started + TransferTime(serving_.options.body_timeout, request_.body.size()));
    if (!co_await ReadMore(kBodyRead)) {
      if (timed_out_) co_return std::unexpected(kRequestTimeout);
      co_return Next::kClose;
    }
  }
}

awaitable<bool> Connection::ReadMore(std::size_t room) {
  const auto space = in_.Prepare(room);
  const auto [error, received] =
      co_await socket_.async_read_some(asio::buffer(space.data(), space.size()), kAwait);
  in_.Commit(received);
  co_return !error && !timed_out_;
}

void Connection::ReleaseBody() {
  if (request_.body.capacity() > kKeptBody) std::string().swap(request_.body);
  in_.Shrink(kKeptBuffer);
  reservation_.Release();
}

}  // namespace flavorbot::http
