// Settings: what the environment, the .env file and the command line decide about a run, checked.
//
// settings_table.cc lists every variable with its default and its meaning; --help prints that list.
//
// Threads: immutable once made.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/environment.h"
#include "base/log.h"
#include "base/result.h"
#include "cli/table_choice.h"
#include "mail/address.h"
#include "mail/smtp_server.h"
#include "model_api/model_settings.h"
#include "sigv4/credentials.h"

namespace flavorbot::cli {

enum class Deployment { kDevelopment, kProduction };
enum class RateLimits { kOn, kOff };
enum class Durability { kFsync, kRelaxed };
// Where metrics go, beside the page /metrics: nowhere, to the log, to the service.
enum class MetricsTo { kPage, kEmbeddedFormat, kCloudWatch };

struct Settings {
  std::string table_name;
  std::string region;
  TableMode table_mode = TableMode::kEmbedded;
  std::string endpoint;              // of kEndpoint: its URL; else empty
  sigv4::Credentials endpoint_keys;  // of kEndpoint, unless credentials are named elsewhere
  std::string aws_credentials_from;  // what names credentials: "AWS_ACCESS_KEY_ID"; or empty
  // Not of kEmbedded, unless metrics go to CloudWatch.
  std::optional<aws::Configuration> aws_configuration;
  std::filesystem::path data_directory;
  std::string host;
  std::uint16_t port = 0;
  unsigned threads = 0;    // 0: one a core
  std::string public_url;  // without a slash at the end; empty: from the request
  Deployment deployment = Deployment::kDevelopment;
  std::string session_secret;                   // empty: the data directory's own (secret_file.h)
  std::optional<mail::SmtpServer> smtp_server;  // nullopt: mails go to the outbox
  mail::Mailbox mail_from;
  std::optional<model_api::ModelSettings> chef_model;  // nullopt: the built-in chef answers
  std::vector<std::string> trusted_proxies;
  RateLimits rate_limits = RateLimits::kOn;
  Durability durability = Durability::kFsync;
  std::size_t memory_bytes = 0;               // of the built-in table's data
  std::filesystem::path knowledge_directory;  // of the operator's own foods and recipes; or empty
  std::int64_t chef_monthly_tokens = 0;       // of a model; 0: no limit
  base::Level log_level = base::Level::kInfo;
  MetricsTo metrics_to = MetricsTo::kPage;
  std::chrono::seconds metrics_interval{60};
};

// What the command line says; it wins over the environment. Each is as the variable's text.
struct Overrides {
  std::optional<std::string> host;
  std::optional<std::string> port;
  std::optional<std::string> data_directory;
  std::optional<std::string> durability;
};

// Errors: one line that names the variable or the option, its value unless that may be secret, and
// what it may be.
base::Result<Settings, std::string> ReadSettings(const base::Environment& environment,
                                                 const Overrides& overrides);

// The settings of this run: those of the environment and of .env, with the table as it is chosen
// here (ChooseTableHere). Errors: as ReadSettings.
base::Result<Settings, std::string> LoadSettings(const Overrides& overrides);

// What makes `settings` unsafe for production, a line each; empty when nothing does, and always in
// development.
std::vector<std::string> UnsafeForProduction(const Settings& settings);

// The table of variables, as --help prints it.
std::string SettingsHelp();

}  // namespace flavorbot::cli
