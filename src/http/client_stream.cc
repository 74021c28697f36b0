#include "http/client_stream.h"

#include <openssl/ssl.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

template <typename Stream>
awaitable<ClientStream::Moved> ReadFrom(Stream& stream, std::span<char> into) {
  const auto [error, count] =
      co_await stream.async_read_some(asio::buffer(into.data(), into.size()), kAwait);
  co_return ClientStream::Moved{error, count};
}

template <typename Stream>
awaitable<ClientStream::Moved> WriteTo(Stream& stream, std::string_view bytes) {
  const auto [error, count] =
      co_await asio::async_write(stream, asio::buffer(bytes.data(), bytes.size()), kAwait);
  co_return ClientStream::Moved{error, count};
}

// Whether the kernel has something for `socket`, its end included.
bool IsReadable(StreamSocket& socket) {
  char byte = 0;
  ClientStream::Error error;
  socket.non_blocking(true, error);
  if (error) return true;
  socket.receive(asio::buffer(&byte, 1), StreamSocket::message_peek, error);
  return error != asio::error::would_block;
}

class PlainStream final : public ClientStream {
 public:
  explicit PlainStream(const asio::any_io_executor& executor) : socket_(executor) {}

  StreamSocket& socket() override { return socket_; }
  awaitable<Error> Handshake(const std::string&) override { co_return Error{}; }
  awaitable<Moved> Read(std::span<char> into) override { return ReadFrom(socket_, into); }
  awaitable<Moved> Write(std::string_view bytes) override { return WriteTo(socket_, bytes); }
  bool HasReceived() override { return IsReadable(socket_); }

 private:
  StreamSocket socket_;
};

class TlsStream final : public ClientStream {
 public:
  TlsStream(const asio::any_io_executor& executor, TlsContext& tls)
      : stream_(executor, tls.context()) {}

  StreamSocket& socket() override { return stream_.next_layer(); }

  awaitable<Error> Handshake(const std::string& host) override {
    Error no_address;
    asio::ip::make_address(host, no_address);
    // Server Name Indication is for names alone.
    if (no_address && SSL_set_tlsext_host_name(stream_.native_handle(), host.c_str()) != 1) {
      co_return asio::error::make_error_code(asio::error::invalid_argument);
    }
    stream_.set_verify_callback(asio::ssl::host_name_verification(host));
    const auto [error] = co_await stream_.async_handshake(asio::ssl::stream_base::client, kAwait);
    co_return error;
  }
  awaitable<Moved> Read(std::span<char> into) override { return ReadFrom(stream_, into); }
  awaitable<Moved> Write(std::string_view bytes) override { return WriteTo(stream_, bytes); }
  bool HasReceived() override {
    return SSL_pending(stream_.native_handle()) > 0 || IsReadable(socket());
  }

 private:
  asio::ssl::stream<StreamSocket> stream_;
};

}  // namespace

std::unique_ptr<ClientStream> MakeClientStream(const asio::any_io_executor& executor,
                                               TlsContext* tls) {
  if (tls == nullptr) return std::make_unique<PlainStream>(executor);
  return std::make_unique<TlsStream>(executor, *tls);
}

}  // namespace flavorbot::http
