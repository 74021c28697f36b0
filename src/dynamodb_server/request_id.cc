#include "dynamodb_server/request_id.h"

#include <cstdint>
#include <random>
#include <string_view>

#include "base/random.h"

namespace flavorbot::dynamodb_server {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
constexpr std::size_t kLength = 52;
constexpr std::size_t kCharactersADraw = 12;  // 36^12 < 2^64

std::uint64_t Seed() {
  std::uint64_t seed = 0;
  base::SystemRandom().Fill(reinterpret_cast<char*>(&seed), sizeof seed);
  return seed;
}

}  // namespace

std::string NewRequestId() {
  // The system's generator costs a system call, which every answer would pay.
  thread_local std::mt19937_64 generator(Seed());
  std::string id(kLength, '\0');
  std::uint64_t draw = 0;
  for (std::size_t i = 0; i < kLength; ++i) {
    if (i % kCharactersADraw == 0) draw = generator();
    id[i] = kAlphabet[draw % kAlphabet.size()];
    draw /= kAlphabet.size();
  }
  return id;
}

}  // namespace flavorbot::dynamodb_server
