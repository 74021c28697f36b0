#include "sigv4/sign.h"

#include "sigv4/canonical_request.h"
#include "sigv4/signature.h"
#include "sigv4/uri_encoding.h"

namespace flavorbot::sigv4 {
namespace {

Scope ScopeOf(const Target& target, std::string_view amz_date) {
  return {.date = std::string(amz_date.substr(0, 8)),
          .region = target.region,
          .service = target.service};
}

std::string SignedHeaders(const Request& request) {
  std::string list;
  for (const auto& name : SignableHeaders(request))
    list.append(list.empty() ? "" : ";").append(name);
  return list;
}

std::string SignatureOf(const Request& request, const Credentials& credentials, const Scope& scope,
                        std::string_view amz_date, std::string_view signed_headers) {
  return Signature(SigningKey(credentials.secret_access_key, scope),
                   StringToSign(amz_date, scope, CanonicalRequest(request, signed_headers)));
}

}  // namespace

std::vector<std::pair<std::string, std::string>> SignHeaders(Request request,
                                                             const Credentials& credentials,
                                                             const Target& target,
                                                             base::TimePoint now) {
  const std::string date = FormatAmzDate(now);
  const Scope scope = ScopeOf(target, date);
  std::vector<std::pair<std::string, std::string>> added = {{"X-Amz-Date", date}};
  if (!credentials.session_token.empty()) {
    added.emplace_back("X-Amz-Security-Token", credentials.session_token);
  }
  request.headers.insert(request.headers.end(), added.begin(), added.end());
  const std::string signed_headers = SignedHeaders(request);
  std::string authorization(kAlgorithm);
  authorization.append(" Credential=").append(credentials.access_key_id).append("/");
  authorization.append(scope.Text()).append(", SignedHeaders=").append(signed_headers);
  authorization.append(", Signature=")
      .append(SignatureOf(request, credentials, scope, date, signed_headers));
  added.emplace_back("Authorization", std::move(authorization));
  return added;
}

std::string SignQuery(Request request, const Credentials& credentials, const Target& target,
                      base::TimePoint now, std::chrono::seconds expires) {
  const std::string date = FormatAmzDate(now);
  const Scope scope = ScopeOf(target, date);
  const std::string signed_headers = SignedHeaders(request);
  const auto add = [&request](std::string_view name, std::string_view value) {
    if (!request.query.empty()) request.query += '&';
    request.query.append(name).append("=").append(UriEncode(value));
  };
  add("X-Amz-Algorithm", kAlgorithm);
  add("X-Amz-Credential", credentials.access_key_id + "/" + scope.Text());
  add("X-Amz-Date", date);
  add("X-Amz-Expires", std::to_string(expires.count()));
  add("X-Amz-SignedHeaders", signed_headers);
  if (!credentials.session_token.empty()) add("X-Amz-Security-Token", credentials.session_token);
  add("X-Amz-Signature", SignatureOf(request, credentials, scope, date, signed_headers));
  return std::move(request.query);
}

}  // namespace flavorbot::sigv4
