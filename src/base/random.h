// Random: unguessable bytes, tokens and ids, from a source that a test can seed.
//
// Threads: SystemRandom() may be used from any thread; a SeededRandom by one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/bytes.h"

namespace flavorbot::base {

class RandomSource {
 public:
  virtual ~RandomSource() = default;
  virtual void Fill(char* out, std::size_t size) = 0;
};

// The operating system's generator; fit for keys and tokens.
RandomSource& SystemRandom();

// The same bytes for the same seed, for tests. Not fit for secrets.
class SeededRandom final : public RandomSource {
 public:
  explicit SeededRandom(std::uint64_t seed) : seed_(seed) {}
  void Fill(char* out, std::size_t size) override;

 private:
  std::uint64_t seed_;
  std::uint64_t fills_ = 0;
};

Bytes RandomBytes(RandomSource& source, std::size_t size);

// `bytes` random bytes as base64url without padding: 32 bytes are 43 characters.
std::string RandomToken(RandomSource& source, std::size_t bytes);

// 24 characters of [a-z0-9], the first a letter: the form of the Node version's cuid2 ids, about
// 123 bits.
std::string NewUserId(RandomSource& source);

}  // namespace flavorbot::base
