#include "cli/command_line.h"

int main(int argc, char** argv) { return flavorbot::cli::Run(argc, argv); }
