#include "cli/open_table.h"

#include "aws/endpoint.h"
#include "base/log.h"
#include "cli/exit_code.h"
#include "cli/memory_size.h"
#include "dynamodb_client/remote_api.h"
#include "engine/local_api.h"
#include "http/tls_context.h"

namespace flavorbot::cli {

namespace {

using Opened = base::Result<std::unique_ptr<dynamodb::Api>, OpenTableFailure>;

Opened OpenRemote(const Settings& settings) {
  const auto unusable = [](const std::string& why) {
    return std::unexpected(OpenTableFailure{kExitUnusable, "DYNAMODB_ENDPOINT: " + why});
  };
  auto endpoint = aws::ParseEndpoint(settings.endpoint);
  if (!endpoint) return unusable(endpoint.error());
  const auto& from = settings.aws_credentials_from;
  if (!from.empty() && from != "AWS_ACCESS_KEY_ID") {
    base::Log(base::Level::kWarning, "AWS credentials are not used: this version reads keys alone",
              {{"variable", from}});
  }
  dynamodb_client::CallerOptions options{.endpoint = *std::move(endpoint),
                                         .credentials = settings.endpoint_keys,
                                         .region = settings.region};
  if (options.endpoint.tls) {
    auto tls = http::TlsContext::Make();
    if (!tls) return unusable(tls.error());
    options.tls = *std::move(tls);
  }
  return std::make_unique<dynamodb_client::RemoteApi>(std::move(options));
}

}  // namespace

Opened OpenTable(const Settings& settings) {
  if (!settings.endpoint.empty()) return OpenRemote(settings);
  if (!settings.aws_credentials_from.empty()) {
    base::Log(base::Level::kWarning,
              "AWS credentials are not used: this version keeps the table here",
              {{"variable", settings.aws_credentials_from},
               {"data_directory", settings.data_directory.string()}});
  }
  engine::LocalApiOptions options;
  options.data_directory = settings.data_directory / "table";
  options.durability = settings.durability == Durability::kFsync ? engine::Durability::kFsync
                                                                 : engine::Durability::kRelaxed;
  options.block_cache_bytes = BlockCacheBytes(settings.memory_bytes);
  options.region = settings.region;
  auto opened = engine::LocalApi::Open(std::move(options));
  if (!opened) {
    return std::unexpected(OpenTableFailure{kExitDataDirectory, std::move(opened).error().message});
  }
  return *std::move(opened);
}

}  // namespace flavorbot::cli
