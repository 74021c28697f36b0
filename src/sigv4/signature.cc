#include "sigv4/signature.h"

#include "base/encoding.h"

namespace flavorbot::sigv4 {

base::Digest SigningKey(std::string_view secret_access_key, const Scope& scope) {
  base::Digest key = base::HmacSha256(std::string("AWS4").append(secret_access_key), scope.date);
  for (const std::string_view part :
       {std::string_view(scope.region), std::string_view(scope.service),
        std::string_view(scope.terminator)}) {
    key = base::HmacSha256(key.view(), part);
  }
  return key;
}

std::string StringToSign(std::string_view amz_date, const Scope& scope,
                         std::string_view canonical_request) {
  std::string text(kAlgorithm);
  text.append("\n").append(amz_date).append("\n").append(scope.Text());
  return text.append("\n").append(base::Sha256Hex(canonical_request));
}

std::string Signature(const base::Digest& signing_key, std::string_view string_to_sign) {
  return base::HexEncode(base::HmacSha256(signing_key.view(), string_to_sign).view());
}

}  // namespace flavorbot::sigv4
