#include "mail/smtp_server.h"

#include <memory>
#include <optional>

#include "mail/curl_library.h"

namespace flavorbot::mail {
namespace {

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

// The part, decoded; nullopt when the URL has none.
std::optional<std::string> Part(const CurlLibrary& curl, const Url& url, CURLUPart part) {
  char* text = nullptr;
  const bool is_coded = part == CURLUPART_USER || part == CURLUPART_PASSWORD;
  if (curl.url_get(url.get(), part, &text, is_coded ? CURLU_URLDECODE : 0U) != CURLUE_OK) {
    return std::nullopt;
  }
  std::string value = text;
  curl.free(text);
  return value;
}

bool IsThisMachine(const std::string& host) {
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

}  // namespace

base::Result<SmtpServer, std::string> ParseSmtpUrl(const std::string& text) {
  const CurlLibrary* curl = LoadedCurl();
  if (curl == nullptr) return std::unexpected(std::string(kNoCurl));
  const Url url(curl->url(), curl->url_cleanup);
  if (!url || curl->url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) {
    return std::unexpected(std::string("it is no URL such as smtp://user:password@host:587"));
  }
  const auto part = [curl, &url](CURLUPart which) { return Part(*curl, url, which); };
  const std::string scheme = part(CURLUPART_SCHEME).value_or("");
  const std::string host = part(CURLUPART_HOST).value_or("");
  if (scheme != "smtp" && scheme != "smtps") {
    return std::unexpected(std::string("it must begin with smtp:// or smtps://"));
  }
  if (part(CURLUPART_PATH).value_or("/") != "/" || part(CURLUPART_QUERY) ||
      part(CURLUPART_FRAGMENT)) {
    return std::unexpected(std::string("nothing may follow the host and port"));
  }
  SmtpServer server;
  if (scheme == "smtps") {
    server.security = SmtpServer::Security::kTls;
  } else if (IsThisMachine(host)) {
    server.security = SmtpServer::Security::kNone;
  }
  server.url = scheme + "://" + host;
  if (const auto port = part(CURLUPART_PORT)) server.url += ':' + *port;
  server.user = part(CURLUPART_USER).value_or("");
  server.password = part(CURLUPART_PASSWORD).value_or("");
  return server;
}

}  // namespace flavorbot::mail
