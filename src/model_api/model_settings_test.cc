#include "model_api/model_settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::model_api {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

auto Read(base::Environment::Variables variables) {
  return ReadModelSettings(base::Environment(std::move(variables)));
}

TEST(ModelSettings, WithoutAKeyTheBuiltInChefAnswers) {
  ASSERT_TRUE(Read({}));
  EXPECT_FALSE(Read({})->has_value());
  EXPECT_FALSE(Read({{"ANTHROPIC_API_KEY", "k"}, {"FLAVORBOT_CHEF", "built-in"}})->has_value());
  EXPECT_FALSE(Read({{"ANTHROPIC_BASE_URL", "http://localhost:1"}})->has_value());
}

TEST(ModelSettings, AnthropicsKeyChoosesAnthropic) {
  const auto settings = Read({{"ANTHROPIC_API_KEY", "k"}, {"OPENAI_API_KEY", "o"}});
  ASSERT_TRUE(settings && *settings);
  EXPECT_EQ((*settings)->provider, Provider::kAnthropic);
  EXPECT_EQ((*settings)->base_url,
            (BaseUrl{.tls = true, .host = "api.anthropic.com", .port = 443}));
  EXPECT_EQ((*settings)->api_key, "k");
  EXPECT_EQ((*settings)->model, "");
  for (const char* url : {"http://localhost:9/gate/", "http://localhost:9/gate/v1"}) {
    EXPECT_EQ((*Read({{"ANTHROPIC_API_KEY", "k"}, {"ANTHROPIC_BASE_URL", url}}))->base_url.prefix,
              "/gate");
  }
}

TEST(ModelSettings, AnOpenAiUrlNeedsNoKey) {
  const auto settings =
      Read({{"OPENAI_BASE_URL", "http://localhost:11434"}, {"OPENAI_MODEL", "llama3.2:latest"}});
  ASSERT_TRUE(settings && *settings);
  EXPECT_EQ((*settings)->provider, Provider::kOpenAi);
  EXPECT_EQ((*settings)->base_url,
            (BaseUrl{.tls = false, .host = "localhost", .port = 11434, .prefix = "/v1"}));
  EXPECT_EQ((*settings)->api_key, "");
  EXPECT_EQ((*settings)->model, "llama3.2:latest");
  EXPECT_EQ((*Read({{"OPENAI_BASE_URL", "https://gate.example/team/openai/"}}))->base_url.prefix,
            "/team/openai");
}

TEST(ModelSettings, TimeoutsAreSeconds) {
  const auto settings = Read({{"OPENAI_API_KEY", "k"},
                              {"FLAVORBOT_CHEF_FIRST_WORD_SECONDS", "120"},
                              {"FLAVORBOT_CHEF_QUIET_SECONDS", "9"}});
  EXPECT_EQ((*settings)->first_word_timeout, std::chrono::seconds(120));
  EXPECT_EQ((*settings)->quiet_timeout, std::chrono::seconds(9));
  EXPECT_EQ((*settings)->connect_timeout, std::chrono::seconds(5));
}

TEST(ModelSettings, AnUnusableValueIsNamedAndSecretsAreNot) {
  const auto fault = [](base::Environment::Variables variables) {
    const auto settings = Read(std::move(variables));
    return settings ? std::string() : settings.error();
  };
  EXPECT_THAT(fault({{"FLAVORBOT_CHEF", "gpt"}}), StartsWith("FLAVORBOT_CHEF is \"gpt\""));
  EXPECT_THAT(fault({{"FLAVORBOT_CHEF", "anthropic"}}), StartsWith("ANTHROPIC_API_KEY is not set"));
  EXPECT_THAT(fault({{"ANTHROPIC_API_KEY", "hush hush"}}),
              testing::AllOf(StartsWith("ANTHROPIC_API_KEY"), Not(HasSubstr("hush"))));
  EXPECT_THAT(fault({{"OPENAI_BASE_URL", "http://u:hush@host/"}}),
              testing::AllOf(StartsWith("OPENAI_BASE_URL can't be used"), Not(HasSubstr("hush"))));
  EXPECT_THAT(fault({{"OPENAI_BASE_URL", "localhost:11434"}}), StartsWith("OPENAI_BASE_URL"));
  EXPECT_THAT(fault({{"OPENAI_API_KEY", "k"}, {"HTTPS_PROXY", "socks5://x"}}),
              StartsWith("HTTPS_PROXY can't be used"));
  EXPECT_THAT(fault({{"OPENAI_API_KEY", "k"}, {"FLAVORBOT_CHEF_QUIET_SECONDS", "0"}}),
              StartsWith("FLAVORBOT_CHEF_QUIET_SECONDS"));
}

}  // namespace
}  // namespace flavorbot::model_api
