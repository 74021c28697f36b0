// CSV field: one field of a CSV record, quoted where it must be.
//
// Threads: pure functions.
// Source:  RFC 4180. Lines end as the system's do, not as the RFC's.
#pragma once

#include <string>

namespace flavorbot::cli {

std::string CsvField(const std::string& text);

}  // namespace flavorbot::cli
