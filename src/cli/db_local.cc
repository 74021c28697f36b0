#include "cli/db_local.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/log.h"
#include "base/random.h"
#include "base/worker_pool.h"
#include "cli/data_directory.h"
#include "cli/db_local_options.h"
#include "cli/exit_code.h"
#include "cli/file_limit.h"
#include "cli/memory_size.h"
#include "cli/read_access_keys.h"
#include "cli/stop_signal.h"
#include "dynamodb_server/clock_control.h"
#include "dynamodb_server/endpoint.h"
#include "dynamodb_server/local_database.h"
#include "dynamodb_server/local_databases.h"
#include "http/server.h"

namespace flavorbot::cli {
namespace {

using Options = DbLocalOptions;

std::uint64_t RandomSeed() {
  std::uint32_t seed = 0;
  base::SystemRandom().Fill(reinterpret_cast<char*>(&seed), sizeof seed);
  return seed;
}

// What the server serves; destroyed after it has stopped and before its event loops are gone.
struct Tables {
  std::unique_ptr<dynamodb_server::LocalDatabase> shared;
  std::unique_ptr<dynamodb_server::LocalDatabases> of_each;

  dynamodb::Result<std::size_t> Sweep() const {
    return shared ? shared->SweepOnce() : of_each->SweepAll();
  }
};

// Errors: one line; the exit code is kExitDataDirectory.
base::Result<Tables, std::string> OpenTables(const Options& options, const base::Clock* clock) {
  dynamodb_server::LocalDatabaseOptions opened{.throttle = options.throttle,
                                               .fault_rate = options.fault_rate,
                                               .latency = options.latency,
                                               .seed = options.seed.value_or(0)};
  opened.engine.durability = options.durability;
  opened.engine.block_cache_bytes = BlockCacheBytes(options.memory_bytes);
  opened.engine.clock = clock;
  opened.engine.index_delay = std::chrono::milliseconds{options.index_delay_ms};
  if (options.is_in_memory) {
    opened.engine.storage = engine::StorageKind::kMemory;
  } else {
    if (auto made = MakeDataDirectory(options.directory); !made) {
      return std::unexpected(std::move(made).error());
    }
    opened.engine.data_directory = options.directory;
  }
  Tables tables;
  if (options.per_credentials) {
    std::error_code ignored;  // what can't be looked at can't be opened either, which says why
    if (!options.is_in_memory &&
        std::filesystem::exists(std::filesystem::path(options.directory) / "FORMAT", ignored)) {
      return std::unexpected(options.directory +
                             " holds one database for all callers; name another directory with "
                             "--data");
    }
    tables.of_each = std::make_unique<dynamodb_server::LocalDatabases>(std::move(opened));
    return tables;
  }
  if (!options.is_in_memory && dynamodb_server::LocalDatabases::AreIn(options.directory)) {
    return std::unexpected(options.directory +
                           " holds databases of --per-credentials; name another directory with "
                           "--data");
  }
  auto shared = dynamodb_server::LocalDatabase::Open(std::move(opened));
  if (!shared) return std::unexpected(shared.error().message);
  tables.shared = std::move(*shared);
  return tables;
}

base::Result<std::optional<dynamodb_server::AccessKeys>, std::string> AccessKeysOf(
    const Options& options) {
  if (options.credentials.empty()) return std::nullopt;
  std::vector<sigv4::Credentials> all;
  for (const std::string& value : options.credentials) {
    auto keys = ReadAccessKeys(value);
    if (!keys) return std::unexpected(std::move(keys).error());
    all.insert(all.end(), keys->begin(), keys->end());
  }
  return dynamodb_server::AccessKeys(std::move(all));
}

int ServeLocally(Options options) {
  StopSignal stop_signal;  // before any thread is there
  if (!options.seed) options.seed = RandomSeed();
  const auto access_keys = AccessKeysOf(options);
  if (!access_keys) return Fail(kExitUnusable, access_keys.error());
  const base::SystemClock machine;
  std::optional<dynamodb_server::SettableClock> clock;
  if (options.clock) clock.emplace(machine, options.clock->start, options.clock->flow);
  const std::size_t file_limit = RaiseFileLimit();
  auto tables = OpenTables(options, clock ? &*clock : nullptr);
  if (!tables) return Fail(kExitDataDirectory, tables.error());

  dynamodb_server::EndpointOptions endpoint;
  if (tables->shared) endpoint.database = tables->shared->database();
  endpoint.databases = tables->of_each.get();
  if (*access_keys) endpoint.access_keys = &**access_keys;
  http::Handler handler = dynamodb_server::MakeEndpoint(endpoint);
  std::optional<base::WorkerPool> clock_pool;
  if (clock) {
    clock_pool.emplace(base::WorkerPoolOptions{.name = "clock"});
    handler = dynamodb_server::WithClockControl(
        {*clock, *clock_pool, [&tables] { return tables->Sweep(); }}, std::move(handler));
  }
  http::ServerOptions server_options;
  server_options.host = options.host;
  server_options.port = options.port;
  server_options.max_connections = ConnectionsWithin(file_limit);
  server_options.max_body_bytes = dynamodb_server::kMaxRequestBytes;
  server_options.default_headers.Set("Server", "Server");  // as the service's
  http::Server server(std::move(server_options), std::move(handler));
  if (const auto started = server.Start(); !started) return Fail(kExitAddress, started.error());
  std::printf("DynamoDB is ready at http://%s:%u (%s%s)\n", options.host.c_str(),
              static_cast<unsigned>(server.port()),
              options.is_in_memory ? "in memory" : options.directory.c_str(),
              DescribeForTesting(options).c_str());
  std::fflush(stdout);

  const std::string_view signal = stop_signal.Wait();
  stop_signal.Release();
  base::Log(base::Level::kInfo, "stopping", {{"signal", signal}});
  server.Stop();
  if (clock_pool) clock_pool->Stop();
  *tables = Tables{};  // before the event loops, for which a late answer may arrive
  return kExitOk;
}

}  // namespace

void AddDbLocalCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand(
      "local", "Serve the built-in DynamoDB to other programs until SIGTERM or Ctrl-C.");
  AddDbLocalOptions(*command, *options);
  command->callback([&chosen, options] { chosen = [options] { return ServeLocally(*options); }; });
}

}  // namespace flavorbot::cli
