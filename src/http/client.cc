#include "http/client.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <memory>
#include <vector>

#include "http/deadline.h"
#include "http/read_buffer.h"
#include "http/response_head.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kReadSize = 16 * 1024;

using Outcome = base::Result<ReceivedResponse, ClientError>;

// One exchange and its deadline, which closes what the exchange waits on.
class Exchange {
 public:
  explicit Exchange(const asio::any_io_executor& executor)
      : socket_(executor), resolver_(executor), deadline_(executor, [this] { Expire(); }) {}

  awaitable<Outcome> Run(const ClientRequest& request) {
    deadline_.Set(request.deadline);
    auto endpoints = co_await Resolve(request.host, request.port);
    if (!endpoints) co_return std::unexpected(OrTimeout(ClientError::kUnknownHost));
    const auto [connect_error, peer] = co_await asio::async_connect(socket_, *endpoints, kAwait);
    if (connect_error) co_return std::unexpected(OrTimeout(ClientError::kConnectionFailed));
    boost::system::error_code ignored;  // it only costs latency
    socket_.set_option(tcp::no_delay(true), ignored);

    const std::string message = Render(request);
    const auto [write_error, sent] =
        co_await asio::async_write(socket_, asio::buffer(message), kAwait);
    // A server may answer before it has read everything, and close: look before giving up.
    auto response = co_await Receive(request);
    if (!response && write_error && response.error() == ClientError::kMalformed) {
      co_return std::unexpected(OrTimeout(ClientError::kConnectionLost));
    }
    co_return response;
  }

 private:
  using Endpoints = std::vector<tcp::endpoint>;

  void Expire() {
    timed_out_ = true;
    boost::system::error_code ignored;
    resolver_.cancel();
    socket_.close(ignored);
  }

  ClientError OrTimeout(ClientError error) const {
    return timed_out_ ? ClientError::kTimeout : error;
  }

  awaitable<base::Result<Endpoints, ClientError>> Resolve(const std::string& host,
                                                          std::uint16_t port) {
    boost::system::error_code no_address;
    const auto address = asio::ip::make_address(host, no_address);
    if (!no_address) co_return Endpoints{tcp::endpoint(address, port)};
    const auto [error, found] =
        co_await resolver_.async_resolve(host, std::to_string(port), kAwait);
    if (error || timed_out_) co_return std::unexpected(ClientError::kUnknownHost);
    Endpoints endpoints;
    for (const auto& entry : found) endpoints.push_back(entry.endpoint());
    co_return endpoints;
  }

  static std::string Render(const ClientRequest& request) {
    std::string message(MethodName(request.method));
    message.append(" ").append(request.target).append(" HTTP/1.1\r\n");
    if (!request.headers.Find("Host")) {
      const bool v6 = request.host.find(':') != std::string::npos;
      AppendField(
          message, "Host",
          (v6 ? "[" + request.host + "]" : request.host) + ":" + std::to_string(request.port));
    }
    for (const auto& [name, value] : request.headers) AppendField(message, name, value);
    const bool reads = request.method == Method::kGet || request.method == Method::kHead;
    if (!request.headers.Find("Content-Length") && (!reads || !request.body.empty())) {
      AppendField(message, "Content-Length", std::to_string(request.body.size()));
    }
    if (!request.headers.Find("Connection")) AppendField(message, "Connection", "close");
    return message.append("\r\n").append(request.body);
  }

  awaitable<Outcome> Receive(const ClientRequest& request) {
    using State = ResponseParser::State;
    ReceivedResponse response;
    ResponseParser parser(response,
                          request.method == Method::kHead ? ResponseParser::Content::kNone
                                                          : ResponseParser::Content::kAsFramed,
                          request.max_head_bytes, request.max_body_bytes);
    ReadBuffer received;
    bool anything = false;
    while (true) {
      const auto space = received.Prepare(kReadSize);
      const auto [error, count] =
          co_await socket_.async_read_some(asio::buffer(space.data(), space.size()), kAwait);
      if (timed_out_) co_return std::unexpected(ClientError::kTimeout);
      State state = State::kNeedMore;
      if (error == asio::error::eof) {
        if (!anything) co_return std::unexpected(ClientError::kConnectionLost);
        state = parser.ParseEnd();
      } else if (error) {
        co_return std::unexpected(ClientError::kConnectionLost);
      } else {
        anything = true;
        received.Commit(count);
        std::size_t used = 0;
        state = parser.Parse(received.unread(), used);
        received.Consume(used);
        // Framing that goes on and on.
        if (received.unread().size() > request.max_head_bytes) state = State::kTooLarge;
      }
      if (state == State::kDone) co_return response;
      if (state == State::kMalformed) co_return std::unexpected(ClientError::kMalformed);
      if (state == State::kTooLarge) co_return std::unexpected(ClientError::kTooLarge);
    }
  }

  tcp::socket socket_;
  tcp::resolver resolver_;
  bool timed_out_ = false;
  Deadline deadline_;
};

}  // namespace

std::string_view ClientErrorText(ClientError error) {
  switch (error) {
    case ClientError::kUnknownHost:
      return "the host's name is unknown";
    case ClientError::kConnectionFailed:
      return "the connection could not be made";
    case ClientError::kConnectionLost:
      return "the connection was lost";
    case ClientError::kTimeout:
      return "no answer in time";
    case ClientError::kMalformed:
      return "the answer is malformed";
    case ClientError::kTooLarge:
      break;
  }
  return "the answer is too large";
}

awaitable<Outcome> Fetch(ClientRequest request) {
  Exchange exchange(co_await asio::this_coro::executor);
  co_return co_await exchange.Run(request);
}

}  // namespace flavorbot::http
