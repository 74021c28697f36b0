// Client connection: one connection to a server, for one exchange after the other.
//
// Threads: one coroutine at a time, on the executor that the connection was made with.
// Source:  RFC 9112, section 9.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "http/client.h"
#include "http/client_stream.h"
#include "http/deadline.h"
#include "http/http_proxy.h"
#include "http/read_buffer.h"
#include "http/response_parser.h"

namespace flavorbot::http {

class ClientConnection {
 public:
  using Clock = std::chrono::steady_clock;

  // `tls` nullptr: no TLS. It is borrowed.
  explicit ClientConnection(const boost::asio::any_io_executor& executor,
                            TlsContext* tls = nullptr);

  // Resolves `host` and connects to the first of its addresses that takes it. Over TLS its
  // certificate must be `host`'s.
  // Errors: kUnknownHost, kConnectionFailed, kNotTrusted, kTimeout.
  boost::asio::awaitable<base::Result<void, ClientError>> Connect(const std::string& host,
                                                                  std::uint16_t port,
                                                                  Clock::time_point deadline);

  // Connects to the Unix socket `path`; without TLS. Errors: kConnectionFailed, kTimeout.
  boost::asio::awaitable<base::Result<void, ClientError>> ConnectTo(
      const std::filesystem::path& path, Clock::time_point deadline);

  // Asks `proxy` for a tunnel to `host` and goes on through it as Connect does.
  // Errors: as Connect; kConnectionFailed also when the proxy refuses, which is logged.
  // Source: RFC 9110, section 9.3.6.
  boost::asio::awaitable<base::Result<void, ClientError>> ConnectThrough(
      const HttpProxy& proxy, const std::string& host, std::uint16_t port,
      Clock::time_point deadline);

  // Sends `request` and awaits its answer. After an error nothing more goes over this connection.
  // Errors: kConnectionLost, kTimeout, kMalformed, kTooLarge.
  // REQUIRES: Connect or ConnectTo has returned without an error, and the last exchange left it
  // reusable().
  boost::asio::awaitable<base::Result<ReceivedResponse, ClientError>> Exchange(
      const ClientRequest& request);

  // As Exchange, but returns when the answer's head is there; the body comes by Continue, which
  // appends it to `response.body`. `response` lives until the body is whole or the connection gone.
  boost::asio::awaitable<base::Result<void, ClientError>> Begin(const ClientRequest& request,
                                                                ReceivedResponse& response);
  // Awaits more of the body until `deadline`. kWhole: nothing follows.
  // Errors: kConnectionLost, kTimeout, kMalformed, kTooLarge.
  // REQUIRES: Begin has returned without an error, and no Continue has since.
  enum class BodyState { kMore, kWhole };
  boost::asio::awaitable<base::Result<BodyState, ClientError>> Continue(Clock::time_point deadline);

  // Whether another exchange can follow: the last one is whole, and neither side wants to close.
  bool reusable() const { return reusable_; }

  // Whether the server closed it, or sent what nobody asked for, since the last exchange. Doesn't
  // block.
  bool IsStale();

 private:
  using Endpoints = std::vector<StreamEndpoint>;

  void Expire();
  boost::asio::awaitable<base::Result<void, ClientError>> ConnectToAny(const Endpoints& endpoints);
  ClientError OrTimeout(ClientError error) const {
    return timed_out_ ? ClientError::kTimeout : error;
  }
  boost::asio::awaitable<base::Result<Endpoints, ClientError>> Resolve(const std::string& host,
                                                                       std::uint16_t port);
  // One reading of an answer. True: it is whole.
  boost::asio::awaitable<base::Result<bool, ClientError>> ReceiveSome(ResponseParser& parser,
                                                                      std::size_t max_head_bytes);
  boost::asio::awaitable<base::Result<void, ClientError>> OpenTunnel(const HttpProxy& proxy,
                                                                     const std::string& host,
                                                                     std::uint16_t port);
  boost::asio::awaitable<base::Result<void, ClientError>> BeginTls(const std::string& host);
  void Finish();

  // The answer that is being read.
  struct Answer {
    Answer(const ClientRequest& request, ReceivedResponse& into);

    ResponseParser parser;
    std::size_t max_head_bytes;
    bool closes;  // the request says so, or couldn't be written whole
    const ReceivedResponse& response;
  };

  std::unique_ptr<ClientStream> stream_;
  boost::asio::ip::tcp::resolver resolver_;
  ReadBuffer received_;
  std::optional<Answer> answer_;
  bool has_received_ = false;  // anything, of the answer that is being read
  bool reusable_ = false;
  bool timed_out_ = false;
  Deadline deadline_;
};

}  // namespace flavorbot::http
