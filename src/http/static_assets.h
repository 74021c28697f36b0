// Static assets: the files of the web page, from memory.
//
//   constexpr Asset kAssets[] = {{.path = "/index.html", .content_type = "text/html; ...", ...}};
//   const StaticAssets assets(kAssets);
//   return assets.Serve(request);
//
// GET and HEAD of an asset's path give the asset, in the best variant the client accepts. "/" and
// any other path that looks like a page of the single-page app give /index.html: not below /api,
// no file extension in the last segment, and asked for by something that accepts HTML. Everything
// else is 404, in JSON. Paths are compared, never resolved: no file system is behind them.
//
// Threads: const after construction.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>

#include "http/request.h"
#include "http/response.h"

namespace flavorbot::http {

enum class AssetLifetime {
  kRevalidated,  // no-cache: the client asks every time, by ETag
  kImmutable     // the path names the content (a hash in it): never asked for again
};

// One file. Its bytes outlive every answer: they are part of the program.
struct Asset {
  std::string_view path;          // "/assets/index-3f2a.js"
  std::string_view content_type;  // "text/javascript; charset=utf-8"
  std::string_view bytes;
  std::string_view brotli;  // the same compressed; empty: no such variant
  std::string_view gzip;
  std::string_view etag;  // of `bytes`, quoted; variants get it with "-br" or "-gzip"
  AssetLifetime lifetime = AssetLifetime::kRevalidated;
};

class StaticAssets {
 public:
  // Borrows `assets`, which live as long as the program. REQUIRES: paths are unique.
  explicit StaticAssets(std::span<const Asset> assets);

  Response Serve(const Request& request) const;

 private:
  const Asset* Find(std::string_view path) const;

  std::unordered_map<std::string_view, const Asset*> by_path_;
};

}  // namespace flavorbot::http
