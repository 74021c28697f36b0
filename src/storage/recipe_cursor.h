// Recipe cursor: where a page of recipes ended, as an opaque text.
//
// It holds only what follows RECIPE# in the sort key of the last recipe. The partition always comes
// from the session, so a cursor that is forged, or another user's, starts at some other place in
// the asker's own recipes and nowhere else.
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::storage {

std::string EncodeRecipeCursor(std::string_view sort_key);

// The sort key; nullopt when EncodeRecipeCursor doesn't write such a text.
std::optional<std::string> DecodeRecipeCursor(std::string_view cursor);

}  // namespace flavorbot::storage
