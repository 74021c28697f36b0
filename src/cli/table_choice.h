// Table choice: where the table is, from what is configured.
//
//   FLAVORBOT_TABLE_MODE   auto, embedded or aws; auto takes the first that applies:
//   endpoint               DYNAMODB_ENDPOINT is set
//   aws                    credentials for AWS are configured: in the environment, the profile of
//   the
//                          shared files, a container's role, or the role of the EC2 instance that
//                          this is
//   endpoint               AWS_ENDPOINT_URL_DYNAMODB is set
//   embedded               otherwise: the built-in table, in the data directory
//
// Threads: call before threads start.
// Source:  aws/default_chain.h.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "aws/configuration.h"
#include "base/environment.h"
#include "base/result.h"

namespace flavorbot::cli {

enum class TableMode { kEmbedded, kEndpoint, kAws };

struct TableChoice {
  TableMode mode = TableMode::kEmbedded;
  bool is_automatic = true;      // nobody named the mode
  std::string endpoint;          // of kEndpoint: its URL
  std::string credentials_from;  // what names credentials: "the AWS profile work"; empty: nothing
  std::string region;
  std::optional<aws::Configuration> aws_configuration;  // not of kEmbedded
};

// Reads the shared files; asks nobody, so whether an instance has a role isn't known.
// Errors: one line that names the setting.
base::Result<TableChoice, std::string> ChooseTable(const base::Environment& environment);

// The same, and on an EC2 instance whose role has credentials kAws.
base::Result<TableChoice, std::string> ChooseTableHere(const base::Environment& environment);

// Why a choice of AWS that nobody named isn't taken: the data directory has a table, and it would
// seem empty all at once. Empty: it is taken.
std::string ConflictWith(const std::filesystem::path& data_directory, const TableChoice& choice);

}  // namespace flavorbot::cli
