// Request ids in the service's form: 52 characters of A-Z and 0-9. They tell calls apart in logs
// and are no secret.
//
// Threads: from any thread.
#pragma once

#include <string>

namespace flavorbot::dynamodb_server {

std::string NewRequestId();

}  // namespace flavorbot::dynamodb_server
