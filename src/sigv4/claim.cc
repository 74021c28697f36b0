#include "sigv4/claim.h"

#include <algorithm>

#include "base/ascii_case.h"
#include "base/digest.h"
#include "sigv4/canonical_request.h"
#include "sigv4/scope.h"
#include "sigv4/signature.h"
#include "sigv4/uri_encoding.h"

namespace flavorbot::sigv4 {
namespace {

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, base::AsciiLower, base::AsciiLower);
}

std::string_view HeaderOf(const Request& request, std::string_view name) {
  for (const auto& [header, value] : request.headers) {
    if (EqualsIgnoringCase(header, name)) return value;
  }
  return {};
}

// nullopt when the query hasn't `name`.
std::optional<std::string> FindInQuery(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view part = query.substr(0, end);
    const std::size_t equals = std::min(part.find('='), part.size());
    if (UriDecode(part.substr(0, equals)) == name) {
      return UriDecode(part.substr(std::min(equals + 1, part.size())));
    }
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return std::nullopt;
}

// The date as the string to sign spells it; empty when the claim's date is none.
std::string SignedDate(const Claim& claim) {
  if (const auto time = ParseHttpDate(claim.amz_date)) return FormatAmzDate(*time);
  return claim.amz_date;
}

}  // namespace

bool IsSignedInQuery(std::string_view query) {
  return FindInQuery(query, "X-Amz-Algorithm").has_value();
}

Claim ReadHeaderClaim(const Request& request, std::string_view authorization) {
  Claim claim;
  const std::size_t space = std::min(authorization.find(' '), authorization.size());
  claim.algorithm = authorization.substr(0, space);
  authorization.remove_prefix(space);
  // "a=b, c=d" and "a=b c=d" are both in use.
  while (!authorization.empty()) {
    const std::size_t end = std::min(authorization.find_first_of(", "), authorization.size());
    const std::string_view part = authorization.substr(0, end);
    authorization.remove_prefix(std::min(end + 1, authorization.size()));
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string_view name = part.substr(0, equals);
    const std::string_view value = part.substr(std::min(equals + 1, part.size()));
    if (name == "Credential") claim.credential = value;
    if (name == "SignedHeaders") claim.signed_headers = value;
    if (name == "Signature") claim.signature = value;
  }
  claim.amz_date = HeaderOf(request, "X-Amz-Date");
  if (claim.amz_date.empty()) claim.amz_date = HeaderOf(request, "Date");
  claim.session_token = HeaderOf(request, "X-Amz-Security-Token");
  return claim;
}

Claim ReadQueryClaim(const Request& request) {
  const auto value = [&request](std::string_view name) {
    return FindInQuery(request.query, name).value_or("");
  };
  return {.form = ClaimForm::kQuery,
          .algorithm = value("X-Amz-Algorithm"),
          .credential = value("X-Amz-Credential"),
          .signed_headers = value("X-Amz-SignedHeaders"),
          .signature = value("X-Amz-Signature"),
          .amz_date = value("X-Amz-Date"),
          .session_token = value("X-Amz-Security-Token"),
          .expires = value("X-Amz-Expires")};
}

bool IsSignedBy(const Request& request, const Claim& claim, const Credentials& credentials) {
  const auto key = ParseScopedKey(claim.credential);
  if (!key || key->access_key_id != credentials.access_key_id) return false;
  const std::string canonical = CanonicalRequest(request, claim.signed_headers);
  const std::string signature = Signature(SigningKey(credentials.secret_access_key, key->scope),
                                          StringToSign(SignedDate(claim), key->scope, canonical));
  return base::ConstantTimeEqual(signature, claim.signature);
}

}  // namespace flavorbot::sigv4
