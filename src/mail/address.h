// Address: an e-mail address that can stand in an SMTP command and in a header field.
//
// Threads: pure functions.
// Source:  RFC 5321, section 4.5.3.1 (lengths); RFC 5322, section 3.4.1, without quoted local parts
//          and comments, which nobody has; RFC 6531 (UTF-8).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::mail {

// local@domain: the local part of 1 to 64 bytes of atoms, at most 254 bytes in all; the domain of
// labels without blanks or marks. Nothing that could end a command or a field.
bool IsAddress(std::string_view text);

// Who a mail is from: "FlavorBot <hello@example.org>", or the address alone.
struct Mailbox {
  std::string name;  // may be empty; one line
  std::string address;
};

std::optional<Mailbox> ParseMailbox(std::string_view text);

}  // namespace flavorbot::mail
