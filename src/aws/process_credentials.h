// Process credentials: `credential_process` of a profile, a program that prints some.
//
// Threads: as CredentialsSource says.
// Source:  SDKs and Tools Reference Guide, "Process credential provider".
#pragma once

#include <string>

#include "aws/bounded_process.h"
#include "aws/credentials_provider.h"

namespace flavorbot::aws {

// Runs `command_line` without a shell (command_words.h).
// Errors: name `credential_process` and the program, not its arguments or what it printed.
boost::asio::awaitable<FoundOrError> CredentialsOfProcess(std::string command_line,
                                                          ProcessBounds bounds = {});

}  // namespace flavorbot::aws
