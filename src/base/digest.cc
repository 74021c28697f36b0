#include "base/digest.h"

#include <sodium.h>

#include "base/encoding.h"

namespace flavorbot::base {
namespace {

const unsigned char* Octets(BytesView bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* Octets(Digest& digest) {
  return reinterpret_cast<unsigned char*>(digest.bytes.data());
}

}  // namespace

Digest Sha256(BytesView bytes) {
  Digest digest;
  crypto_hash_sha256(Octets(digest), Octets(bytes), bytes.size());
  return digest;
}

std::string Sha256Hex(BytesView bytes) { return HexEncode(Sha256(bytes).view()); }

Digest HmacSha256(BytesView key, BytesView message) {
  Digest digest;
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, Octets(key), key.size());
  crypto_auth_hmacsha256_update(&state, Octets(message), message.size());
  crypto_auth_hmacsha256_final(&state, Octets(digest));
  return digest;
}

bool ConstantTimeEqual(BytesView a, BytesView b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace flavorbot::base
