#include "cli/open_table.h"

#include "base/log.h"
#include "cli/exit_code.h"
#include "cli/memory_size.h"
#include "engine/local_api.h"

namespace flavorbot::cli {

base::Result<std::unique_ptr<dynamodb::Api>, OpenTableFailure> OpenTable(const Settings& settings) {
  if (!settings.endpoint.empty()) {
    return std::unexpected(
        OpenTableFailure{kExitUnusable,
                         "DYNAMODB_ENDPOINT is set, but this version has only the built-in table: "
                         "unset it to keep the table in " +
                             settings.data_directory.string()});
  }
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
