#include "http/representation.h"

#include <string>

#include "http/compression.h"
#include "http/etag.h"
#include "http/media_type.h"

namespace flavorbot::http {
namespace {

constexpr ContentCoding kOffered[] = {ContentCoding::kBrotli, ContentCoding::kGzip};

bool MayCompress(const Response& response, const std::string& body) {
  if (response.compression == Compression::kForbidden || body.size() < kMinCompressedBytes ||
      body.size() > kMaxCompressedBytes || response.headers.Find("Content-Encoding")) {
    return false;
  }
  const auto content_type = response.headers.Find("Content-Type");
  const auto type = content_type ? ParseMediaType(*content_type) : std::nullopt;
  return type && type->IsCompressible();
}

void AddVary(Headers& headers) {
  if (!headers.HasListElement("Vary", "Accept-Encoding")) headers.Add("Vary", "Accept-Encoding");
}

void TurnIntoNotModified(Response& response) {
  response.status = 304;
  response.body = std::string();
  response.headers.Remove("Content-Type");
  response.headers.Remove("Content-Encoding");
}

}  // namespace

void Represent(const Request& request, Response& response) {
  auto* body = std::get_if<std::string>(&response.body);
  ContentCoding coding = ContentCoding::kIdentity;
  if (body && MayCompress(response, *body)) {
    AddVary(response.headers);
    coding = ChooseCoding(request.headers.Find("Accept-Encoding").value_or(""), kOffered);
  }

  const bool read = request.method == Method::kGet || request.method == Method::kHead;
  if (read && response.status == 200) {
    auto etag = response.headers.Find("ETag");
    if (etag && coding != ContentCoding::kIdentity && !etag->starts_with("W/")) {
      // The handler's validator is of the plain bytes; of coded ones it is a weak one.
      response.headers.Set("ETag", "W/" + std::string(*etag));
    } else if (!etag && body && !response.headers.HasListElement("Cache-Control", "no-store")) {
      response.headers.Add("ETag", MakeETag(*body, coding));
    }
    etag = response.headers.Find("ETag");
    const auto known = request.headers.Find("If-None-Match");
    if (etag && known && MatchesETag(*known, *etag)) {
      TurnIntoNotModified(response);
      return;
    }
  }

  if (coding == ContentCoding::kIdentity) return;
  if (auto compressed = Compress(*body, coding)) {
    *body = std::move(*compressed);
    response.headers.Set("Content-Encoding", CodingName(coding));
  }
}

}  // namespace flavorbot::http
