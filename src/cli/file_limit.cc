#include "cli/file_limit.h"

#include <sys/resource.h>

#include <algorithm>

namespace flavorbot::cli {
namespace {

constexpr rlim_t kWanted = 65'536;
constexpr std::size_t kForTable = 1024;
constexpr std::size_t kMostConnections = 10'000;

}  // namespace

std::size_t RaiseFileLimit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return kForTable;
  const rlim_t wanted = std::min(limit.rlim_max, kWanted);
  if (limit.rlim_cur < wanted) {
    const rlimit raised{wanted, limit.rlim_max};
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit.rlim_cur = wanted;
  }
  return static_cast<std::size_t>(std::min(limit.rlim_cur, kWanted));
}

std::size_t ConnectionsWithin(std::size_t file_limit) {
  const std::size_t kept = std::min(kForTable, file_limit / 2);
  return std::min(file_limit - kept, kMostConnections);
}

}  // namespace flavorbot::cli
