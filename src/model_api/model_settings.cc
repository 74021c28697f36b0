#include "model_api/model_settings.h"

#include <algorithm>

namespace flavorbot::model_api {
namespace {

using base::Environment;

constexpr std::int64_t kMostSeconds = 600;

// Keys and model names go into a header or a JSON text: one line of plain characters.
bool IsPlainWord(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

// "auto", or what was chosen. Empty: the variable can't be used.
std::string Choice(const Environment& environment) {
  std::string choice = environment.Text("FLAVORBOT_CHEF", "auto");
  if (choice == "auto") {
    if (environment.Find("ANTHROPIC_API_KEY")) return "anthropic";
    const bool has_openai =
        environment.Find("OPENAI_API_KEY") || environment.Find("OPENAI_BASE_URL");
    return has_openai ? "openai" : "built-in";
  }
  const bool is_known = choice == "built-in" || choice == "anthropic" || choice == "openai";
  return is_known ? choice : "";
}

// An empty text says that all of them are usable.
std::string ReadTimeouts(const Environment& environment, ModelSettings& settings) {
  struct Timeout {
    const char* name;
    std::chrono::milliseconds& value;
  };
  for (const Timeout& timeout :
       {Timeout{"FLAVORBOT_CHEF_CONNECT_SECONDS", settings.connect_timeout},
        Timeout{"FLAVORBOT_CHEF_FIRST_WORD_SECONDS", settings.first_word_timeout},
        Timeout{"FLAVORBOT_CHEF_QUIET_SECONDS", settings.quiet_timeout}}) {
    const auto fallback = std::chrono::duration_cast<std::chrono::seconds>(timeout.value).count();
    const auto seconds = environment.Integer(timeout.name, fallback, 1, kMostSeconds);
    if (!seconds) return seconds.error();
    timeout.value = std::chrono::seconds(*seconds);
  }
  return "";
}

std::string ReadPlace(const Environment& environment, const std::string& name,
                      std::string_view fallback, ModelSettings& settings) {
  const std::string variable = name + "_BASE_URL";
  auto base_url = ParseBaseUrl(environment.Text(variable, fallback));
  if (!base_url) return variable + " can't be used: " + base_url.error();
  settings.base_url = *std::move(base_url);
  settings.api_key = environment.Text(name + "_API_KEY", "");
  if (!IsPlainWord(settings.api_key)) return name + "_API_KEY is no key: it has blanks in it";
  settings.model = environment.Text(name + "_MODEL", "");
  if (!IsPlainWord(settings.model)) return name + "_MODEL is no model's name: it has blanks in it";
  return "";
}

}  // namespace

base::Result<std::optional<ModelSettings>, std::string> ReadModelSettings(
    const Environment& environment) {
  const std::string choice = Choice(environment);
  if (choice.empty()) {
    return std::unexpected("FLAVORBOT_CHEF is \"" + environment.Text("FLAVORBOT_CHEF", "") +
                           "\": it must be auto, built-in, anthropic or openai");
  }
  if (choice == "built-in") return std::optional<ModelSettings>();
  ModelSettings settings;
  std::string fault;
  if (choice == "anthropic") {
    settings.provider = Provider::kAnthropic;
    fault = ReadPlace(environment, "ANTHROPIC", "https://api.anthropic.com", settings);
    if (fault.empty() && settings.api_key.empty()) {
      fault = "ANTHROPIC_API_KEY is not set: with FLAVORBOT_CHEF=anthropic it must be";
    }
    // Resources are named from /v1 on here; both forms of the URL are common.
    if (settings.base_url.prefix.ends_with("/v1")) {
      settings.base_url.prefix.resize(settings.base_url.prefix.size() - 3);
    }
  } else {
    settings.provider = Provider::kOpenAi;
    fault = ReadPlace(environment, "OPENAI", "https://api.openai.com/v1", settings);
    // All such servers have the API there.
    if (settings.base_url.prefix.empty()) settings.base_url.prefix = "/v1";
  }
  if (fault.empty()) fault = ReadTimeouts(environment, settings);
  if (!fault.empty()) return std::unexpected(std::move(fault));
  auto proxies = http::ProxySettings::Read(environment);
  if (!proxies) return std::unexpected(std::move(proxies).error());
  settings.proxies = *std::move(proxies);
  return std::optional(std::move(settings));
}

}  // namespace flavorbot::model_api
