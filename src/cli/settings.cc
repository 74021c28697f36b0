#include "cli/settings.h"

#include <array>
#include <boost/asio/ip/address.hpp>
#include <boost/url/parse.hpp>

#include "aws/default_chain.h"
#include "aws/service_endpoint.h"
#include "cli/data_directory.h"
#include "cli/memory_size.h"

namespace flavorbot::cli {
namespace {

using base::Environment;

constexpr std::size_t kMinSecretBytes = 32;
constexpr std::int64_t kMaxThreads = 256;
constexpr std::int64_t kMaxMonthlyTokens = 1'000'000'000'000;
constexpr std::int64_t kMaxMetricsSeconds = 3600;

std::string Must(std::string_view name, std::string_view value, std::string_view rule) {
  return std::string(name) + " is \"" + std::string(value) + "\": it must be " + std::string(rule);
}

// The environment with the command line's words over it.
class Source {
 public:
  Source(const Environment& environment, const Overrides& overrides)
      : environment_(environment), overrides_(overrides) {}

  std::string Text(std::string_view name, const std::optional<std::string>& override_text,
                   std::string_view fallback) const {
    return override_text ? *override_text : environment_.Text(name, fallback);
  }
  // What the person set, and will look for: the option or the variable.
  static std::string_view NameOf(std::string_view name, std::string_view option,
                                 const std::optional<std::string>& override_text) {
    return override_text ? option : name;
  }
  const Environment& environment() const { return environment_; }
  const Overrides& overrides() const { return overrides_; }

 private:
  const Environment& environment_;
  const Overrides& overrides_;
};

// One of a few words, each standing for a value.
template <typename Value, std::size_t kCount>
base::Result<Value, std::string> Choice(
    std::string_view name, const std::string& text,
    const std::array<std::pair<std::string_view, Value>, kCount>& choices) {
  std::string rule;
  for (const auto& [word, value] : choices) {
    if (text == word) return value;
    if (!rule.empty()) rule += word == choices.back().first ? " or " : ", ";
    rule += word;
  }
  return std::unexpected(Must(name, text, rule));
}

bool IsTableName(std::string_view text) {
  return text.size() >= 3 && text.size() <= 255 && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '_' || c == '.' || c == '-';
         });
}

// http:// or https://, a host, perhaps a port, and nothing behind but a slash.
bool IsOrigin(std::string_view text) {
  const auto url = boost::urls::parse_uri(text);
  return url && (url->scheme() == "http" || url->scheme() == "https") && !url->host().empty() &&
         !url->has_userinfo() && (url->path().empty() || url->path() == "/") && !url->has_query() &&
         !url->has_fragment();
}

// Each of the following reads a few variables into `settings`; an empty text says that they are
// usable.

std::string ReadEndpointKeys(const Environment& environment, Settings& settings) {
  const auto id = environment.Text("AWS_ACCESS_KEY_ID", "");
  const auto secret = environment.Text("AWS_SECRET_ACCESS_KEY", "");
  if (id.empty() != secret.empty()) {
    return "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together: one of them is not set";
  }
  // DynamoDB Local and its like take any keys, but want some.
  settings.endpoint_keys = {.access_key_id = id.empty() ? "flavorbot" : id,
                            .secret_access_key = id.empty() ? "flavorbot" : secret,
                            .session_token = environment.Text("AWS_SESSION_TOKEN", "")};
  return "";
}

std::string ReadTablePlace(const Environment& environment, TableChoice choice, Settings& settings) {
  settings.table_mode = choice.mode;
  settings.region = std::move(choice.region);
  settings.endpoint = std::move(choice.endpoint);
  settings.aws_credentials_from = std::move(choice.credentials_from);
  settings.aws_configuration = std::move(choice.aws_configuration);
  if (settings.table_mode != TableMode::kEndpoint) return "";
  if (!IsOrigin(settings.endpoint)) {
    const bool is_own = environment.Find("DYNAMODB_ENDPOINT").has_value();
    return Must(is_own ? "DYNAMODB_ENDPOINT" : "AWS_ENDPOINT_URL_DYNAMODB", settings.endpoint,
                "a URL such as http://localhost:8000");
  }
  return ReadEndpointKeys(environment, settings);
}

std::string ReadTable(const Source& source, Settings& settings) {
  const Environment& environment = source.environment();
  settings.table_name = environment.Text("DYNAMODB_TABLE_NAME", "flavorbot-dev");
  if (!IsTableName(settings.table_name)) {
    return Must("DYNAMODB_TABLE_NAME", settings.table_name,
                "3 to 255 letters, digits, \"_\", \".\" or \"-\"");
  }
  settings.data_directory =
      source.Text("FLAVORBOT_DATA_DIR", source.overrides().data_directory, kDefaultDataDirectory);
  if (settings.data_directory.empty()) return "--data-dir is empty: it must be a directory";
  constexpr std::array kDurabilities = {
      std::pair<std::string_view, Durability>{"fsync", Durability::kFsync},
      std::pair<std::string_view, Durability>{"relaxed", Durability::kRelaxed}};
  const auto durability = Choice(
      Source::NameOf("FLAVORBOT_DURABILITY", "--durability", source.overrides().durability),
      source.Text("FLAVORBOT_DURABILITY", source.overrides().durability, "fsync"), kDurabilities);
  if (!durability) return durability.error();
  settings.durability = *durability;
  const auto memory = environment.Text("FLAVORBOT_MEMORY", "96M");
  const auto memory_bytes = ParseMemorySize(memory);
  if (!memory_bytes) return Must("FLAVORBOT_MEMORY", memory, "a size such as 512M or 6G");
  settings.memory_bytes = *memory_bytes;
  return "";
}

