// Form: the fields of an application/x-www-form-urlencoded body.
//
// Threads: pure functions.
// Source:  WHATWG URL, application/x-www-form-urlencoded parsing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace flavorbot::http {

// More fields than any form of ours has; a body of "&a&a&a…" must not become millions of them.
inline constexpr std::size_t kMaxFormFields = 1000;

using FormFields = std::vector<std::pair<std::string, std::string>>;  // name, value; decoded

// nullopt when an escape is malformed, a NUL or not UTF-8, or there are over kMaxFormFields.
std::optional<FormFields> ParseForm(std::string_view body);

}  // namespace flavorbot::http
