#include "mail/address.h"

#include <algorithm>

#include "base/utf8.h"

namespace flavorbot::mail {
namespace {

constexpr std::size_t kMaxAddressBytes = 254;
constexpr std::size_t kMaxLocalBytes = 64;
constexpr std::size_t kMaxLabelBytes = 63;
constexpr std::size_t kMaxNameBytes = 200;

bool IsLetterOrDigit(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

bool IsAtomCharacter(unsigned char c) {
  return IsLetterOrDigit(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").contains(static_cast<char>(c));
}

// Parts between dots, none of them empty, each as `is_part` wants it.
template <typename IsPart>
bool IsDotted(std::string_view text, IsPart is_part) {
  for (;;) {
    const std::size_t dot = text.find('.');
    if (!is_part(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool IsAtom(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return IsAtomCharacter(static_cast<unsigned char>(c));
  });
}

bool IsLabel(std::string_view text) {
  return !text.empty() && text.size() <= kMaxLabelBytes && text.front() != '-' &&
         text.back() != '-' && std::ranges::all_of(text, [](char c) {
           return IsLetterOrDigit(static_cast<unsigned char>(c)) || c == '-';
         });
}

bool IsLineOfText(std::string_view text) {
  return base::IsUtf8(text) && std::ranges::none_of(text, [](char c) {
           const auto octet = static_cast<unsigned char>(c);
           return octet < 0x20 || octet == 0x7F;
         });
}

std::string_view Trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

bool IsAddress(std::string_view text) {
  if (text.size() > kMaxAddressBytes || !base::IsUtf8(text)) return false;
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at > kMaxLocalBytes) return false;
  return IsDotted(text.substr(0, at), IsAtom) && IsDotted(text.substr(at + 1), IsLabel);
}

std::optional<Mailbox> ParseMailbox(std::string_view text) {
  text = Trim(text);
  Mailbox mailbox;
  const std::size_t open = text.find('<');
  if (open == std::string_view::npos) {
    mailbox.address = text;
  } else {
    if (!text.ends_with('>')) return std::nullopt;
    std::string_view name = Trim(text.substr(0, open));
    if (name.size() >= 2 && name.starts_with('"') && name.ends_with('"')) {
      name = name.substr(1, name.size() - 2);
    }
    if (name.size() > kMaxNameBytes || !IsLineOfText(name)) return std::nullopt;
    mailbox.name = name;
    mailbox.address = text.substr(open + 1, text.size() - open - 2);
  }
  if (!IsAddress(mailbox.address)) return std::nullopt;
  return mailbox;
}

}  // namespace flavorbot::mail
