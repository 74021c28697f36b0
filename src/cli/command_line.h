// Command line: what `flavorbot` is asked to do.
#pragma once

namespace flavorbot::cli {

// Reads the arguments, does it, and returns the exit code (exit_code.h).
int Run(int argc, char** argv);

}  // namespace flavorbot::cli
