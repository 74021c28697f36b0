// What a statement that writes gives back: RETURNING ALL OLD * and its like.
#pragma once

#include <cstdint>

namespace flavorbot::expression::partiql {

enum class Returning : std::uint8_t { kNone, kAllOld, kAllNew, kModifiedOld, kModifiedNew };

}  // namespace flavorbot::expression::partiql
