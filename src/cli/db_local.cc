#include "cli/db_local.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <string>

#include "base/log.h"
#include "cli/data_directory.h"
#include "cli/exit_code.h"
#include "cli/file_limit.h"
#include "cli/stop_signal.h"
#include "dynamodb_server/endpoint.h"
#include "engine/local_api.h"
#include "http/server.h"

namespace flavorbot::cli {
namespace {

struct Options {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8000;
  std::string directory = "data/local";
  bool is_in_memory = false;
  engine::Durability durability = engine::Durability::kFsync;
};

int ServeLocally(const Options& options) {
  StopSignal stop_signal;  // before any thread is there
  engine::LocalApiOptions engine_options;
  engine_options.durability = options.durability;
  if (options.is_in_memory) {
    engine_options.storage = engine::StorageKind::kMemory;
  } else {
    if (const auto made = MakeDataDirectory(options.directory); !made) {
      return Fail(kExitDataDirectory, made.error());
    }
    engine_options.data_directory = options.directory;
  }
  const std::size_t file_limit = RaiseFileLimit();
  auto api = engine::LocalApi::Open(std::move(engine_options));
  if (!api) return Fail(kExitDataDirectory, api.error().message);

  http::ServerOptions server_options;
  server_options.host = options.host;
  server_options.port = options.port;
  server_options.max_connections = ConnectionsWithin(file_limit);
  server_options.max_body_bytes = dynamodb_server::kMaxRequestBytes;
  http::Server server(
      std::move(server_options),
      dynamodb_server::MakeEndpoint({.database = {.api = api->get(), .streams = api->get()}}));
  if (const auto started = server.Start(); !started) return Fail(kExitAddress, started.error());
  std::printf("DynamoDB is ready at http://%s:%u (%s)\n", options.host.c_str(),
              static_cast<unsigned>(server.port()),
              options.is_in_memory ? "in memory" : options.directory.c_str());
  std::fflush(stdout);

  const std::string_view signal = stop_signal.Wait();
  stop_signal.Release();
  base::Log(base::Level::kInfo, "stopping", {{"signal", signal}});
  server.Stop();
  api->reset();  // before the event loops, for which a late answer may arrive
  return kExitOk;
}

}  // namespace

void AddDbLocalCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand(
      "local", "Serve the built-in DynamoDB to other programs until SIGTERM or Ctrl-C.");
  command->add_option("--host", options->host, "the address to listen on")->capture_default_str();
  command->add_option("--port", options->port, "the port; 0: any free one")->capture_default_str();
  auto* data = command->add_option("--data", options->directory, "where the tables are kept")
                   ->capture_default_str();
  command->add_flag("--in-memory", options->is_in_memory, "forget everything at the end")
      ->excludes(data);
  const std::map<std::string, engine::Durability> durabilities = {
      {"fsync", engine::Durability::kFsync}, {"relaxed", engine::Durability::kRelaxed}};
  command
      ->add_option("--durability", options->durability,
                   "fsync: a write is on disk when answered; relaxed: within a second")
      ->transform(CLI::CheckedTransformer(durabilities))
      ->default_str("fsync");
  command->callback([&chosen, options] { chosen = [options] { return ServeLocally(*options); }; });
}

}  // namespace flavorbot::cli
