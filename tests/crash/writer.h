// The process that is killed: it opens the table and writes until its end.
#pragma once

#include <filesystem>
#include <span>

namespace flavorbot::crash {

// Opens `directory`, makes the table if it is missing, and lets each writer go on from its number
// in `next`. Each answered operation is sent to the descriptor `acknowledgements`. Returns only
// when something is wrong: the exit code.
int Write(const std::filesystem::path& directory, std::span<const std::uint32_t> next,
          int acknowledgements);

}  // namespace flavorbot::crash
