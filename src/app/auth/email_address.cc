#include "app/auth/email_address.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <memory>

#include "base/ascii_case.h"
#include "base/utf8.h"

namespace flavorbot::app::auth {
namespace {

constexpr std::size_t kMaxLocalPartBytes = 64;
constexpr std::string_view kAsciiBlanks = " \t\r\n\f\v";
constexpr std::string_view kAtextPunctuation = "!#$%&'*+-/=?^_`{|}~";

std::string_view Trim(std::string_view text) {
  const auto begin = text.find_first_not_of(kAsciiBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kAsciiBlanks) - begin + 1);
}

bool IsAscii(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return (c & 0x80) != 0; });
}

bool IsAtext(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c & 0x80) != 0 || kAtextPunctuation.contains(c);
}

// atext of RFC 5322 and, as RFC 6532 allows, anything beyond ASCII; dots only between them.
bool IsLocalPart(std::string_view local) {
  if (local.empty() || local.size() > kMaxLocalPartBytes) return false;
  if (local.front() == '.' || local.back() == '.' || local.contains("..")) return false;
  return std::ranges::all_of(local, [](char c) { return c == '.' || IsAtext(c); });
}

std::optional<std::string> FoldLocalPart(std::string_view local) {
  if (IsAscii(local)) return base::InLowerCase(local);
  UErrorCode status = U_ZERO_ERROR;
  const auto* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  folding->normalizeUTF8(0, icu::StringPiece(local.data(), static_cast<int32_t>(local.size())),
                         sink, nullptr, status);
  // Folding may bring out what was refused above: a full-width "@" becomes a plain one.
  if (U_FAILURE(status) ||
      !std::ranges::all_of(folded, [](char c) { return c == '.' || IsAtext(c); })) {
    return std::nullopt;
  }
  return folded;
}

const icu::IDNA* DomainRules() {
  static const std::unique_ptr<icu::IDNA> kRules = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::IDNA> rules(
        icu::IDNA::createUTS46Instance(UIDNA_USE_STD3_RULES | UIDNA_NONTRANSITIONAL_TO_ASCII |
                                           UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ,
                                       status));
    if (U_FAILURE(status)) rules.reset();
    return rules;
  }();
  return kRules.get();
}

std::optional<std::string> AsciiDomain(std::string_view domain) {
  const auto* rules = DomainRules();
  if (rules == nullptr) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  icu::IDNAInfo info;
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  rules->nameToASCII_UTF8(icu::StringPiece(domain.data(), static_cast<int32_t>(domain.size())),
                          sink, info, status);
  if (U_FAILURE(status) || info.hasErrors()) return std::nullopt;
  const auto dot = ascii.rfind('.');
  if (dot == std::string::npos || dot == 0 || dot + 1 == ascii.size()) return std::nullopt;
  // A top-level domain of digits would be an IPv4 address.
  const bool is_numeric =
      std::ranges::all_of(ascii.substr(dot + 1), [](char c) { return c >= '0' && c <= '9'; });
  if (is_numeric) return std::nullopt;
  return ascii;
}

}  // namespace

std::optional<EmailAddress> ParseEmailAddress(std::string_view text) {
  const auto trimmed = Trim(text);
  if (trimmed.size() > kMaxEmailBytes || !base::IsUtf8(trimmed)) return std::nullopt;
  const auto at = trimmed.rfind('@');
  if (at == std::string_view::npos || !IsLocalPart(trimmed.substr(0, at))) return std::nullopt;
  auto local = FoldLocalPart(trimmed.substr(0, at));
  auto domain = AsciiDomain(trimmed.substr(at + 1));
  if (!local || !domain) return std::nullopt;
  return EmailAddress{std::string(trimmed), *local + "@" + *domain};
}

}  // namespace flavorbot::app::auth
