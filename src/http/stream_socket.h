// Stream socket: a connection that is TCP's or goes over a Unix socket; the rest of this module
// doesn't ask which.
#pragma once

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstring>
#include <optional>

namespace flavorbot::http {

using StreamSocket = boost::asio::generic::stream_protocol::socket;
using StreamEndpoint = boost::asio::generic::stream_protocol::endpoint;
using StreamAcceptor = boost::asio::basic_socket_acceptor<boost::asio::generic::stream_protocol>;

// nullopt for a Unix socket's.
inline std::optional<boost::asio::ip::tcp::endpoint> TcpEndpoint(const StreamEndpoint& endpoint) {
  const int family = endpoint.data()->sa_family;
  boost::asio::ip::tcp::endpoint tcp;
  if ((family != AF_INET && family != AF_INET6) || endpoint.size() > tcp.capacity()) {
    return std::nullopt;
  }
  std::memcpy(tcp.data(), endpoint.data(), endpoint.size());
  return tcp;
}

}  // namespace flavorbot::http
