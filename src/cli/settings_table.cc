// The settings as `flavorbot --help` prints them.
#include <array>
#include <string_view>

#include "cli/settings.h"

namespace flavorbot::cli {
namespace {

struct Row {
  std::string_view name;
  std::string_view fallback;
  std::string_view meaning;
};

constexpr std::array kRows = {
    Row{"DYNAMODB_TABLE_NAME", "flavorbot-dev", "the table"},
    Row{"FLAVORBOT_TABLE_MODE", "auto",
        "auto: at DYNAMODB_ENDPOINT, else at Amazon if there are AWS credentials, else built in;"},
    Row{"", "", "embedded: built in; aws: at Amazon"},
    Row{"DYNAMODB_ENDPOINT", "",
        "a DynamoDB to use instead of the built-in one, such as http://localhost:8000"},
    Row{"AWS_ACCESS_KEY_ID", "", "what calls of either are signed with; of an endpoint any key"},
    Row{"AWS_SECRET_ACCESS_KEY", "", "the key's secret"},
    Row{"AWS_SESSION_TOKEN", "", "of temporary keys"},
    Row{"AWS_PROFILE", "default", "the profile of ~/.aws/config and ~/.aws/credentials"},
    Row{"AWS_REGION", "us-east-1", "the table's region; then the profile's or the instance's"},
    Row{"AWS_ENDPOINT_URL_DYNAMODB", "the region's", "where Amazon DynamoDB is reached"},
    Row{"AWS_USE_FIPS_ENDPOINT", "false", "true: Amazon's endpoints that keep to FIPS"},
    Row{"AWS_USE_DUALSTACK_ENDPOINT", "false", "true: those that IPv6 reaches, too"},
    Row{"AWS_CA_BUNDLE", "the system's", "a file of certificates that are trusted"},
    Row{"AWS_RETRY_MODE", "standard", "adaptive: requests wait while the service throttles"},
    Row{"AWS_MAX_ATTEMPTS", "10", "of one call, the first included"},
    Row{"FLAVORBOT_DATA_DIR", "./data",
        "the built-in table, mails and generated secrets (--data-dir)"},
    Row{"FLAVORBOT_DURABILITY", "fsync", "fsync: on disk when answered; relaxed: within a second"},
    Row{"FLAVORBOT_MEMORY", "96M",
        "what the built-in table's data may take in memory, as 512M or 6G"},
    Row{"FLAVORBOT_KNOWLEDGE_DIR", "", "a folder of your own foods and recipes for the chef"},
    Row{"FLAVORBOT_CHEF_MONTHLY_TOKENS", "0",
        "what a model may use in a month for all people together; 0: no limit"},
    Row{"FLAVORBOT_HOST", "127.0.0.1", "the address to listen on (--host)"},
    Row{"FLAVORBOT_PORT", "5000", "the port; 0: any free one (--port)"},
    Row{"FLAVORBOT_THREADS", "one a core", "threads that answer requests"},
    Row{"FLAVORBOT_PUBLIC_URL", "from the request",
        "where people see it; https: turns on Secure cookies and HSTS"},
    Row{"FLAVORBOT_TRUSTED_PROXIES", "",
        "addresses whose X-Forwarded-For is believed, with commas between"},
    Row{"FLAVORBOT_RATE_LIMITS", "on", "off for load tests"},
    Row{"FLAVORBOT_ENV", "development", "production refuses to start with unsafe settings"},
    Row{"FLAVORBOT_LOG_LEVEL", "info", "debug, info, warning or error"},
    Row{"FLAVORBOT_METRICS", "prometheus",
        "where metrics go beside /metrics: emf: to standard output, for CloudWatch Logs;"},
    Row{"", "", "cloudwatch: to Amazon CloudWatch, with the AWS credentials"},
    Row{"FLAVORBOT_METRICS_INTERVAL", "60", "seconds between two of those; 1 to 3600"},
    Row{"AWS_ENDPOINT_URL_CLOUDWATCH", "the region's", "where Amazon CloudWatch is reached"},
    Row{"SESSION_SECRET", "generated once", "signs session cookies; 32 characters or more"},
    Row{"SMTP_URL", "",
        "smtp://user:password@host:587 or smtps://...; blank: mails go to the outbox folder"},
    Row{"MAIL_FROM", "FlavorBot <flavorbot@localhost>", "who mails are from"},
    Row{"FLAVORBOT_CHEF", "auto",
        "auto: Anthropic if its key is set, else an OpenAI-compatible API if its key or URL is,"},
    Row{"", "", "else built-in; or built-in, anthropic, openai"},
    Row{"ANTHROPIC_API_KEY", "", "of Anthropic's API"},
    Row{"ANTHROPIC_BASE_URL", "https://api.anthropic.com", "what stands in for it"},
    Row{"ANTHROPIC_MODEL", "the newest Sonnet", "the model that answers"},
    Row{"OPENAI_BASE_URL", "https://api.openai.com/v1",
        "of OpenAI, Ollama, llama.cpp, vLLM, as http://localhost:11434/v1"},
    Row{"OPENAI_API_KEY", "", "its key; not all of them want one"},
    Row{"OPENAI_MODEL", "the newest suitable", "the model that answers"},
    Row{"FLAVORBOT_CHEF_CONNECT_SECONDS", "5", "until a model's provider is reached;"},
    Row{"FLAVORBOT_CHEF_FIRST_WORD_SECONDS", "60", "until it says anything;"},
    Row{"FLAVORBOT_CHEF_QUIET_SECONDS", "30", "until it says more"},
    Row{"HTTPS_PROXY", "", "the proxy on the way to it, http://user:password@proxy:3128;"},
    Row{"HTTP_PROXY", "", "for providers that are reached by http://"},
    Row{"NO_PROXY", "", "hosts, domains and networks that are reached without one"},
};

constexpr std::size_t kNameColumn = 35;
constexpr std::size_t kFallbackColumn = 34;

void AppendCell(std::string& out, std::string_view text, std::size_t width) {
  out += text;
  out.append(width > text.size() ? width - text.size() : 1, ' ');
}

}  // namespace

std::string SettingsHelp() {
  std::string text =
      "Settings come from the environment and from a .env file in the working directory (the\n"
      "environment wins; options win over both):\n\n  ";
  AppendCell(text, "variable", kNameColumn);
  AppendCell(text, "default", kFallbackColumn);
  text += "meaning\n";
  for (const Row& row : kRows) {
    text += "  ";
    AppendCell(text, row.name, kNameColumn);
    AppendCell(text, row.fallback, kFallbackColumn);
    text += row.meaning;
    text += '\n';
  }
  text +=
      "\nExit codes: 0 well, 1 a failure while running, 2 an unusable option or setting, 3 the "
      "data\n"
      "directory can't be used, 4 the address can't be listened on.\n";
  return text;
}

}  // namespace flavorbot::cli
