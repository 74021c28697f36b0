#include "http/client_connection.h"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "base/log.h"
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
constexpr std::size_t kMaxTunnelHeadBytes = 16 * 1024;

bool ClosesAfter(const Headers& headers) { return headers.HasListElement("Connection", "close"); }

std::string Render(const ClientRequest& request) {
  std::string message(MethodName(request.method));
  message.append(" ").append(request.target).append(" HTTP/1.1\r\n");
  if (!request.headers.Find("Host")) {
    AppendField(message, "Host", HostAndPort(request.host, request.port));
  }
  for (const auto& [name, value] : request.headers) AppendField(message, name, value);
  const bool reads = request.method == Method::kGet || request.method == Method::kHead;
  if (!request.headers.Find("Content-Length") && (!reads || !request.body.empty())) {
    AppendField(message, "Content-Length", std::to_string(request.body.size()));
  }
  return message.append("\r\n").append(request.body);
}

}  // namespace

ClientConnection::Answer::Answer(const ClientRequest& request, ReceivedResponse& into)
    : parser(into,
             request.method == Method::kHead ? ResponseParser::Content::kNone
                                             : ResponseParser::Content::kAsFramed,
             request.max_head_bytes, request.max_body_bytes),
      max_head_bytes(request.max_head_bytes),
      closes(ClosesAfter(request.headers)),
      response(into) {}

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
  co_return co_await BeginTls(host);
}

awaitable<base::Result<void, ClientError>> ClientConnection::BeginTls(const std::string& host) {
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

awaitable<base::Result<void, ClientError>> ClientConnection::ConnectThrough(
    const HttpProxy& proxy, const std::string& host, std::uint16_t port,
    Clock::time_point deadline) {
  deadline_.Set(deadline);
  const auto endpoints = co_await Resolve(proxy.host, proxy.port);
  if (!endpoints) co_return std::unexpected(endpoints.error());
  if (const auto connected = co_await ConnectToAny(*endpoints); !connected) co_return connected;
  if (const auto open = co_await OpenTunnel(proxy, host, port); !open) co_return open;
  co_return co_await BeginTls(host);
}

// Before TLS begins the bytes go over the socket as they are.
awaitable<base::Result<void, ClientError>> ClientConnection::OpenTunnel(const HttpProxy& proxy,
                                                                        const std::string& host,
                                                                        std::uint16_t port) {
  const std::string place = HostAndPort(host, port);
  std::string message = "CONNECT " + place + " HTTP/1.1\r\n";
  AppendField(message, "Host", place);
  if (!proxy.authorization.empty()) {
    AppendField(message, "Proxy-Authorization", proxy.authorization);
  }
  message += "\r\n";
  const auto [write_error, sent] =
      co_await asio::async_write(stream_->socket(), asio::buffer(message), kAwait);
  if (write_error) co_return std::unexpected(OrTimeout(ClientError::kConnectionFailed));
  ReceivedResponse response;
  ResponseParser parser(response, ResponseParser::Content::kNone, kMaxTunnelHeadBytes, 0);
  std::string received;
  while (!parser.has_head()) {
    std::array<char, 1024> bytes;
    const auto [error, count] =
        co_await stream_->socket().async_read_some(asio::buffer(bytes), kAwait);
    if (error) co_return std::unexpected(OrTimeout(ClientError::kConnectionFailed));
    received.append(bytes.data(), count);
    std::size_t used = 0;
    const auto state = parser.Parse(received, used);
    received.erase(0, used);
    if (state == ResponseParser::State::kMalformed || state == ResponseParser::State::kTooLarge) {
      co_return std::unexpected(ClientError::kConnectionFailed);
    }
  }
  // The server speaks second: nothing of it can have come yet.
  if (response.status / 100 != 2 || !received.empty()) {
    base::Log(base::Level::kWarning, "proxy refused",
              {{"proxy", proxy.host}, {"host", host}, {"status", response.status}});
    co_return std::unexpected(ClientError::kConnectionFailed);
  }
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
  ReceivedResponse response;
  const auto begun = co_await Begin(request, response);
  if (!begun) co_return std::unexpected(begun.error());
  while (answer_) {
    const auto more = co_await Continue(request.deadline);
    if (!more) co_return std::unexpected(more.error());
  }
  co_return response;
}

awaitable<base::Result<void, ClientError>> ClientConnection::Begin(const ClientRequest& request,
                                                                   ReceivedResponse& response) {
  reusable_ = false;
  has_received_ = false;
  deadline_.Set(request.deadline);
  answer_.emplace(request, response);
  const std::string message = Render(request);
  const auto [write_error, sent] = co_await stream_->Write(message);
  if (write_error) answer_->closes = true;
  // A server may answer before it has read everything, and close: look before giving up.
  bool is_whole = false;
  while (!is_whole && !answer_->parser.has_head()) {
    const auto received = co_await ReceiveSome(answer_->parser, answer_->max_head_bytes);
    if (!received) {
      const bool is_cut = write_error && received.error() == ClientError::kMalformed;
      co_return std::unexpected(is_cut ? OrTimeout(ClientError::kConnectionLost)
                                       : received.error());
    }
    is_whole = *received;
  }
  if (is_whole) {
    Finish();
  } else {
    deadline_.Clear();  // the body has deadlines of its own
  }
  co_return base::Result<void, ClientError>{};
}

awaitable<base::Result<ClientConnection::BodyState, ClientError>> ClientConnection::Continue(
    Clock::time_point deadline) {
  if (!answer_) co_return BodyState::kWhole;
  deadline_.Set(deadline);
  const auto received = co_await ReceiveSome(answer_->parser, answer_->max_head_bytes);
  if (!received) co_return std::unexpected(received.error());
  deadline_.Clear();  // whoever reads may take its time
  if (!*received) co_return BodyState::kMore;
  Finish();
  co_return BodyState::kWhole;
}

void ClientConnection::Finish() {
  deadline_.Stop();
  reusable_ = received_.empty() && stream_->socket().is_open() && !answer_->closes &&
              !ClosesAfter(answer_->response.headers);
  answer_.reset();
  received_.Shrink(kKeptReadBytes);
}

awaitable<base::Result<bool, ClientError>> ClientConnection::ReceiveSome(
    ResponseParser& parser, std::size_t max_head_bytes) {
  using State = ResponseParser::State;
  const auto [error, count] = co_await stream_->Read(received_.Prepare(kReadSize));
  if (timed_out_) co_return std::unexpected(ClientError::kTimeout);
  State state = State::kNeedMore;
  if (error == asio::error::eof) {  // over TLS only with a farewell: nobody cut it short
    if (!has_received_) co_return std::unexpected(ClientError::kConnectionLost);
    state = parser.ParseEnd();
    stream_->Close();
  } else if (error) {
    co_return std::unexpected(ClientError::kConnectionLost);
  } else {
    has_received_ = true;
    received_.Commit(count);
    std::size_t used = 0;
    state = parser.Parse(received_.unread(), used);
    received_.Consume(used);
    // Framing that goes on and on.
    if (received_.unread().size() > max_head_bytes) state = State::kTooLarge;
  }
  if (state == State::kMalformed) co_return std::unexpected(ClientError::kMalformed);
  if (state == State::kTooLarge) co_return std::unexpected(ClientError::kTooLarge);
  co_return state == State::kDone;
}

bool ClientConnection::IsStale() {
  return !reusable_ || !stream_->socket().is_open() || stream_->HasReceived();
}

}  // namespace flavorbot::http
