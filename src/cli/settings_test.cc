#include "cli/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

base::Result<Settings, std::string> Read(base::Environment::Variables variables,
                                         const Overrides& overrides = {}) {
  return ReadSettings(base::Environment(std::move(variables)), overrides);
}

std::string FaultOf(const std::string& name, const std::string& value) {
  const auto settings = Read({{name, value}});
  return settings ? "" : settings.error();
}

TEST(Settings, DefaultsNeedNothingSet) {
  const auto settings = Read({});
  ASSERT_TRUE(settings.has_value()) << settings.error();
  EXPECT_EQ(settings->table_name, "flavorbot-dev");
  EXPECT_EQ(settings->region, "us-east-1");
  EXPECT_EQ(settings->table_mode, TableMode::kEmbedded);
  EXPECT_EQ(settings->endpoint, "");
  EXPECT_EQ(settings->data_directory, "./data");
  EXPECT_EQ(settings->host, "127.0.0.1");
  EXPECT_EQ(settings->port, 5000);
  EXPECT_EQ(settings->public_url, "");
  EXPECT_EQ(settings->deployment, Deployment::kDevelopment);
  EXPECT_EQ(settings->session_secret, "");
  EXPECT_FALSE(settings->smtp_server.has_value());
  EXPECT_EQ(settings->mail_from.address, "flavorbot@localhost");
  EXPECT_THAT(settings->trusted_proxies, IsEmpty());
  EXPECT_EQ(settings->rate_limits, RateLimits::kOn);
  EXPECT_EQ(settings->durability, Durability::kFsync);
  EXPECT_EQ(settings->metrics_to, MetricsTo::kPage);
}

TEST(Settings, TheCommandLineWinsOverTheEnvironment) {
  const auto settings =
      Read({{"FLAVORBOT_PORT", "6000"},
            {"FLAVORBOT_HOST", "::1"},
            {"FLAVORBOT_DATA_DIR", "/a"},
            {"FLAVORBOT_DURABILITY", "relaxed"}},
           {.host = "0.0.0.0", .port = "0", .data_directory = "/b", .durability = "fsync"});
  ASSERT_TRUE(settings.has_value()) << settings.error();
  EXPECT_EQ(settings->port, 0);
  EXPECT_EQ(settings->host, "0.0.0.0");
  EXPECT_EQ(settings->data_directory, "/b");
  EXPECT_EQ(settings->durability, Durability::kFsync);
}

TEST(Settings, ValuesAreReadAsTheyAreMeant) {
  const auto settings = Read({{"FLAVORBOT_PUBLIC_URL", "https://flavorbot.example/"},
                              {"FLAVORBOT_TRUSTED_PROXIES", "10.0.0.1, ::1"},
                              {"FLAVORBOT_RATE_LIMITS", "off"},
                              {"SMTP_URL", "smtp://localhost:1025"},
                              {"MAIL_FROM", "Chef <chef@flavorbot.example>"},
                              {"FLAVORBOT_LOG_LEVEL", "warning"}});
  ASSERT_TRUE(settings.has_value()) << settings.error();
  EXPECT_EQ(settings->public_url, "https://flavorbot.example");
  EXPECT_THAT(settings->trusted_proxies, ElementsAre("10.0.0.1", "::1"));
  EXPECT_EQ(settings->rate_limits, RateLimits::kOff);
  EXPECT_EQ(settings->smtp_server->url, "smtp://localhost:1025");
  EXPECT_EQ(settings->mail_from.name, "Chef");
  EXPECT_EQ(settings->log_level, base::Level::kWarning);
}

TEST(Settings, AnUnusableOptionIsNamedAsItWasGiven) {
  const auto fault_of = [](const Overrides& overrides) {
    const auto settings = Read({{"FLAVORBOT_PORT", "6000"}}, overrides);
    return settings ? std::string() : settings.error();
  };
  EXPECT_EQ(fault_of({.port = "80x"}),
            "--port is \"80x\": it must be a whole number from 0 to 65535");
  EXPECT_THAT(fault_of({.host = "my machine"}), StartsWith("--host is \"my machine\": "));
  EXPECT_THAT(fault_of({.durability = "none"}), StartsWith("--durability is \"none\": "));
}

