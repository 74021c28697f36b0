// Web files: the web page inside the binary (cmake/web.cmake, tools/embed.mjs).
//
// Threads: immutable.
#pragma once

#include <span>
#include <string_view>

namespace flavorbot::cli {

struct WebFile {
  std::string_view path;  // "/assets/index-ChnJ3u4Q.js"
  std::string_view bytes;
  std::string_view brotli;  // the same, compressed; empty: not made
  std::string_view gzip;
  std::string_view etag;  // in quotes
};

// All files, "/index.html" among them. They live as long as the process.
std::span<const WebFile> WebFiles();

}  // namespace flavorbot::cli
