#include "cli/table_choice.h"

#include <algorithm>
#include <system_error>

#include "aws/default_chain.h"
#include "aws/instance_metadata.h"
#include "aws/service_endpoint.h"
#include "base/log.h"
#include "cli/run_to_end.h"
#include "cli/table_directory.h"

namespace flavorbot::cli {
namespace {

using aws::CredentialsPlace;
using base::Environment;
using Chosen = base::Result<TableChoice, std::string>;

constexpr std::string_view kMode = "FLAVORBOT_TABLE_MODE";
constexpr std::string_view kDefaultRegion = "us-east-1";

base::Result<std::string, std::string> RegionOf(const Environment& environment) {
  const auto region =
      environment.Text("AWS_REGION", environment.Text("AWS_DEFAULT_REGION", kDefaultRegion));
  const bool is_region = region.size() <= 64 && std::ranges::all_of(region, [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                         });
  if (!is_region) {
    return std::unexpected("AWS_REGION is \"" + region +
                           "\": it must be a region such as us-east-1");
  }
  return region;
}

// Whether the environment itself, and not a file that is there anyway, names credentials.
bool IsNamed(CredentialsPlace place, const aws::Configuration& configuration) {
  return place == CredentialsPlace::kEnvironment || place == CredentialsPlace::kWebIdentity ||
         place == CredentialsPlace::kContainer ||
         (place == CredentialsPlace::kProfile && configuration.is_profile_named());
}

// An endpoint gets the credentials that somebody named for this run.
Chosen Endpoint(TableChoice choice, std::string url, aws::Configuration configuration) {
  const auto place = aws::FindCredentials(configuration);
  if (IsNamed(place, configuration)) {
    choice.credentials_from = aws::PlaceText(configuration, place);
  }
  choice.mode = TableMode::kEndpoint;
  choice.endpoint = std::move(url);
  choice.aws_configuration = std::move(configuration);
  return choice;
}

Chosen Aws(TableChoice choice, CredentialsPlace place, aws::Configuration configuration) {
  const auto region = aws::FindRegion(configuration);
  if (!region) return std::unexpected(region.error());
  choice.mode = TableMode::kAws;
  choice.region = region->value_or(std::string(kDefaultRegion));
  choice.credentials_from = aws::PlaceText(configuration, place);
  choice.aws_configuration = std::move(configuration);
  return choice;
}

// The instance's own region, where nothing says another.
void TakeInstanceRegion(TableChoice& choice, const aws::InstanceMetadata& metadata) {
  const auto configured = aws::FindRegion(*choice.aws_configuration);
  if (!configured || *configured) return;
  if (auto region = RunToEnd(metadata.Region())) choice.region = *std::move(region);
}

}  // namespace

Chosen ChooseTable(const Environment& environment) {
  const std::string mode = environment.Text(kMode, "auto");
  if (mode != "auto" && mode != "embedded" && mode != "aws") {
    return std::unexpected(std::string(kMode) + " is \"" + mode +
                           "\": it must be auto, embedded or aws");
  }
  auto region = RegionOf(environment);
  if (!region) return std::unexpected(std::move(region).error());
  TableChoice choice{.is_automatic = mode == "auto", .region = *std::move(region)};
  const auto url = environment.Find("DYNAMODB_ENDPOINT");
  if (url && mode != "auto") {
    return std::unexpected(std::string(kMode) + " is \"" + mode +
                           "\", and DYNAMODB_ENDPOINT is set: only one of them may say where the "
                           "table is");
  }
  if (mode == "embedded") return choice;
  auto configuration = aws::Configuration::Load(environment);
  if (!configuration) {
    return std::unexpected(configuration.error() +
                           " (with FLAVORBOT_TABLE_MODE=embedded it isn't read)");
  }
  if (url) return Endpoint(std::move(choice), std::string(*url), *std::move(configuration));
  const auto place = aws::FindCredentials(*configuration);
  const bool is_aws =
      mode == "aws" || (place != CredentialsPlace::kNone && place != CredentialsPlace::kInstance);
  if (is_aws) return Aws(std::move(choice), place, *std::move(configuration));
  if (const auto service = environment.Find("AWS_ENDPOINT_URL_DYNAMODB")) {
    return Endpoint(std::move(choice), std::string(*service), *std::move(configuration));
  }
  return choice;
}

Chosen ChooseTableHere(const Environment& environment) {
  auto choice = ChooseTable(environment);
  if (!choice) return choice;
  const bool is_open = choice->mode == TableMode::kEmbedded && choice->is_automatic;
  if (!is_open && choice->mode != TableMode::kAws) return choice;
  auto configuration = aws::Configuration::Load(environment);
  if (!configuration) return std::unexpected(std::move(configuration).error());
  const auto place = aws::FindCredentials(*configuration);
  const bool may_be_instance = place == CredentialsPlace::kInstance ||
                               (place == CredentialsPlace::kNone && aws::IsInstance());
  if (!may_be_instance) return choice;
  const auto metadata = aws::InstanceMetadata::Make(*configuration);
  if (!metadata) return std::unexpected(metadata.error());
  if (!*metadata) return choice;
  if (is_open) {
    const base::SystemClock clock;
    const auto found = RunToEnd((*metadata)->Credentials(clock));
    if (!found) {
      base::Log(base::Level::kInfo, "this instance has no role: the table is kept here",
                {{"cause", found.error()}});
      return choice;
    }
    choice = Aws(*std::move(choice), CredentialsPlace::kInstance, *std::move(configuration));
    if (!choice) return choice;
  }
  TakeInstanceRegion(*choice, **metadata);
  return choice;
}

std::string ConflictWith(const std::filesystem::path& data_directory, const TableChoice& choice) {
  if (choice.mode != TableMode::kAws || !choice.is_automatic) return "";
  std::error_code ignored;
  if (!std::filesystem::exists(data_directory / kTableDirectory / "FORMAT", ignored)) return "";
  return "there is a built-in table in " + data_directory.string() + ", and credentials for AWS (" +
         choice.credentials_from +
         "): FLAVORBOT_TABLE_MODE must be embedded or aws, to say which table is meant";
}

}  // namespace flavorbot::cli