std::string ReadEdge(const Source& source, Settings& settings) {
  const Environment& environment = source.environment();
  settings.host = source.Text("FLAVORBOT_HOST", source.overrides().host, "127.0.0.1");
  boost::system::error_code error;
  boost::asio::ip::make_address(settings.host, error);
  if (error && settings.host != "localhost") {
    return Must(Source::NameOf("FLAVORBOT_HOST", "--host", source.overrides().host), settings.host,
                "an address such as 127.0.0.1, 0.0.0.0 or ::");
  }
  const std::string port_name(Source::NameOf("FLAVORBOT_PORT", "--port", source.overrides().port));
  const Environment port(
      {{port_name, source.Text("FLAVORBOT_PORT", source.overrides().port, "5000")}});
  const auto number = port.Integer(port_name, 5000, 0, 65535);
  if (!number) return number.error();
  settings.port = static_cast<std::uint16_t>(*number);
  const auto threads = environment.Integer("FLAVORBOT_THREADS", 0, 1, kMaxThreads);
  if (!threads) return threads.error();
  settings.threads = static_cast<unsigned>(*threads);

  settings.public_url = environment.Text("FLAVORBOT_PUBLIC_URL", "");
  if (!settings.public_url.empty() && !IsOrigin(settings.public_url)) {
    return Must("FLAVORBOT_PUBLIC_URL", settings.public_url,
                "a URL such as https://flavorbot.example, without a path");
  }
  if (settings.public_url.ends_with('/')) settings.public_url.pop_back();

  std::string proxies = environment.Text("FLAVORBOT_TRUSTED_PROXIES", "");
  std::erase(proxies, ' ');
  while (!proxies.empty()) {
    const std::string proxy = proxies.substr(0, proxies.find(','));
    proxies.erase(0, proxy.size() + 1);
    const auto address = boost::asio::ip::make_address(proxy, error);
    if (error) {
      return Must("FLAVORBOT_TRUSTED_PROXIES", proxy, "addresses with commas between them");
    }
    settings.trusted_proxies.push_back(address.to_string());
  }
  const auto limits = environment.Flag("FLAVORBOT_RATE_LIMITS", true);
  if (!limits) return limits.error();
  settings.rate_limits = *limits ? RateLimits::kOn : RateLimits::kOff;
  return "";
}

std::string ReadOperation(const Source& source, Settings& settings) {
  const Environment& environment = source.environment();
  constexpr std::array kDeployments = {
      std::pair<std::string_view, Deployment>{"development", Deployment::kDevelopment},
      std::pair<std::string_view, Deployment>{"production", Deployment::kProduction}};
  const auto deployment =
      Choice("FLAVORBOT_ENV", environment.Text("FLAVORBOT_ENV", "development"), kDeployments);
  if (!deployment) return deployment.error();
  settings.deployment = *deployment;

  constexpr std::array kLevels = {
      std::pair<std::string_view, base::Level>{"debug", base::Level::kDebug},
      std::pair<std::string_view, base::Level>{"info", base::Level::kInfo},
      std::pair<std::string_view, base::Level>{"warning", base::Level::kWarning},
      std::pair<std::string_view, base::Level>{"error", base::Level::kError}};
  const auto level =
      Choice("FLAVORBOT_LOG_LEVEL", environment.Text("FLAVORBOT_LOG_LEVEL", "info"), kLevels);
  if (!level) return level.error();
  settings.log_level = *level;

  settings.session_secret = environment.Text("SESSION_SECRET", "");
  if (!settings.session_secret.empty() && settings.session_secret.size() < kMinSecretBytes) {
    return "SESSION_SECRET is too short: it must have 32 characters or more";
  }
  return "";
}

std::string ReadChef(const Source& source, Settings& settings) {
  const Environment& environment = source.environment();
  settings.knowledge_directory = environment.Text("FLAVORBOT_KNOWLEDGE_DIR", "");
  const auto tokens = environment.Integer("FLAVORBOT_CHEF_MONTHLY_TOKENS", 0, 0, kMaxMonthlyTokens);
  if (!tokens) return tokens.error();
  settings.chef_monthly_tokens = *tokens;
  auto model = model_api::ReadModelSettings(environment);
  if (!model) return std::move(model).error();
  settings.chef_model = *std::move(model);
  return "";
}

