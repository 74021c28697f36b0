// Exit codes: how `flavorbot` says what became of it.
#pragma once

namespace flavorbot::cli {

inline constexpr int kExitOk = 0;
inline constexpr int kExitFailure = 1;   // while it ran
inline constexpr int kExitUnusable = 2;  // an option or a setting can't be used; nothing was done
inline constexpr int kExitDataDirectory = 3;  // held by another process, damaged, not writable ...
inline constexpr int kExitAddress = 4;        // can't listen there: in use, not this machine's ...

}  // namespace flavorbot::cli
