#include "dynamodb_server/signature_check.h"

#include <charconv>
#include <string>
#include <utility>

#include "base/digest.h"
#include "sigv4/scope.h"
#include "sigv4/signature.h"

namespace flavorbot::dynamodb_server {
namespace {

using dynamodb::Error;
using dynamodb::ErrorCode;
using dynamodb::MakeError;

constexpr std::string_view kService = "dynamodb";

Error Invalid(std::string text) {
  return MakeError(ErrorCode::kInvalidSignatureException, std::move(text));
}
Error Incomplete(std::string text) {
  return MakeError(ErrorCode::kIncompleteSignatureException, std::move(text));
}

std::string Quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::optional<base::TimePoint> DateOf(const sigv4::Claim& claim) {
  const auto time = sigv4::ParseAmzDate(claim.amz_date);
  return time ? time : sigv4::ParseHttpDate(claim.amz_date);
}

// Whether `list`, "host;x-amz-date", has `name`.
bool Lists(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    if (list.substr(0, end) == name) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

std::optional<Error> CheckScope(const sigv4::Scope& scope, const sigv4::Claim& claim,
                                base::TimePoint date) {
  if (scope.terminator != sigv4::kTerminator) {
    return Invalid("Credential should be scoped with a valid terminator: 'aws4_request', not " +
                   Quoted(scope.terminator) + ".");
  }
  if (scope.service != kService) {
    return Invalid("Credential should be scoped to correct service: 'dynamodb'. ");
  }
  if (scope.region.empty()) {
    return Invalid("Credential should be scoped to a valid region, not ''. ");
  }
  const std::string day = sigv4::FormatAmzDate(date).substr(0, 8);
  if (scope.date != day) {
    return Invalid(
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from "
        "HTTP: " +
        Quoted(scope.date) + " != " + Quoted(day) + ", from " + Quoted(claim.amz_date) + ".");
  }
  return std::nullopt;
}

// How long a signature holds: a query may say.
std::optional<std::chrono::minutes> Lifetime(const sigv4::Claim& claim) {
  constexpr int kMostSeconds = 7 * 24 * 60 * 60;
  if (claim.form == sigv4::ClaimForm::kHeader || claim.expires.empty()) return kMaxSkew;
  int seconds = 0;
  const char* end = claim.expires.data() + claim.expires.size();
  const auto [rest, error] = std::from_chars(claim.expires.data(), end, seconds);
  if (error != std::errc() || rest != end || seconds < 0 || seconds > kMostSeconds) {
    return std::nullopt;
  }
  return std::chrono::ceil<std::chrono::minutes>(std::chrono::seconds{seconds});
}

std::optional<Error> CheckTime(const sigv4::Claim& claim, base::TimePoint date,
                               base::TimePoint now) {
  const auto lifetime = Lifetime(claim);
  if (!lifetime) {
    return Incomplete("X-Amz-Expires must be a number of seconds from 0 to 604800");
  }
  const auto text = [](base::TimePoint time) { return sigv4::FormatAmzDate(time); };
  if (date < now - *lifetime) {
    return Invalid("Signature expired: " + text(date) + " is now earlier than " +
                   text(now - *lifetime) + " (" + text(now) + " - " +
                   std::to_string(lifetime->count()) + " min.)");
  }
  if (date > now + kMaxSkew) {
    return Invalid("Signature not yet current: " + text(date) + " is still later than " +
                   text(now + kMaxSkew) + " (" + text(now) + " + " +
                   std::to_string(kMaxSkew.count()) + " min.)");
  }
  return std::nullopt;
}

}  // namespace

SignedRequest ReadSignedRequest(const http::Request& request) {
  SignedRequest read;
  read.request = {.method = std::string(http::MethodName(request.method)),
                  .path = std::string(request.path()),
                  .query = std::string(request.query()),
                  .body = request.body};
  for (const auto& [name, value] : request.headers) read.request.headers.emplace_back(name, value);
  const auto authorization = request.headers.Find("Authorization");
  read.claim = authorization ? sigv4::ReadHeaderClaim(read.request, *authorization)
                             : sigv4::ReadQueryClaim(read.request);
  return read;
}

dynamodb::Result<Caller> CallerOf(const sigv4::Claim& claim) {
  auto key = sigv4::ParseScopedKey(claim.credential);
  if (!key) {
    return std::unexpected(
        Incomplete("Credential must have exactly 5 slash-delimited elements, e.g. "
                   "keyid/date/region/service/term, got " +
                   Quoted(claim.credential)));
  }
  return Caller{.access_key_id = std::move(key->access_key_id),
                .region = std::move(key->scope.region)};
}

std::optional<Error> CheckSignature(const SignedRequest& signed_request, const AccessKeys& keys,
                                    base::TimePoint now) {
  const sigv4::Claim& claim = signed_request.claim;
  if (claim.algorithm != sigv4::kAlgorithm) {
    return Incomplete("Unsupported AWS 'algorithm': " + Quoted(claim.algorithm) + ".");
  }
  const auto caller = CallerOf(claim);
  if (!caller) return caller.error();
  const auto date = DateOf(claim);
  if (!date) {
    return Incomplete("Date must be in ISO-8601 'basic format'. Got " + Quoted(claim.amz_date) +
                      ". See http://en.wikipedia.org/wiki/ISO_8601");
  }
  if (!Lists(claim.signed_headers, "host")) {
    return Invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  const sigv4::Credentials* credentials = keys.Find(caller->access_key_id);
  if (credentials == nullptr ||
      !base::ConstantTimeEqual(credentials->session_token, claim.session_token)) {
    return MakeError(ErrorCode::kUnrecognizedClientException,
                     "The security token included in the request is invalid.");
  }
  const auto key = sigv4::ParseScopedKey(claim.credential);
  if (auto error = CheckScope(key->scope, claim, *date)) return error;
  if (auto error = CheckTime(claim, *date, now)) return error;
  if (!sigv4::IsSignedBy(signed_request.request, claim, *credentials)) {
    return Invalid(
        "The request signature we calculated does not match the signature you provided. Check "
        "your AWS Secret Access Key and signing method. Consult the service documentation for "
        "details.");
  }
  return std::nullopt;
}

}  // namespace flavorbot::dynamodb_server
