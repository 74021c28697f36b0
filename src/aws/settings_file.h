// Settings file: the form of AWS's shared `config` and `credentials` files.
//
//   # a comment, as is what follows " #" or " ;"
//   [profile work]
//   region = eu-west-1
//   s3 =
//     max_concurrent_requests = 20       a setting of a setting: "s3.max_concurrent_requests"
//
// Names of settings are read in lower case. A section that comes again goes on; of a setting that
// comes again the later value holds.
//
// Threads: pure functions.
// Source:  SDKs and Tools Reference Guide, "Shared config and credentials files".
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace flavorbot::aws {

using SettingsSection = std::map<std::string, std::string, std::less<>>;
// By what is in the brackets, blanks made one and quotes taken off: "profile work".
using SettingsSections = std::map<std::string, SettingsSection, std::less<>>;

// Errors: one line that names the line's number and nothing of what is in it.
base::Result<SettingsSections, std::string> ParseSettingsFile(std::string_view text);

}  // namespace flavorbot::aws
