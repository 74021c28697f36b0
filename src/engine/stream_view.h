// The view types of streams as records on disk spell them: as the API does.
//
// ON DISK.
#pragma once

#include <array>
#include <string_view>

#include "dynamodb/table.h"

namespace flavorbot::engine {

// In the order of StreamViewType.
inline constexpr std::array<std::string_view, 4> kStreamViewWords = {
    "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"};

}  // namespace flavorbot::engine
