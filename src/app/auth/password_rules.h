// Password rules: what a new password must be.
//
// Threads: pure functions.
// Source:  node-contract.md section 3: the order of the checks and their texts are the older
//          clients'; the upper limit is ours.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/error.h"

namespace flavorbot::app::auth {

inline constexpr std::size_t kMinPasswordCharacters = 12;
inline constexpr std::size_t kMaxPasswordCharacters = 128;

// Passwords of older accounts may be longer than a new one may; beyond this one nothing is hashed.
inline constexpr std::size_t kMaxPasswordBytes = 4096;

// nullopt when it may be used. The error is kInvalidRequest with the text to show, or, for a
// password that is too long, kInvalidFields naming `field`.
std::optional<Error> CheckNewPassword(std::string_view password, const std::string& field);

}  // namespace flavorbot::app::auth
