// MIME: a message as the bytes that SMTP carries and that a .eml file holds.
//
// Threads: pure functions.
// Source:  RFC 5322 (header fields, dates), RFC 2045 (quoted-printable), RFC 2046 (alternatives),
//          RFC 2047 (encoded words).
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "mail/address.h"
#include "mail/message.h"

namespace flavorbot::mail {

// How the text is carried: as it is, for people to read in a file; or so that every server takes
// it.
enum class BodyEncoding { k8Bit, kQuotedPrintable };

struct Envelope {
  Mailbox from;
  base::TimePoint date;
  std::string unique;  // letters and digits, another one for each mail
};

// The whole message with "\r\n" ends of lines.
// REQUIRES: IsAddress(message.to); IsSubject(message.subject); text and html are UTF-8.
std::string RenderMime(const Message& message, const Envelope& envelope, BodyEncoding encoding);

// One line of UTF-8, at most 200 bytes, without control characters.
bool IsSubject(std::string_view text);

// `text` as a header field's value: itself when it is plain ASCII, else as encoded words.
std::string EncodeHeaderText(std::string_view text);

// Lines of at most 76 characters, "\r\n" ends.
std::string EncodeQuotedPrintable(std::string_view text);

}  // namespace flavorbot::mail
