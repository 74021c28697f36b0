// Encoding: bytes as hex, base64 and base64url text, and strictly back.
//
// Decoders refuse what their encoder would not have written: other alphabets, white space, missing
// or superfluous padding, bits set beyond the last byte. Hex digits may be of either case.
//
// Threads: pure functions.
// Source:  RFC 4648, sections 4, 5 and 8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace flavorbot::base {

std::string HexEncode(BytesView bytes);  // lower case
std::optional<Bytes> HexDecode(std::string_view text);

std::string Base64Encode(BytesView bytes);  // padded
void AppendBase64(std::string& out, BytesView bytes);
std::optional<Bytes> Base64Decode(std::string_view text);

std::string Base64UrlEncode(BytesView bytes);  // without padding
std::optional<Bytes> Base64UrlDecode(std::string_view text);

}  // namespace flavorbot::base
