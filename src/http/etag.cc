#include "http/etag.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/encoding.h"
#include "http/headers.h"

namespace flavorbot::http {
namespace {

std::string_view WithoutWeakness(std::string_view etag) {
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  return etag;
}

}  // namespace

std::string MakeETag(std::string_view bytes, ContentCoding coding) {
  XXH128_canonical_t hash;
  XXH128_canonicalFromHash(&hash, XXH3_128bits(bytes.data(), bytes.size()));
  std::string etag = "\"" + base::Base64UrlEncode(std::string_view(
                                reinterpret_cast<const char*>(hash.digest), sizeof(hash.digest)));
  if (coding != ContentCoding::kIdentity) etag.append("-").append(CodingName(coding));
  return etag + "\"";
}

bool MatchesETag(std::string_view if_none_match, std::string_view etag) {
  if (TrimBlanks(if_none_match) == "*") return true;
  // None of ours holds a comma, so a foreign one that does can't be mistaken for it.
  while (const auto element = NextListElement(if_none_match)) {
    if (WithoutWeakness(*element) == WithoutWeakness(etag)) return true;
  }
  return false;
}

}  // namespace flavorbot::http
