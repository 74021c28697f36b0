#include "http/client_connection.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "base/short_socket_path.h"
#include "http/response_head.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kReadSize = 16 * 1024;
constexpr std::size_t kKeptReadBytes = 64 * 1024;

bool ClosesAfter(const Headers& headers) { return headers.HasListElement("Connection", "close"); }

std::string Render(const ClientRequest& request) {
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
  return message.append("\r\n").append(request.body);
}

}  // namespace

ClientConnection::ClientConnection(const asio::any_io_executor& executor, TlsContext* tls)
    : stream_(MakeClientStream(executor, tls)),
      resolver_(executor),
      deadline_(executor, [this] { Expire(); }) {}

void ClientConnection::Expire() {
  timed_out_ = true;
  resolver_.cancel();
  stream_->Close();
}

awaitable<base::Result<ClientConnection::Endpoints, ClientError>> ClientConnection::Resolve(
    const std::string& host, std::uint16_t port) {
  boost::system::error_code no_address;
  const auto address = asio::ip::make_address(host, no_address);
  if (!no_address) co_return Endpoints{StreamEndpoint(tcp::endpoint(address, port))};
  const auto [error, found] = co_await resolver_.async_resolve(host, std::to_string(port), kAwait);
  if (error || timed_out_) co_return std::unexpected(OrTimeout(ClientError::kUnknownHost));
  Endpoints endpoints;
  for (const auto& entry : found) endpoints.emplace_back(entry.endpoint());
  co_return endpoints;
}

awaitable<base::Result<void, ClientError>> ClientConnection::Connect(const std::string& host,
                                                                     std::uint16_t port,
                                                                     Clock::time_point deadline) {
  deadline_.Set(deadline);
  const auto endpoints = co_await Resolve(host, port);
  if (!endpoints) co_return std::unexpected(endpoints.error());
  if (const auto connected = co_await ConnectToAny(*endpoints); !connected) co_return connected;
  boost::system::error_code ignored;  // it only costs latency
  stream_->socket().set_option(tcp::no_delay(true), ignored);
  if (const auto refused = co_await stream_->Handshake(host)) {
    const bool is_tls = refused.category() == asio::error::get_ssl_category();
    co_return std::unexpected(
        OrTimeout(is_tls ? ClientError::kNotTrusted : ClientError::kConnectionFailed));
  }
  reusable_ = true;
  co_return base::Result<void, ClientError>{};
}

awaitable<base::Result<void, ClientError>> ClientConnection::ConnectTo(
    const std::filesystem::path& path, Clock::time_point deadline) {
  deadline_.Set(deadline);
  const base::ShortSocketPath address(path);
  if (!address.is_open()) co_return std::unexpected(ClientError::kConnectionFailed);
  const Endpoints endpoint{asio::local::stream_protocol::endpoint(address.text())};
  if (const auto connected = co_await ConnectToAny(endpoint); !connected) co_return connected;
  reusable_ = true;
  co_return base::Result<void, ClientError>{};
}

awaitable<base::Result<void, ClientError>> ClientConnection::ConnectToAny(
    const Endpoints& endpoints) {
  const auto [error, peer] = co_await asio::async_connect(stream_->socket(), endpoints, kAwait);
  if (error) co_return std::unexpected(OrTimeout(ClientError::kConnectionFailed));
  co_return base::Result<void, ClientError>{};
}

awaitable<base::Result<ReceivedResponse, ClientError>> ClientConnection::Exchange(
    const ClientRequest& request) {
  reusable_ = false;
  deadline_.Set(request.deadline);
  const std::string message = Render(request);
  const auto [write_error, sent] = co_await stream_->Write(message);
  // A server may answer before it has read everything, and close: look before giving up.
  auto response = co_await Receive(request);
  if (!response && write_error && response.error() == ClientError::kMalformed) {
    co_return std::unexpected(OrTimeout(ClientError::kConnectionLost));
  }
  deadline_.Stop();
  reusable_ = response && !write_error && received_.empty() && stream_->socket().is_open() &&
              !ClosesAfter(request.headers) && !ClosesAfter(response->headers);
  received_.Shrink(kKeptReadBytes);
  co_return response;
}

awaitable<base::Result<ReceivedResponse, ClientError>> ClientConnection::Receive(
    const ClientRequest& request) {
  using State = ResponseParser::State;
  ReceivedResponse response;
  ResponseParser parser(response,
                        request.method == Method::kHead ? ResponseParser::Content::kNone
                                                        : ResponseParser::Content::kAsFramed,
                        request.max_head_bytes, request.max_body_bytes);
  bool anything = false;
  while (true) {
    const auto [error, count] = co_await stream_->Read(received_.Prepare(kReadSize));
    if (timed_out_) co_return std::unexpected(ClientError::kTimeout);
    State state = State::kNeedMore;
    if (error == asio::error::eof) {  // over TLS only with a farewell: nobody cut it short
      if (!anything) co_return std::unexpected(ClientError::kConnectionLost);
      state = parser.ParseEnd();
      stream_->Close();
    } else if (error) {
      co_return std::unexpected(ClientError::kConnectionLost);
    } else {
      anything = true;
      received_.Commit(count);
      std::size_t used = 0;
      state = parser.Parse(received_.unread(), used);
      received_.Consume(used);
      // Framing that goes on and on.
      if (received_.unread().size() > request.max_head_bytes) state = State::kTooLarge;
    }
    if (state == State::kDone) co_return response;
    if (state == State::kMalformed) co_return std::unexpected(ClientError::kMalformed);
    if (state == State::kTooLarge) co_return std::unexpected(ClientError::kTooLarge);
  }
}

bool ClientConnection::IsStale() {
  return !reusable_ || !stream_->socket().is_open() || stream_->HasReceived();
}

}  // namespace flavorbot::http
