// TLS context: whom a client trusts.
//
// Threads: connections of any thread may share one.
// Source:  OpenSSL, SSL_CTX_set_default_verify_paths(3).
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"

namespace flavorbot::http {

class TlsContext {
 public:
  // TLS 1.2 and later; certificates are verified against `authorities`, a file of PEM certificates,
  // or against the system's when it is empty.
  // Errors: one line, why the certificates can't be read.
  static base::Result<std::unique_ptr<TlsContext>, std::string> Make(
      const std::filesystem::path& authorities = {});

  boost::asio::ssl::context& context() { return context_; }

 private:
  TlsContext() : context_(boost::asio::ssl::context::tls_client) {}

  boost::asio::ssl::context context_;
};

}  // namespace flavorbot::http
