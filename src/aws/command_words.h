// Command words: a command line taken apart as a shell would, and nothing more: no variables, no
// patterns, no pipes, so nothing in it can run another program.
//
//   /opt/my\ tool --user "a \"b\"" 'c d'   ->   /opt/my tool | --user | a "b" | c d
//
// Threads: pure functions.
// Source:  POSIX, Shell Command Language, 2.2 Quoting; as Python's shlex.split, which botocore
// uses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace flavorbot::aws {

// Errors: one line: a quote isn't closed, or there is no word.
base::Result<std::vector<std::string>, std::string> CommandWords(std::string_view line);

}  // namespace flavorbot::aws
