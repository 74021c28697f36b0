// The credentials that `db local --credentials` names: a key and its secret, or a file of them.
//
// Threads: pure but for the file that is read.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "sigv4/credentials.h"

namespace flavorbot::cli {

// `value` is "KEY:SECRET", or the path of a shared credentials file, all of whose profiles count;
// a path with a colon begins with "/" or ".".
// Errors: one line without a secret: the file can't be read, is malformed or holds none, or others
// than its owner may read it.
base::Result<std::vector<sigv4::Credentials>, std::string> ReadAccessKeys(const std::string& value);

}  // namespace flavorbot::cli
