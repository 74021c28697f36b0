#include "base/running_digest.h"

#include <sodium.h>

#include "base/encoding.h"

namespace flavorbot::base {

struct RunningDigest::State {
  crypto_hash_sha256_state sodium;
};

RunningDigest::RunningDigest() : state_(std::make_unique<State>()) {
  crypto_hash_sha256_init(&state_->sodium);
}
RunningDigest::~RunningDigest() = default;

void RunningDigest::Add(BytesView bytes) {
  crypto_hash_sha256_update(&state_->sodium, reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

std::string RunningDigest::Hex() {
  Bytes digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256_final(&state_->sodium, reinterpret_cast<unsigned char*>(digest.data()));
  return HexEncode(digest);
}

}  // namespace flavorbot::base
