// Web assets: the files of the web page, inside the binary (cmake/web.cmake, tools/embed.mjs).
//
// Threads: immutable.
#pragma once

#include <span>

#include "http/static_assets.h"

namespace flavorbot::cli {

// All of them, "/index.html" among them. They live as long as the process.
std::span<const http::Asset> WebAssets();

}  // namespace flavorbot::cli
