// `flavorbot db local`: DynamoDB's HTTP interface over the built-in engine, for programs written
// for DynamoDB: the AWS command line, the SDKs, another FlavorBot.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddDbLocalCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
