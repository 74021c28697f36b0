#include "aws/credentials_json.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cctype>

#include "aws/told.h"
#include "base/iso8601.h"

namespace flavorbot::aws {
namespace {

namespace json = boost::json;

// A member that is text, and not blank.
std::optional<std::string> TextOf(const json::object& object, std::string_view name) {
  const json::value* member = object.if_contains(name);
  if (member == nullptr || !member->is_string() || member->get_string().empty()) {
    return std::nullopt;
  }
  return std::string(member->get_string());
}

bool IsVersionOne(const json::object& object) {
  const json::value* version = object.if_contains("Version");
  return version != nullptr && version->is_int64() && version->get_int64() == 1;
}

// What an instance or a container says in place of credentials; empty when it doesn't refuse.
std::string RefusalOf(const json::object& object) {
  const auto code = TextOf(object, "Code").value_or(TextOf(object, "code").value_or(""));
  if (code.empty() || code == "Success") return "";
  const auto message = TextOf(object, "Message").value_or(TextOf(object, "message").value_or(""));
  return Told(code + (message.empty() ? "" : ": " + message));
}

}  // namespace

std::optional<base::TimePoint> ParseExpiration(std::string_view text) {
  for (const std::string_view zone : {"Z", "+00:00", "+0000", "-00:00"}) {
    if (!text.ends_with(zone)) continue;
    text.remove_suffix(zone.size());
    std::string utc(text);
    // No more of a fraction than milliseconds.
    if (const std::size_t dot = utc.find('.'); dot != std::string::npos && utc.size() > dot + 4) {
      for (std::size_t i = dot + 4; i < utc.size(); ++i) {
        if (utc[i] < '0' || utc[i] > '9') return std::nullopt;
      }
      utc.resize(dot + 4);
    }
    return base::ParseIso8601(utc + "Z");
  }
  return std::nullopt;
}

FoundOrError ParseCredentialsJson(std::string_view text, CredentialsForm form) {
  boost::system::error_code error;
  const json::value parsed = json::parse({text.data(), text.size()}, error);
  if (error || !parsed.is_object()) return std::unexpected("what came is not a JSON object");
  const json::object& object = parsed.get_object();
  if (form == CredentialsForm::kProcess && !IsVersionOne(object)) {
    return std::unexpected("what came has no \"Version\": 1");
  }
  if (form != CredentialsForm::kProcess) {
    if (auto refusal = RefusalOf(object); !refusal.empty()) return std::unexpected(refusal);
  }
  FoundCredentials found;
  const auto key = TextOf(object, "AccessKeyId");
  if (!key) return std::unexpected("what came has no AccessKeyId");
  const auto secret = TextOf(object, "SecretAccessKey");
  if (!secret) return std::unexpected("what came has no SecretAccessKey");
  const auto token = TextOf(object, form == CredentialsForm::kProcess ? "SessionToken" : "Token");
  if (!token && form != CredentialsForm::kProcess) return std::unexpected("what came has no Token");
  found.credentials = {*key, *secret, token.value_or("")};
  if (const auto expires = TextOf(object, "Expiration")) {
    found.expires = ParseExpiration(*expires);
    if (!found.expires) return std::unexpected("what came has an Expiration that is no time");
  } else if (form != CredentialsForm::kProcess) {
    return std::unexpected("what came has no Expiration");
  }
  return found;
}

}  // namespace flavorbot::aws
