#include "mail/smtp_server.h"

#include <curl/curl.h>

#include <memory>
#include <optional>

namespace flavorbot::mail {
namespace {

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

// The part, decoded; nullopt when the URL has none.
std::optional<std::string> Part(const Url& url, CURLUPart part) {
  char* text = nullptr;
  const bool is_coded = part == CURLUPART_USER || part == CURLUPART_PASSWORD;
  if (curl_url_get(url.get(), part, &text, is_coded ? CURLU_URLDECODE : 0U) != CURLUE_OK) {
    return std::nullopt;
  }
  std::string value = text;
  curl_free(text);
  return value;
}

bool IsThisMachine(const std::string& host) {
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

}  // namespace

base::Result<SmtpServer, std::string> ParseSmtpUrl(const std::string& text) {
  const Url url(curl_url(), &curl_url_cleanup);
  if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) {
    return std::unexpected(std::string("it is no URL such as smtp://user:password@host:587"));
  }
  const std::string scheme = Part(url, CURLUPART_SCHEME).value_or("");
  const std::string host = Part(url, CURLUPART_HOST).value_or("");
  if (scheme != "smtp" && scheme != "smtps") {
    return std::unexpected(std::string("it must begin with smtp:// or smtps://"));
  }
  if (Part(url, CURLUPART_PATH).value_or("/") != "/" || Part(url, CURLUPART_QUERY) ||
      Part(url, CURLUPART_FRAGMENT)) {
    return std::unexpected(std::string("nothing may follow the host and port"));
  }
  SmtpServer server;
  if (scheme == "smtps") {
    server.security = SmtpServer::Security::kTls;
  } else if (IsThisMachine(host)) {
    server.security = SmtpServer::Security::kNone;
  }
  server.url = scheme + "://" + host;
  if (const auto port = Part(url, CURLUPART_PORT)) server.url += ':' + *port;
  server.user = Part(url, CURLUPART_USER).value_or("");
  server.password = Part(url, CURLUPART_PASSWORD).value_or("");
  return server;
}

}  // namespace flavorbot::mail
