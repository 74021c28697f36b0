#include "sigv4/scope.h"

#include <array>

#include "base/iso8601.h"

namespace flavorbot::sigv4 {
namespace {

constexpr std::size_t kElements = 5;

bool AreDigits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string Scope::Text() const {
  std::string text = date;
  return text.append("/").append(region).append("/").append(service).append("/").append(terminator);
}

std::optional<ScopedKey> ParseScopedKey(std::string_view credential) {
  std::array<std::string, kElements> elements;
  for (std::size_t i = 0; i < kElements; ++i) {
    const std::size_t slash = credential.find('/');
    if ((slash == std::string_view::npos) != (i + 1 == kElements)) return std::nullopt;
    elements[i] = credential.substr(0, slash);
    if (slash != std::string_view::npos) credential.remove_prefix(slash + 1);
  }
  return ScopedKey{.access_key_id = std::move(elements[0]),
                   .scope = {.date = std::move(elements[1]),
                             .region = std::move(elements[2]),
                             .service = std::move(elements[3]),
                             .terminator = std::move(elements[4])}};
}

std::string FormatAmzDate(base::TimePoint time) {
  std::string date;
  // "2026-11-22T22:00:00.000Z" without its punctuation and its fraction.
  for (const char c : base::FormatIso8601(time)) {
    if (c == '.') break;
    if (c != '-' && c != ':') date += c;
  }
  return date + 'Z';
}

std::optional<base::TimePoint> ParseAmzDate(std::string_view text) {
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z' || !AreDigits(text.substr(0, 8)) ||
      !AreDigits(text.substr(9, 6))) {
    return std::nullopt;
  }
  std::string iso(text.substr(0, 4));
  iso.append("-").append(text.substr(4, 2)).append("-").append(text.substr(6, 5));
  iso.append(":").append(text.substr(11, 2)).append(":").append(text.substr(13, 3));
  return base::ParseIso8601(iso);
}

std::optional<base::TimePoint> ParseHttpDate(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (text.size() != 29 || text.substr(3, 2) != ", " || text[7] != ' ' || text[11] != ' ' ||
      text[16] != ' ' || text.substr(25) != " GMT") {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (text.substr(8, 3) != kMonths[i]) continue;
    const std::string month = std::to_string(i + 1);
    std::string iso(text.substr(12, 4));
    iso.append(month.size() == 1 ? "-0" : "-").append(month).append("-").append(text.substr(5, 2));
    return base::ParseIso8601(iso.append("T").append(text.substr(17, 8)).append("Z"));
  }
  return std::nullopt;
}

}  // namespace flavorbot::sigv4
