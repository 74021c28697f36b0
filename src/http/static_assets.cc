#include "http/static_assets.h"

#include <string>
#include <vector>

#include "http/compression.h"

namespace flavorbot::http {
namespace {

constexpr std::string_view kIndex = "/index.html";

bool AcceptsHtml(const Request& request) {
  for (const auto& [name, value] : request.headers) {
    if (!EqualsIgnoringCase(name, "Accept")) continue;
    std::string_view rest = value;
    while (const auto range = NextListElement(rest)) {
      const std::string_view type = TrimBlanks(range->substr(0, range->find(';')));
      if (EqualsIgnoringCase(type, "text/html") ||
          EqualsIgnoringCase(type, "application/xhtml+xml")) {
        return true;
      }
    }
  }
  return false;
}

// A path that the single-page app may know, as far as can be told from outside.
bool LooksLikePage(const Request& request) {
  const std::string_view path = request.path();
  if (!path.starts_with('/') || path == "/api" || path.starts_with("/api/")) return false;
  if (path.find("//") != std::string_view::npos || path.find('%') != std::string_view::npos) {
    return false;
  }
  const std::string_view last = path.substr(path.rfind('/') + 1);
  return last.find('.') == std::string_view::npos && path.find("/.") == std::string_view::npos &&
         AcceptsHtml(request);
}

Response NotFound() {
  Response response = JsonResponse(404, R"({"message":"Not found"})");
  response.headers.Add("Cache-Control", "no-store");
  return response;
}

std::string ETagOf(const Asset& asset, ContentCoding coding) {
  std::string etag(asset.etag);
  if (coding != ContentCoding::kIdentity && etag.ends_with('"')) {
    etag.pop_back();
    etag.append("-").append(CodingName(coding)).append("\"");
  }
  return etag;
}

Response Answer(const Asset& asset, const Request& request) {
  std::vector<ContentCoding> offered;
  if (!asset.brotli.empty()) offered.push_back(ContentCoding::kBrotli);
  if (!asset.gzip.empty()) offered.push_back(ContentCoding::kGzip);
  const ContentCoding coding =
      ChooseCoding(request.headers.Find("Accept-Encoding").value_or(""), offered);

  Response response;
  response.compression = Compression::kForbidden;
  response.body = StaticBody{coding == ContentCoding::kBrotli ? asset.brotli
                             : coding == ContentCoding::kGzip ? asset.gzip
                                                              : asset.bytes};
  response.headers.Add("Content-Type", asset.content_type);
  if (coding != ContentCoding::kIdentity) {
    response.headers.Add("Content-Encoding", CodingName(coding));
  }
  if (!offered.empty()) response.headers.Add("Vary", "Accept-Encoding");
  response.headers.Add("Cache-Control", asset.lifetime == AssetLifetime::kImmutable
                                            ? "public, max-age=31536000, immutable"
                                            : "no-cache");
  if (!asset.etag.empty()) response.headers.Add("ETag", ETagOf(asset, coding));
  return response;
}

}  // namespace

StaticAssets::StaticAssets(std::span<const Asset> assets) {
  for (const Asset& asset : assets) by_path_.emplace(asset.path, &asset);
}

const Asset* StaticAssets::Find(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : found->second;
}

Response StaticAssets::Serve(const Request& request) const {
  if (request.method != Method::kGet && request.method != Method::kHead) return NotFound();
  const Asset* asset = Find(request.path() == "/" ? kIndex : request.path());
  if (!asset && LooksLikePage(request)) asset = Find(kIndex);
  return asset ? Answer(*asset, request) : NotFound();
}

}  // namespace flavorbot::http
