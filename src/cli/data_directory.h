// Data directory: what FlavorBot keeps on this machine.
//
//   table/           the built-in table (engine's own)
//   session-secret   signs session cookies when SESSION_SECRET is not set; mode 0600
//   outbox/          mails, when SMTP_URL is not set
//   operator.sock    the table of a running server, for operators' commands; mode 0600
//
// Threads: call before threads start.
#pragma once

#include <filesystem>
#include <string>

#include "base/random.h"
#include "base/result.h"

namespace flavorbot::cli {

inline constexpr const char* kDefaultDataDirectory = "./data";
inline constexpr const char* kSessionSecretFile = "session-secret";

// Makes the directory, for the owner alone, with the directories above it.
// Errors: one line that names it and what the system says.
base::Result<void, std::string> MakeDataDirectory(const std::filesystem::path& directory);

// The secret kept in `directory`, made from `random` at the first time. It appears whole or not at
// all, and on disk when this returns: a secret that changes signs everybody out.
// Errors: one line: it can't be read or made, is damaged, or others may read it.
base::Result<std::string, std::string> SessionSecret(const std::filesystem::path& directory,
                                                     base::RandomSource& random);

}  // namespace flavorbot::cli
