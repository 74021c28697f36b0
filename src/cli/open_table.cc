#include "cli/open_table.h"

#include "aws/cached_credentials.h"
#include "aws/default_chain.h"
#include "aws/retry_settings.h"
#include "aws/service_endpoint.h"
#include "base/log.h"
#include "cli/exit_code.h"
#include "cli/memory_size.h"
#include "dynamodb_client/remote_api.h"
#include "engine/local_api.h"

namespace flavorbot::cli {
namespace {

using Opened = base::Result<std::unique_ptr<dynamodb::Api>, OpenTableFailure>;

std::unexpected<OpenTableFailure> Unusable(std::string why) {
  return std::unexpected(OpenTableFailure{kExitUnusable, std::move(why)});
}

// The chain of credentials of this run.
std::shared_ptr<aws::CredentialsProvider> Provider(const aws::Configuration& configuration) {
  return std::make_shared<aws::CachedCredentials>(
      aws::MakeDefaultChain(configuration.environment()));
}

Opened OpenRemote(const Settings& settings) {
  const aws::Configuration& configuration = *settings.aws_configuration;
  const bool is_aws = settings.table_mode == TableMode::kAws;
  auto endpoint = is_aws ? aws::ServiceEndpoint(configuration, "dynamodb", settings.region)
                         : aws::ParseEndpoint(settings.endpoint);
  if (!endpoint) return Unusable((is_aws ? "" : "DYNAMODB_ENDPOINT: ") + endpoint.error());
  const auto retries = aws::ReadRetrySettings(configuration);
  if (!retries) return Unusable(retries.error());
  dynamodb_client::CallerOptions options{
      .endpoint = *std::move(endpoint),
      .credentials = settings.endpoint_keys,
      .region = settings.region,
      .max_attempts = retries->max_attempts.value_or(dynamodb_client::kMaxAttempts),
      .pace = retries->mode == aws::RetryMode::kAdaptive ? dynamodb_client::Pace::kAdaptive
                                                         : dynamodb_client::Pace::kSteady};
  const auto& from = settings.aws_credentials_from;
  if (is_aws || (!from.empty() && from != "AWS_ACCESS_KEY_ID")) {
    options.provider = Provider(configuration);
  }
  if (options.endpoint.tls) {
    auto tls = aws::TrustedBy(configuration);
    if (!tls) return Unusable(tls.error());
    options.tls = *std::move(tls);
    options.answers = dynamodb_client::AnswerCoding::kGzip;  // the way there may be long
  }
  base::Log(base::Level::kInfo, "the table is behind an endpoint",
            {{"host", options.endpoint.HostHeader()},
             {"region", settings.region},
             {"credentials", from.empty() ? "stand-in" : std::string_view(from)}});
  return std::make_unique<dynamodb_client::RemoteApi>(std::move(options));
}

}  // namespace

Opened OpenTable(const Settings& settings) {
  if (settings.table_mode != TableMode::kEmbedded) return OpenRemote(settings);
  engine::LocalApiOptions options;
  options.data_directory = settings.data_directory / "table";
  options.durability = settings.durability == Durability::kFsync ? engine::Durability::kFsync
                                                                 : engine::Durability::kRelaxed;
  options.block_cache_bytes = BlockCacheBytes(settings.memory_bytes);
  options.region = settings.region;
  auto opened = engine::LocalApi::Open(std::move(options));
  if (!opened) {
    const bool is_held = opened.error().code == engine::OpenErrorCode::kHeldByAnotherProcess;
    return std::unexpected(
        OpenTableFailure{kExitDataDirectory, std::move(opened).error().message, is_held});
  }
  return *std::move(opened);
}

}  // namespace flavorbot::cli