TEST(Settings, AnUnusableValueIsOneLineThatNamesIt) {
  EXPECT_EQ(FaultOf("FLAVORBOT_PORT", "80x"),
            "FLAVORBOT_PORT is \"80x\": it must be a whole number from 0 to 65535");
  EXPECT_EQ(FaultOf("FLAVORBOT_ENV", "prod"),
            "FLAVORBOT_ENV is \"prod\": it must be development or production");
  EXPECT_EQ(FaultOf("FLAVORBOT_LOG_LEVEL", "loud"),
            "FLAVORBOT_LOG_LEVEL is \"loud\": it must be debug, info, warning or error");
  EXPECT_EQ(FaultOf("FLAVORBOT_RATE_LIMITS", "maybe"),
            "FLAVORBOT_RATE_LIMITS is \"maybe\": it must be on or off");
  EXPECT_EQ(FaultOf("FLAVORBOT_METRICS", "statsd"),
            "FLAVORBOT_METRICS is \"statsd\": it must be prometheus, emf or cloudwatch");
  for (const auto& [name, value] : std::initializer_list<std::pair<std::string, std::string>>{
           {"DYNAMODB_TABLE_NAME", "a b"},
           {"DYNAMODB_TABLE_NAME", "ab"},
           {"DYNAMODB_ENDPOINT", "localhost:8000"},
           {"AWS_REGION", "US EAST"},
           {"FLAVORBOT_DURABILITY", "none"},
           {"FLAVORBOT_HOST", "my machine"},
           {"FLAVORBOT_PORT", "65536"},
           {"FLAVORBOT_THREADS", "0"},
           {"FLAVORBOT_CHEF_MONTHLY_TOKENS", "-1"},
           {"FLAVORBOT_METRICS_INTERVAL", "0"},
           {"FLAVORBOT_METRICS_INTERVAL", "1m"},
           {"FLAVORBOT_PUBLIC_URL", "flavorbot.example"},
           {"FLAVORBOT_PUBLIC_URL", "https://flavorbot.example/app"},
           {"FLAVORBOT_TRUSTED_PROXIES", "10.0.0.0/8"},
           {"MAIL_FROM", "nobody"}}) {
    const std::string fault = FaultOf(name, value);
    EXPECT_THAT(fault, StartsWith(name + " is \"" + value + "\": it must be ")) << name;
    EXPECT_THAT(fault, Not(HasSubstr("\n")));
  }
}

TEST(Settings, TheChefIsBuiltInUnlessAModelIsSet) {
  EXPECT_FALSE(Read({})->chef_model);
  const auto settings = Read({{"ANTHROPIC_API_KEY", "hush"}, {"ANTHROPIC_MODEL", "claude-x"}});
  ASSERT_TRUE(settings && settings->chef_model);
  EXPECT_EQ(settings->chef_model->provider, model_api::Provider::kAnthropic);
  EXPECT_EQ(settings->chef_model->model, "claude-x");
  EXPECT_THAT(FaultOf("FLAVORBOT_CHEF", "gpt"), StartsWith("FLAVORBOT_CHEF is \"gpt\""));
}

TEST(Settings, SecretsAreNotRepeatedInTheLine) {
  EXPECT_THAT(FaultOf("SESSION_SECRET", "hush"),
              testing::AllOf(StartsWith("SESSION_SECRET is too short"), Not(HasSubstr("hush"))));
  EXPECT_THAT(FaultOf("SMTP_URL", "ftp://user:hush@host"),
              testing::AllOf(StartsWith("SMTP_URL can't be used"), Not(HasSubstr("hush"))));
}

TEST(Settings, KeysOfAnEndpointComeInPairs) {
  const std::pair<std::string, std::string> endpoint{"DYNAMODB_ENDPOINT", "http://localhost:8000"};
  const auto none = Read({endpoint});
  EXPECT_EQ(none->endpoint_keys.access_key_id, "flavorbot");
  const auto both =
      Read({endpoint, {"AWS_ACCESS_KEY_ID", "AKID"}, {"AWS_SECRET_ACCESS_KEY", "hush"}});
  EXPECT_EQ(both->endpoint_keys.access_key_id, "AKID");
  EXPECT_EQ(both->endpoint_keys.secret_access_key, "hush");
  for (const char* alone : {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}) {
    const auto one = Read({endpoint, {alone, "hush"}});
    ASSERT_FALSE(one.has_value());
    EXPECT_THAT(one.error(), testing::AllOf(HasSubstr("belong together"), Not(HasSubstr("hush"))));
  }
}

TEST(Settings, CredentialsForAwsChooseItsTable) {
  const auto settings = Read({{"AWS_ACCESS_KEY_ID", "AKID"},
                              {"AWS_SECRET_ACCESS_KEY", "hush"},
                              {"AWS_DEFAULT_REGION", "eu-west-3"},
                              {"FLAVORBOT_DATA_DIR", "/no/such/directory"}});
  ASSERT_TRUE(settings.has_value()) << settings.error();
  EXPECT_EQ(settings->table_mode, TableMode::kAws);
  EXPECT_EQ(settings->region, "eu-west-3");
  EXPECT_EQ(settings->aws_credentials_from, "AWS_ACCESS_KEY_ID");
  EXPECT_EQ(settings->endpoint, "");
}