std::string ReadMail(const Source& source, Settings& settings) {
  const Environment& environment = source.environment();
  const std::string url = environment.Text("SMTP_URL", "");
  if (!url.empty()) {
    auto server = mail::ParseSmtpUrl(url);
    if (!server) return "SMTP_URL can't be used: " + server.error();
    settings.smtp_server = *std::move(server);
  }
  if (settings.smtp_server && !environment.Find("MAIL_FROM")) {
    return "MAIL_FROM is not set: with SMTP_URL it must be who mails are from";
  }
  const std::string from = environment.Text("MAIL_FROM", "FlavorBot <flavorbot@localhost>");
  const auto mailbox = mail::ParseMailbox(from);
  if (!mailbox) {
    return Must("MAIL_FROM", from, "an address, or \"Name <address>\"");
  }
  settings.mail_from = *mailbox;
  return "";
}

// CloudWatch is reached as every AWS tool reaches it, wherever the table is.
std::string ReadCloudWatch(const Environment& environment, Settings& settings) {
  if (!settings.aws_configuration) {
    auto configuration = aws::Configuration::Load(environment);
    if (!configuration) return configuration.error();
    settings.aws_configuration = *std::move(configuration);
  }
  if (aws::FindCredentials(*settings.aws_configuration) == aws::CredentialsPlace::kNone) {
    return "FLAVORBOT_METRICS is \"cloudwatch\": it must be another while there are no AWS "
           "credentials";
  }
  const auto endpoint =
      aws::ServiceEndpoint(*settings.aws_configuration, "cloudwatch", settings.region);
  return endpoint ? "" : endpoint.error();
}

std::string ReadMetrics(const Environment& environment, Settings& settings) {
  constexpr std::array kDestinations = {
      std::pair<std::string_view, MetricsTo>{"prometheus", MetricsTo::kPage},
      std::pair<std::string_view, MetricsTo>{"emf", MetricsTo::kEmbeddedFormat},
      std::pair<std::string_view, MetricsTo>{"cloudwatch", MetricsTo::kCloudWatch}};
  const auto destination = Choice(
      "FLAVORBOT_METRICS", environment.Text("FLAVORBOT_METRICS", "prometheus"), kDestinations);
  if (!destination) return destination.error();
  settings.metrics_to = *destination;
  const auto seconds = environment.Integer("FLAVORBOT_METRICS_INTERVAL", 60, 1, kMaxMetricsSeconds);
  if (!seconds) return seconds.error();
  settings.metrics_interval = std::chrono::seconds(*seconds);
  return *destination == MetricsTo::kCloudWatch ? ReadCloudWatch(environment, settings) : "";
}

base::Result<Settings, std::string> Read(const Environment& environment, const Overrides& overrides,
                                         base::Result<TableChoice, std::string> choice) {
  if (!choice) return std::unexpected(std::move(choice).error());
  const Source source(environment, overrides);
  Settings settings;
  for (const auto read : {ReadTable, ReadEdge, ReadChef, ReadOperation, ReadMail}) {
    std::string fault = read(source, settings);
    if (!fault.empty()) return std::unexpected(std::move(fault));
  }
  std::string fault = ConflictWith(settings.data_directory, *choice);
  if (fault.empty()) fault = ReadTablePlace(environment, *std::move(choice), settings);
  if (fault.empty()) fault = ReadMetrics(environment, settings);
  if (!fault.empty()) return std::unexpected(std::move(fault));
  return settings;
}

}  // namespace

base::Result<Settings, std::string> ReadSettings(const Environment& environment,
                                                 const Overrides& overrides) {
  return Read(environment, overrides, ChooseTable(environment));
}

base::Result<Settings, std::string> LoadSettings(const Overrides& overrides) {
  const auto environment = Environment::Load(".env");
  if (!environment) return std::unexpected(environment.error());
  return Read(*environment, overrides, ChooseTableHere(*environment));
}

std::vector<std::string> UnsafeForProduction(const Settings& settings) {
  std::vector<std::string> faults;
  if (settings.deployment != Deployment::kProduction) return faults;
  if (settings.session_secret.empty()) {
    faults.emplace_back("SESSION_SECRET is not set: all instances must sign cookies alike");
  }
  if (!settings.public_url.starts_with("https://")) {
    faults.emplace_back(
        "FLAVORBOT_PUBLIC_URL must begin with https://: cookies and links would travel in the "
        "clear");
  }
  if (!settings.smtp_server) {
    faults.emplace_back("SMTP_URL is not set: nobody could confirm an address or reset a password");
  }
  if (settings.rate_limits == RateLimits::kOff) {
    faults.emplace_back("FLAVORBOT_RATE_LIMITS is off: passwords could be guessed at full speed");
  }
  if (settings.table_mode == TableMode::kEmbedded && settings.durability == Durability::kRelaxed) {
    faults.emplace_back("FLAVORBOT_DURABILITY is relaxed: a power cut would lose the last second");
  }
  return faults;
}

}  // namespace flavorbot::cli
