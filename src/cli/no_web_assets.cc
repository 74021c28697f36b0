// What a build without the web page serves in its place.
#include "cli/web_assets.h"

namespace flavorbot::cli {
namespace {

constexpr std::string_view kPage =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>FlavorBot</title>"
    "<h1>FlavorBot</h1><p>This build is without the web page; the API is here. "
    "<code>./run</code> builds it with the page.</p></html>\n";

}  // namespace

std::span<const http::Asset> WebAssets() {
  static constexpr http::Asset kAssets[] = {{.path = "/index.html",
                                             .content_type = "text/html; charset=utf-8",
                                             .bytes = kPage,
                                             .etag = "\"no-web-page\""}};
  return kAssets;
}

}  // namespace flavorbot::cli
