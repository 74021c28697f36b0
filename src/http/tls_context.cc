#include "http/tls_context.h"

#include <openssl/ssl.h>

namespace flavorbot::http {

namespace ssl = boost::asio::ssl;

base::Result<std::unique_ptr<TlsContext>, std::string> TlsContext::Make(
    const std::filesystem::path& authorities) {
  std::unique_ptr<TlsContext> made(new TlsContext);
  auto& context = made->context_;
  boost::system::error_code error;
  context.set_verify_mode(ssl::verify_peer, error);
  if (error) return std::unexpected("TLS can't be set up: " + error.message());
  if (SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION) != 1) {
    return std::unexpected("TLS can't be set up: no version 1.2");
  }
  if (authorities.empty()) {
    context.set_default_verify_paths(error);
  } else {
    context.load_verify_file(authorities.string(), error);
  }
  if (error) {
    return std::unexpected("the certificates of " +
                           (authorities.empty() ? "the system" : authorities.string()) +
                           " can't be read: " + error.message());
  }
  return made;
}

}  // namespace flavorbot::http
