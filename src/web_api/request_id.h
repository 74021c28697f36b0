// Request ids: what ties the lines of a log to a request, and to the answer's X-Request-Id.
//
// Threads: any.
#pragma once

#include <string>

namespace flavorbot::web_api {

// Unique among all instances, as far as chance allows; not secret and not unguessable.
std::string NewRequestId();

}  // namespace flavorbot::web_api
