// Normalise: takes from an answer what engines may choose.
#pragma once

#include "answer.h"

namespace flavorbot::differential {

// A number as the service writes it: "1e2" -> "100".
std::string PlainNumber(std::string_view text);

// `sort_key`: of the index that `request` reads, or empty.
void Normalise(const Request& request, std::string_view sort_key, Answer& answer);

}  // namespace flavorbot::differential
