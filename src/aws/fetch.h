// Fetch: one small request to a service that gives out credentials, tried again where that makes
// sense.
//
// Threads: call from any coroutine whose executor runs on one thread at a time; it stays there.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "aws/endpoint.h"
#include "base/result.h"
#include "http/client.h"
#include "http/tls_context.h"

namespace flavorbot::aws {

struct Patience {
  unsigned attempts = 3;
  std::chrono::milliseconds attempt_timeout{2'000};
  std::chrono::milliseconds first_pause{100};  // doubled each time
};

// What `endpoint` answers to `request`, whose host, port, Host header, deadline and bounds are set
// here: at most 64 KiB. Broken connections, 429 and 5xx are tried again.
// `tls` is whom to trust, for an endpoint with TLS; nullptr: the system's certificates.
// Errors: one line, why there is no answer; an answer of any status is none.
boost::asio::awaitable<base::Result<http::ReceivedResponse, std::string>> FetchFrom(
    Endpoint endpoint, http::ClientRequest request, Patience patience,
    std::shared_ptr<http::TlsContext> tls = nullptr);

}  // namespace flavorbot::aws
