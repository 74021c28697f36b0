#include "sigv4/canonical_request.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii_case.h"
#include "base/digest.h"
#include "sigv4/uri_encoding.h"

namespace flavorbot::sigv4 {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\v\f";

// What a proxy or the library below may still change, and the signature itself.
constexpr std::array<std::string_view, 6> kNeverSigned = {
    "authorization", "connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id"};

// Calls `use` for each part of `text` between separators.
template <typename Use>
void ForEachPart(std::string_view text, char separator, Use use) {
  for (;;) {
    const std::size_t end = text.find(separator);
    use(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

std::string CanonicalPath(std::string_view path) {
  std::vector<std::string_view> segments;
  ForEachPart(path, '/', [&segments](std::string_view segment) {
    if (segment.empty() || segment == ".") return;
    if (segment != "..") {
      segments.push_back(segment);
    } else if (!segments.empty()) {
      segments.pop_back();
    }
  });
  std::string canonical;
  for (const std::string_view segment : segments) canonical.append("/").append(UriEncode(segment));
  if (segments.empty() || path.ends_with('/')) canonical += '/';
  return canonical;
}

std::string CanonicalQuery(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> parameters;
  ForEachPart(query, '&', [&parameters](std::string_view part) {
    if (part.empty()) return;
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string name = UriDecode(part.substr(0, equals));
    if (name == "X-Amz-Signature") return;
    const std::string_view value = part.substr(std::min(equals + 1, part.size()));
    parameters.emplace_back(UriEncode(name), UriEncode(UriDecode(value)));
  });
  std::ranges::sort(parameters);
  std::string canonical;
  for (const auto& [name, value] : parameters) {
    if (!canonical.empty()) canonical += '&';
    canonical.append(name).append("=").append(value);
  }
  return canonical;
}

// "a  b " is "a b".
void AppendCanonicalValue(std::string& out, std::string_view value) {
  std::string_view gap;
  for (;;) {
    const std::size_t begin = value.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return;
    value.remove_prefix(begin);
    const std::size_t end = std::min(value.find_first_of(kBlanks), value.size());
    out.append(gap).append(value.substr(0, end));
    value.remove_prefix(end);
    gap = " ";
  }
}

void AppendCanonicalHeader(std::string& out, const Request& request, std::string_view name) {
  out.append(name).append(":");
  std::string_view separator;
  for (const auto& [header, value] : request.headers) {
    if (base::InLowerCase(header) != name) continue;
    out.append(separator);
    AppendCanonicalValue(out, value);
    separator = ",";
  }
  out += '\n';
}

}  // namespace

std::vector<std::string> SignableHeaders(const Request& request) {
  std::vector<std::string> names;
  for (const auto& [header, value] : request.headers) {
    std::string name = base::InLowerCase(header);
    if (std::ranges::find(kNeverSigned, name) == kNeverSigned.end())
      names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

std::string CanonicalRequest(const Request& request, std::string_view signed_headers) {
  std::string text = request.method;
  text.append("\n").append(CanonicalPath(request.path));
  text.append("\n").append(CanonicalQuery(request.query)).append("\n");
  ForEachPart(signed_headers, ';', [&text, &request](std::string_view name) {
    AppendCanonicalHeader(text, request, name);
  });
  text.append("\n").append(signed_headers).append("\n");
  return text.append(base::Sha256Hex(request.body));
}

}  // namespace flavorbot::sigv4
