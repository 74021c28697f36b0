// EmailAddress: an address as a person wrote it, and the one form that all its spellings share.
//
//   "  Ana@Bücher.Example "  ->  written "Ana@Bücher.Example", normalised
//   "ana@xn--bcher-kva.example"
//
// The local part is compared by Unicode case folding (NFKC), the domain as IDNA's ASCII. Mail goes
// to the written form.
//
// Threads: pure functions.
// Source:  RFC 5321 section 4.5.3.1 for the lengths; UTS #46, nontransitional; Unicode,
// section 3.13.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::app::auth {

inline constexpr std::size_t kMaxEmailBytes = 254;

struct EmailAddress {
  std::string written;
  std::string normalised;
  friend bool operator==(const EmailAddress&, const EmailAddress&) = default;
};

// nullopt when it isn't an address: no local part or no domain with a dot, a blank or control
// character inside, a character that only quoting allows, longer than kMaxEmailBytes.
std::optional<EmailAddress> ParseEmailAddress(std::string_view text);

}  // namespace flavorbot::app::auth
