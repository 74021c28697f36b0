#include "base/trace_context.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/encoding.h"

namespace flavorbot::base {
namespace {

constexpr std::size_t kTraceIdBytes = 16;
constexpr std::size_t kSpanIdBytes = 8;
constexpr std::uint8_t kDefinedFlags = 0x03;
// Version 00 is as long as this; later ones are no shorter.
constexpr std::size_t kTraceparentSize = 55;
constexpr std::size_t kLongMemberBytes = 128;  // these go first

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }
bool IsHex(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return IsDigit(c) || (c >= 'a' && c <= 'f'); });
}
bool IsZero(std::string_view text) { return text.find_first_not_of('0') == text.npos; }

std::string_view Trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// Sets trace id and flags; false when `text` is no traceparent.
bool ReadTraceparent(std::string_view text, TraceContext& context) {
  if (text.size() < kTraceparentSize) return false;
  const auto version = text.substr(0, 2);
  const auto trace_id = text.substr(3, 32);
  const auto parent_id = text.substr(36, 16);
  const auto flags = text.substr(53, 2);
  if (text[2] != '-' || text[35] != '-' || text[52] != '-') return false;
  if (!IsHex(version) || version == "ff") return false;
  if (text.size() > kTraceparentSize && (version == "00" || text[kTraceparentSize] != '-')) {
    return false;
  }
  if (!IsHex(trace_id) || IsZero(trace_id) || !IsHex(parent_id) || IsZero(parent_id)) return false;
  if (!IsHex(flags)) return false;
  context.trace_id = trace_id;
  context.flags = static_cast<std::uint8_t>((*HexDecode(flags))[0]) & kDefinedFlags;
  return true;
}

bool IsKeyPart(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most && std::ranges::all_of(text, [](char c) {
    return IsLetter(c) || IsDigit(c) || c == '_' || c == '-' || c == '*' || c == '/';
  });
}

// "rojo", or tenant and system: "fw529a3039@dt".
bool IsKey(std::string_view text) {
  const auto at = text.find('@');
  if (at == text.npos) return IsKeyPart(text, 256) && IsLetter(text[0]);
  const auto tenant = text.substr(0, at);
  const auto system = text.substr(at + 1);
  return IsKeyPart(tenant, 241) && (IsLetter(tenant[0]) || IsDigit(tenant[0])) &&
         IsKeyPart(system, 14) && IsLetter(system[0]);
}

bool IsValue(std::string_view text) {
  return !text.empty() && text.size() <= 256 && text.back() != ' ' &&
         std::ranges::all_of(text,
                             [](char c) { return c >= 0x20 && c <= 0x7E && c != ',' && c != '='; });
}

struct Member {
  std::string_view key;
  std::string_view text;  // key=value
};

// The list's members, in order; nullopt when it is invalid.
std::optional<std::vector<Member>> ReadTraceState(std::string_view list) {
  std::vector<Member> members;
  std::size_t count = 0;
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    const auto text = Trim(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
    if (text.empty()) continue;
    const auto equals = text.find('=');
    if (equals == text.npos) return std::nullopt;
    const auto key = text.substr(0, equals);
    if (!IsKey(key) || !IsValue(text.substr(equals + 1))) return std::nullopt;
    if (++count > kMaxTraceStateMembers) return std::nullopt;
    const bool is_known =
        std::ranges::any_of(members, [key](const Member& known) { return known.key == key; });
    if (!is_known) members.push_back({key, text});
  }
  return members;
}

std::size_t SizeOf(const std::vector<Member>& members) {
  std::size_t size = members.empty() ? 0 : members.size() - 1;  // the commas
  for (const Member& member : members) size += member.text.size();
  return size;
}

std::string PassedOn(std::string_view tracestate) {
  auto members = ReadTraceState(tracestate);
  if (!members) return {};
  for (auto at = members->end();
       at != members->begin() && SizeOf(*members) > kMaxTraceStateBytes;) {
    if ((--at)->text.size() > kLongMemberBytes) at = members->erase(at);
  }
  while (SizeOf(*members) > kMaxTraceStateBytes) members->pop_back();
  std::string text;
  for (const Member& member : *members) {
    if (!text.empty()) text += ',';
    text += member.text;
  }
  return text;
}

}  // namespace

std::string TraceContext::traceparent() const {
  const char flag_byte = static_cast<char>(flags);
  return "00-" + trace_id + "-" + span_id + "-" + HexEncode({&flag_byte, 1});
}

TraceContext ContinueTrace(std::optional<std::string_view> traceparent, std::string_view tracestate,
                           RandomSource& random) {
  std::array<char, kTraceIdBytes + kSpanIdBytes> drawn;
  random.Fill(drawn.data(), drawn.size());
  const BytesView bytes(drawn.data(), drawn.size());
  TraceContext context;
  if (traceparent && ReadTraceparent(Trim(*traceparent), context)) {
    context.tracestate = PassedOn(tracestate);
  } else {
    context.trace_id = HexEncode(bytes.substr(0, kTraceIdBytes));
    context.flags = 0;
  }
  context.span_id = HexEncode(bytes.substr(kTraceIdBytes));
  return context;
}

}  // namespace flavorbot::base
