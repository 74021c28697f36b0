#include "http/response_head.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "http/status.h"

namespace flavorbot::http {
namespace {

template <typename Integer>
void AppendInteger(std::string& out, Integer value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

bool IsServersOwn(std::string_view name) {
  switch (name.size()) {
    case 4:
      return EqualsIgnoringCase(name, "date");
    case 10:
      return EqualsIgnoringCase(name, "connection");
    case 14:
      return EqualsIgnoringCase(name, "content-length");
    case 17:
      return EqualsIgnoringCase(name, "transfer-encoding");
    default:
      return false;
  }
}

}  // namespace

DefaultFields::DefaultFields(const Headers& fields) {
  for (const auto& [name, value] : fields) {
    Line line{std::string(name), {}};
    AppendField(line.text, name, value);
    lines_.push_back(std::move(line));
  }
}

void DefaultFields::Append(std::string& out, const Headers& own) const {
  for (const Line& line : lines_) {
    if (!own.Find(line.name)) out += line.text;
  }
}

std::string_view DateField::At(std::time_t now) {
  if (now != rendered_for_) {
    line_ = "Date: " + HttpDate(now) + "\r\n";
    rendered_for_ = now;
  }
  return line_;
}

std::string HttpDate(std::time_t time) {
  // strftime would follow the locale.
  static constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed",
                                                            "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> kMonths = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm parts{};
  gmtime_r(&time, &parts);
  std::string text;
  const auto two_digits = [&text](int value) {
    if (value < 10) text += '0';
    AppendInteger(text, value);
  };
  text.append(kDays[static_cast<std::size_t>(parts.tm_wday)]).append(", ");
  two_digits(parts.tm_mday);
  text.append(" ").append(kMonths[static_cast<std::size_t>(parts.tm_mon)]).append(" ");
  AppendInteger(text, parts.tm_year + 1900);
  text += ' ';
  two_digits(parts.tm_hour);
  text += ':';
  two_digits(parts.tm_min);
  text += ':';
  two_digits(parts.tm_sec);
  return text + " GMT";
}

void AppendField(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ");
  const std::size_t begin = out.size();
  out.append(value);
  std::replace_if(
      out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
      [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
  out.append("\r\n");
}

void AppendResponseHead(std::string& out, const ResponseHead& head) {
  out.append("HTTP/1.1 ");
  AppendInteger(out, head.status);
  out.append(" ").append(ReasonPhrase(head.status)).append("\r\n").append(head.date);
  for (const auto& [name, value] : head.headers) {
    if (!IsServersOwn(name)) AppendField(out, name, value);
  }
  head.defaults.Append(out, head.headers);
  if (head.framing == Framing::kLength) {
    out.append("Content-Length: ");
    AppendInteger(out, head.content_length);
    out.append("\r\n");
  } else if (head.framing == Framing::kChunked) {
    out.append("Transfer-Encoding: chunked\r\n");
  }
  if (head.persistence == Persistence::kClose) {
    out.append("Connection: close\r\n");
  } else if (head.persistence == Persistence::kKeepAlive) {
    out.append("Connection: keep-alive\r\n");
  }
  out.append("\r\n");
}

}  // namespace flavorbot::http
