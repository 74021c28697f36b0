#include "cli/serve.h"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/exit_code.h"
#include "cli/serving.h"
#include "cli/settings.h"
#include "cli/stop_signal.h"

namespace flavorbot::cli {
namespace {

int Serve(const Overrides& overrides) {
  StopSignal stop_signal;  // before any thread is there
  const auto settings = LoadSettings(overrides);
  if (!settings) return Fail(kExitUnusable, settings.error());
  if (const auto faults = UnsafeForProduction(*settings); !faults.empty()) {
    for (const std::string& fault : faults) Fail(kExitUnusable, fault);
    return kExitUnusable;
  }
  base::SetLogLevel(settings->log_level);

  auto serving = Serving::Start(*settings);
  if (!serving) return Fail(serving.error().exit_code, serving.error().message);
  std::printf("FlavorBot is ready at %s\n", (*serving)->url().c_str());
  std::fflush(stdout);

  const std::string_view signal = stop_signal.Wait();
  stop_signal.Release();
  base::Log(base::Level::kInfo, "stopping", {{"signal", signal}});
  (*serving)->Stop();
  base::Log(base::Level::kInfo, "stopped");
  return kExitOk;
}

}  // namespace

void AddServeCommand(CLI::App& parent, Action& chosen) {
  const auto overrides = std::make_shared<Overrides>();
  CLI::App* command = parent.add_subcommand("serve", "Serve the app until SIGTERM or Ctrl-C.");
  command->add_option("--host", overrides->host, "the address to listen on (FLAVORBOT_HOST)");
  command->add_option("--port", overrides->port, "the port; 0: any free one (FLAVORBOT_PORT)");
  command->add_option("--data-dir", overrides->data_directory,
                      "what this machine keeps (FLAVORBOT_DATA_DIR)");
  command->add_option("--durability", overrides->durability,
                      "fsync or relaxed (FLAVORBOT_DURABILITY)");
  command->footer([] { return SettingsHelp(); });
  command->callback([&chosen, overrides] { chosen = [overrides] { return Serve(*overrides); }; });
}

}  // namespace flavorbot::cli
