#include "base/random.h"

#include <sodium.h>

#include <cstdlib>
#include <cstring>

#include "base/encoding.h"

namespace flavorbot::base {
namespace {

class System final : public RandomSource {
 public:
  System() {
    if (sodium_init() < 0) std::abort();  // no source of randomness: nothing can be done safely
  }
  void Fill(char* out, std::size_t size) override { randombytes_buf(out, size); }
};

}  // namespace

RandomSource& SystemRandom() {
  static System source;
  return source;
}

void SeededRandom::Fill(char* out, std::size_t size) {
  unsigned char seed[randombytes_SEEDBYTES] = {};
  std::memcpy(seed, &seed_, sizeof seed_);
  std::memcpy(seed + sizeof seed_, &fills_, sizeof fills_);
  ++fills_;
  randombytes_buf_deterministic(out, size, seed);
}

Bytes RandomBytes(RandomSource& source, std::size_t size) {
  Bytes bytes(size, '\0');
  source.Fill(bytes.data(), bytes.size());
  return bytes;
}

std::string RandomToken(RandomSource& source, std::size_t bytes) {
  return Base64UrlEncode(RandomBytes(source, bytes));
}

std::string NewUserId(RandomSource& source) {
  constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
  constexpr std::size_t kLetters = 26;
  constexpr std::size_t kLength = 24;
  std::string id;
  while (id.size() < kLength) {
    // Bytes from the last incomplete round of the alphabet would favour its first characters.
    const std::size_t choices = id.empty() ? kLetters : kAlphabet.size();
    const std::size_t limit = 256 - 256 % choices;
    char bytes[32];
    source.Fill(bytes, sizeof bytes);
    for (const char byte : bytes) {
      const std::size_t value = static_cast<unsigned char>(byte);
      if (value >= limit) continue;
      id += kAlphabet[value % choices];
      if (id.size() == 1 || id.size() == kLength) break;
    }
  }
  return id;
}

}  // namespace flavorbot::base
