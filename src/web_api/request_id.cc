#include "web_api/request_id.h"

#include <charconv>
#include <cstdint>

#include "base/random.h"

namespace flavorbot::web_api {

std::string NewRequestId() {
  thread_local const std::string prefix = base::RandomToken(base::SystemRandom(), 9);
  thread_local std::uint64_t count = 0;
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, count++, 16).ptr;
  std::string id = prefix;
  id += '-';
  id.append(digits, end);
  return id;
}

}  // namespace flavorbot::web_api
