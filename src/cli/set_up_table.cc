#include "cli/set_up_table.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <optional>

#include "base/random.h"

namespace flavorbot::cli {
namespace {

// Adding the index to a table with many items takes its time.
constexpr std::chrono::minutes kTimeout{10};

}  // namespace

base::Result<storage::TableSetUpReport, std::string> SetUpTableAndWait(
    dynamodb::Api& api, const std::string& table_name, storage::DeletionProtection protection) {
  namespace asio = boost::asio;
  using Outcome = base::Result<storage::TableSetUpReport, std::string>;

  dynamodb::CallContext context;
  context.deadline = std::chrono::steady_clock::now() + kTimeout;
  context.request_id = base::NewUserId(base::SystemRandom());
  asio::io_context loop(1);
  std::optional<Outcome> outcome;
  // The coroutine's own errors are values; what else it throws ends the program, as it should.
  auto finished = [&outcome](const std::exception_ptr& thrown, Outcome result) {
    if (thrown) std::rethrow_exception(thrown);
    outcome = std::move(result);
  };
  asio::co_spawn(loop, storage::SetUpTable(api, context, table_name, protection), finished);
  loop.run();
  return *std::move(outcome);
}

}  // namespace flavorbot::cli
