// Plain words: everyday English that is never a food misspelt ("like" is no lime), and never a kind
// of food by itself ("fresh").
#pragma once

#include <string_view>

namespace flavorbot::app::chef {

// `stem` as StemOf makes it.
bool IsPlainWord(std::string_view stem);

}  // namespace flavorbot::app::chef
