#include "cli/set_up_table.h"

#include <chrono>

#include "base/random.h"
#include "cli/run_to_end.h"

namespace flavorbot::cli {
namespace {

// Adding the index to a table with many items takes its time.
constexpr std::chrono::minutes kTimeout{10};

}  // namespace

base::Result<storage::TableSetUpReport, std::string> SetUpTableAndWait(
    dynamodb::Api& api, const std::string& table_name, storage::DeletionProtection protection) {
  dynamodb::CallContext context;
  context.deadline = std::chrono::steady_clock::now() + kTimeout;
  context.request_id = base::NewUserId(base::SystemRandom());
  return RunToEnd(
      storage::SetUpTable(api, context, {.table_name = table_name, .protection = protection}));
}

}  // namespace flavorbot::cli
