#include "http/client.h"

#include <boost/asio/this_coro.hpp>
#include <utility>

#include "http/client_connection.h"

namespace flavorbot::http {

namespace asio = boost::asio;

std::string_view ClientErrorText(ClientError error) {
  switch (error) {
    case ClientError::kUnknownHost:
      return "the host's name is unknown";
    case ClientError::kConnectionFailed:
      return "the connection could not be made";
    case ClientError::kNotTrusted:
      return "TLS was not agreed on, or the certificate is not the host's or nobody's that is "
             "trusted";
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

asio::awaitable<base::Result<ReceivedResponse, ClientError>> Fetch(ClientRequest request,
                                                                   TlsContext* tls) {
  ClientConnection connection(co_await asio::this_coro::executor, tls);
  if (!request.headers.Find("Connection")) request.headers.Add("Connection", "close");
  const auto connected = co_await connection.Connect(request.host, request.port, request.deadline);
  if (!connected) co_return std::unexpected(connected.error());
  co_return co_await connection.Exchange(request);
}

}  // namespace flavorbot::http
