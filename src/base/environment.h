// Environment: settings by name, from the process's environment and a `.env` file; the real
// environment wins, and a blank value counts as unset.
//
//   NAME=value            the rest of the line, blanks around it removed
//   export NAME="a # b"   in double quotes \n, \" and \\ are understood; in single quotes nothing
//   is # comment             also behind a value, after a blank
//
// Threads: immutable once made; Load reads the process's environment, so call it before threads
// start.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace flavorbot::base {

class Environment {
 public:
  using Variables = std::map<std::string, std::string, std::less<>>;

  // Errors: one line that names the file and its line number.
  static Result<Environment, std::string> Load(const std::string& env_file);

  // For tests: exactly these variables.
  explicit Environment(Variables variables) : variables_(std::move(variables)) {}

  // The value; nullopt when unset or blank. Borrowed from this object.
  std::optional<std::string_view> Find(std::string_view name) const;

  std::string Text(std::string_view name, std::string_view fallback) const;

  // Errors: one line such as `FLAVORBOT_PORT is "80x": it must be a whole number from 0 to 65535`.
  Result<std::int64_t, std::string> Integer(std::string_view name, std::int64_t fallback,
                                            std::int64_t lowest, std::int64_t highest) const;

  // "on", "true", "yes", "1" and their opposites, in any case. Errors: as Integer.
  Result<bool, std::string> Flag(std::string_view name, bool fallback) const;

 private:
  Variables variables_;
};

// The variables of a `.env` file's text. Errors: `line 3: ...`.
Result<Environment::Variables, std::string> ParseEnvFile(std::string_view text);

}  // namespace flavorbot::base
