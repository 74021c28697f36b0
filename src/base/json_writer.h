// JSON writer: text as a JSON string, appended by hand where building a tree first would cost more
// than the answer itself.
//
// Threads: pure functions.
// Source:  RFC 8259, section 7.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace flavorbot::base {

// Appends `text` in quotes, escaping ", \ and control characters.
// REQUIRES: IsUtf8(text); other bytes are passed through as they are.
void AppendJsonString(std::string& out, std::string_view text);

void AppendJsonInteger(std::string& out, std::int64_t value);

}  // namespace flavorbot::base
