// Routes: the map of the API, on one page in routes.cc.
#pragma once

#include <span>

#include "web_api/route.h"

namespace flavorbot::web_api {

// Every route the server knows; what is in none of them and not under /api is a page or an asset.
std::span<const Route> Routes();

}  // namespace flavorbot::web_api
