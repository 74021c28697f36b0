#include "mail/mime.h"

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "base/iso8601.h"
#include "base/utf8.h"

namespace flavorbot::mail {
namespace {

constexpr std::size_t kMaxSubjectBytes = 200;
constexpr std::size_t kMaxEncodedWordBytes = 45;  // 60 characters of base64 in a word of 72
constexpr std::size_t kMaxQuotedPrintableLine = 76;

bool IsControl(char c) {
  const auto octet = static_cast<unsigned char>(c);
  return octet < 0x20 || octet == 0x7F;
}

bool IsPlainAscii(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// "Sun, 22 Nov 2026 21:28:00 +0000"
std::string FormatMailDate(base::TimePoint time) {
  constexpr std::array kWeekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const unsigned month = static_cast<unsigned>(std::chrono::year_month_day(day).month());
  const std::string iso = base::FormatIso8601(time);
  std::string text = kWeekdays[std::chrono::weekday(day).c_encoding()];
  text += ", " + iso.substr(8, 2) + ' ' + kMonths[month - 1] + ' ' + iso.substr(0, 4) + ' ' +
          iso.substr(11, 8) + " +0000";
  return text;
}

std::string WithCrlf(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') out += '\r';
    out += c;
  }
  if (!out.ends_with('\n')) out += "\r\n";
  return out;
}

void AppendPart(std::string& out, std::string_view type, std::string_view body,
                BodyEncoding encoding) {
  out += "Content-Type: ";
  out += type;
  out += "; charset=utf-8\r\nContent-Transfer-Encoding: ";
  if (encoding == BodyEncoding::k8Bit) {
    out += "8bit\r\n\r\n" + WithCrlf(body);
  } else {
    out += "quoted-printable\r\n\r\n" + EncodeQuotedPrintable(body);
  }
}

std::string FormatMailbox(const Mailbox& mailbox) {
  if (mailbox.name.empty()) return mailbox.address;
  std::string name = EncodeHeaderText(mailbox.name);
  const bool is_phrase = std::ranges::all_of(mailbox.name, [](char c) {
    return c == ' ' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  if (IsPlainAscii(mailbox.name) && !is_phrase) {
    std::string quoted = "\"";
    for (const char c : mailbox.name) {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
    name = quoted + '"';
  }
  return name + " <" + mailbox.address + '>';
}

}  // namespace

bool IsSubject(std::string_view text) {
  return text.size() <= kMaxSubjectBytes && base::IsUtf8(text) &&
         std::ranges::none_of(text, IsControl);
}

std::string EncodeHeaderText(std::string_view text) {
  if (IsPlainAscii(text)) return std::string(text);
  std::string out;
  while (!text.empty()) {
    std::size_t taken = 0;  // whole characters only
    while (taken < text.size()) {
      const std::size_t length =
          std::max<std::size_t>(base::Utf8SequenceLength(text.substr(taken)), 1);
      if (taken + length > kMaxEncodedWordBytes) break;
      taken += length;
    }
    if (!out.empty()) out += "\r\n ";
    out += "=?utf-8?B?" + base::Base64Encode(text.substr(0, taken)) + "?=";
    text.remove_prefix(taken);
  }
  return out;
}

std::string EncodeQuotedPrintable(std::string_view text) {
  constexpr std::string_view kHexDigits = "0123456789ABCDEF";
  std::string out;
  std::size_t line = 0;  // characters in it so far
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r') continue;
    if (c == '\n') {
      out += "\r\n";
      line = 0;
      continue;
    }
    const bool at_end = i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r';
    const bool is_blank = c == ' ' || c == '\t';
    const bool is_literal = is_blank ? !at_end : c > ' ' && c <= '~' && c != '=';
    const std::size_t width = is_literal ? 1 : 3;
    if (line + width > kMaxQuotedPrintableLine - 1) {
      out += "=\r\n";
      line = 0;
    }
    if (is_literal) {
      out += c;
    } else {
      const auto octet = static_cast<unsigned char>(c);
      out += '=';
      out += kHexDigits[octet >> 4];
      out += kHexDigits[octet & 15];
    }
    line += width;
  }
  if (!out.ends_with('\n')) out += "\r\n";
  return out;
}

std::string RenderMime(const Message& message, const Envelope& envelope, BodyEncoding encoding) {
  const std::string domain = envelope.from.address.substr(envelope.from.address.rfind('@') + 1);
  std::string out = "From: " + FormatMailbox(envelope.from) + "\r\nTo: " + message.to +
                    "\r\nSubject: " + EncodeHeaderText(message.subject) +
                    "\r\nDate: " + FormatMailDate(envelope.date) + "\r\nMessage-ID: <" +
                    envelope.unique + '@' + domain +
                    ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
  if (message.html.empty()) {
    AppendPart(out, "text/plain", message.text, encoding);
    return out;
  }
  const std::string boundary = "=_" + envelope.unique;  // in no quoted-printable text
  out += "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n";
  out += "--" + boundary + "\r\n";
  AppendPart(out, "text/plain", message.text, encoding);
  out += "\r\n--" + boundary + "\r\n";
  AppendPart(out, "text/html", message.html, encoding);
  out += "\r\n--" + boundary + "--\r\n";
  return out;
}

}  // namespace flavorbot::mail