TEST(Settings, MetricsGoToCloudWatchWithCredentialsOnly) {
  const base::Environment::Variables here{{"FLAVORBOT_TABLE_MODE", "embedded"},
                                          {"FLAVORBOT_METRICS", "cloudwatch"},
                                          {"HOME", "/no/such/home"}};
  EXPECT_THAT(Read(here).error(), StartsWith("FLAVORBOT_METRICS is \"cloudwatch\": it must be "));
  auto with_keys = here;
  with_keys.insert({{"AWS_ACCESS_KEY_ID", "AKID"}, {"AWS_SECRET_ACCESS_KEY", "hush"}});
  const auto settings = Read(with_keys);
  ASSERT_TRUE(settings.has_value()) << settings.error();
  EXPECT_EQ(settings->metrics_to, MetricsTo::kCloudWatch);
  EXPECT_EQ(settings->metrics_interval, std::chrono::seconds(60));
  EXPECT_EQ(settings->table_mode, TableMode::kEmbedded);
  with_keys.insert({"AWS_ENDPOINT_URL_CLOUDWATCH", "nowhere"});
  EXPECT_THAT(Read(with_keys).error(), StartsWith("AWS_ENDPOINT_URL_CLOUDWATCH: "));
}

TEST(Settings, AnSmtpServerNeedsASender) {
  EXPECT_THAT(FaultOf("SMTP_URL", "smtp://localhost"), StartsWith("MAIL_FROM is not set"));
}

TEST(Production, RefusesEachUnsafeSettingByName) {
  const auto settings = Read({{"FLAVORBOT_ENV", "production"},
                              {"FLAVORBOT_PUBLIC_URL", "http://flavorbot.example"},
                              {"FLAVORBOT_RATE_LIMITS", "off"},
                              {"FLAVORBOT_DURABILITY", "relaxed"}});
  ASSERT_TRUE(settings.has_value()) << settings.error();
  EXPECT_THAT(UnsafeForProduction(*settings),
              ElementsAre(StartsWith("SESSION_SECRET "), StartsWith("FLAVORBOT_PUBLIC_URL "),
                          StartsWith("SMTP_URL "), StartsWith("FLAVORBOT_RATE_LIMITS "),
                          StartsWith("FLAVORBOT_DURABILITY ")));
}

TEST(Production, TakesSafeSettingsAndDevelopmentTakesAll) {
  const auto safe = Read({{"FLAVORBOT_ENV", "production"},
                          {"FLAVORBOT_PUBLIC_URL", "https://flavorbot.example"},
                          {"SESSION_SECRET", std::string(32, 's')},
                          {"SMTP_URL", "smtps://user:pw@mail.example"},
                          {"MAIL_FROM", "chef@flavorbot.example"}});
  ASSERT_TRUE(safe.has_value()) << safe.error();
  EXPECT_THAT(UnsafeForProduction(*safe), IsEmpty());
  EXPECT_THAT(UnsafeForProduction(*Read({{"FLAVORBOT_RATE_LIMITS", "off"}})), IsEmpty());
}

TEST(SettingsHelp, NamesEveryVariableThatIsRead) {
  const std::string help = SettingsHelp();
  for (const char* name : {"DYNAMODB_TABLE_NAME",
                           "FLAVORBOT_TABLE_MODE",
                           "DYNAMODB_ENDPOINT",
                           "AWS_PROFILE",
                           "AWS_ACCESS_KEY_ID",
                           "AWS_REGION",
                           "FLAVORBOT_DATA_DIR",
                           "FLAVORBOT_DURABILITY",
                           "FLAVORBOT_HOST",
                           "FLAVORBOT_PORT",
                           "FLAVORBOT_THREADS",
                           "FLAVORBOT_PUBLIC_URL",
                           "FLAVORBOT_TRUSTED_PROXIES",
                           "FLAVORBOT_RATE_LIMITS",
                           "FLAVORBOT_ENV",
                           "FLAVORBOT_CHEF_MONTHLY_TOKENS",
                           "FLAVORBOT_KNOWLEDGE_DIR",
                           "FLAVORBOT_CHEF",
                           "ANTHROPIC_API_KEY",
                           "ANTHROPIC_BASE_URL",
                           "ANTHROPIC_MODEL",
                           "OPENAI_BASE_URL",
                           "OPENAI_API_KEY",
                           "OPENAI_MODEL",
                           "HTTPS_PROXY",
                           "HTTP_PROXY",
                           "NO_PROXY",
                           "FLAVORBOT_CHEF_QUIET_SECONDS",
                           "FLAVORBOT_LOG_LEVEL",
                           "FLAVORBOT_METRICS",
                           "FLAVORBOT_METRICS_INTERVAL",
                           "AWS_ENDPOINT_URL_CLOUDWATCH",
                           "SESSION_SECRET",
                           "SMTP_URL",
                           "MAIL_FROM"}) {
    EXPECT_THAT(help, HasSubstr(std::string("  ") + name + " ")) << name;
  }
}

}  // namespace
}  // namespace flavorbot::cli
