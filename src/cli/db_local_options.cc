#include "cli/db_local_options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <map>

#include "base/iso8601.h"

namespace flavorbot::cli {
namespace {

using dynamodb_server::ClockFlow;
using dynamodb_server::Latency;

// A call is given up after 30 seconds.
constexpr std::int64_t kLongestLatencyMs = 20'000;
constexpr std::uint32_t kLongestIndexDelayMs = 3'600'000;

std::optional<std::chrono::milliseconds> ParseMilliseconds(std::string_view text) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || rest != end || value < 0 || value > kLongestLatencyMs) {
    return std::nullopt;
  }
  return std::chrono::milliseconds{value};
}

// CLI11's way to say that a text has to be read by `parse` into `out`.
template <typename T, typename Parse>
auto Into(T& out, Parse parse, std::string message) {
  return [&out, parse, message = std::move(message)](const std::string& text) {
    const auto parsed = parse(text);
    if (!parsed) throw CLI::ValidationError(message);
    out = *parsed;
  };
}

void AddServing(CLI::App& command, DbLocalOptions& options) {
  command.add_option("--host", options.host, "the address to listen on")->capture_default_str();
  command.add_option("--port", options.port, "the port; 0: any free one")->capture_default_str();
  auto* data = command.add_option("--data", options.directory, "where the tables are kept")
                   ->capture_default_str();
  command.add_flag("--in-memory", options.is_in_memory, "forget everything at the end")
      ->excludes(data);
  const std::map<std::string, engine::Durability> durabilities = {
      {"fsync", engine::Durability::kFsync}, {"relaxed", engine::Durability::kRelaxed}};
  command
      .add_option("--durability", options.durability,
                  "fsync: a write is on disk when answered; relaxed: within a second")
      ->transform(CLI::CheckedTransformer(durabilities))
      ->default_str("fsync");
  command
      .add_option_function<std::string>(
          "--memory",
          Into(options.memory_bytes, ParseMemorySize,
               "--memory is a size such as 512M or 6G, of at least 8M"),
          "what data may take in memory: read from disk, and not yet in its files")
      ->type_name("SIZE")
      ->default_str("96M");
}

void AddAccess(CLI::App& command, DbLocalOptions& options) {
  command
      .add_option("--credentials", options.credentials,
                  "verify signatures against this key and secret, or all in this shared "
                  "credentials file; may be repeated; without it any key will do")
      ->type_name("FILE_OR_KEY:SECRET")
      ->allow_extra_args(false);
  command.add_flag("--per-credentials", options.per_credentials,
                   "a database for each access key and region, instead of one for all");
}

void AddForTesting(CLI::App& command, DbLocalOptions& options) {
  constexpr const char* kGroup = "For testing applications";
  command.add_flag("--throttle", options.throttle, "enforce the provisioned throughput of tables")
      ->group(kGroup);
  command
      .add_option("--fault-rate", options.fault_rate,
                  "this share of calls fails, before or after it took place")
      ->check(CLI::Range(0.0, 1.0))
      ->group(kGroup);
  command
      .add_option("--seed", options.seed,
                  "chooses the calls that fail and how long each takes; default: at random")
      ->group(kGroup);
  command
      .add_option_function<std::string>(
          "--latency",
          Into(options.latency, ParseLatency, "--latency is MS or MS-MS, of at most 20000"),
          "how long each call takes at least, in milliseconds")
      ->type_name("MS[-MS]")
      ->group(kGroup);
  command
      .add_option("--index-delay", options.index_delay_ms,
                  "global indexes are read as of so many milliseconds ago")
      ->check(CLI::Range(std::uint32_t{0}, kLongestIndexDelayMs))
      ->type_name("MS")
      ->group(kGroup);
  command
      .add_option_function<std::string>(
          "--clock",
          Into(options.clock, ParseClock,
               "--clock is \"now\" or a time such as 2030-01-01T00:00:00Z, and may end in "
               "\",fixed\""),
          "the time of day, settable while it runs; \"now\" or 2030-01-01T00:00:00Z, and "
          "\",fixed\" if it shall stand still")
      ->type_name("TIME[,fixed]")
      ->group(kGroup);
}

}  // namespace

std::optional<Latency> ParseLatency(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto least = ParseMilliseconds(text.substr(0, dash));
  const auto most =
      dash == std::string_view::npos ? least : ParseMilliseconds(text.substr(dash + 1));
  if (!least || !most || *least > *most) return std::nullopt;
  return Latency{.least = *least, .most = *most};
}

std::optional<ClockOption> ParseClock(std::string_view text) {
  constexpr std::string_view kFixed = ",fixed";
  ClockOption clock;
  if (text.ends_with(kFixed)) {
    clock.flow = ClockFlow::kStands;
    text.remove_suffix(kFixed.size());
  }
  if (text == "now") return clock;
  clock.start = base::ParseIso8601(text);
  if (!clock.start || *clock.start < base::TimePoint{}) return std::nullopt;
  return clock;
}

void AddDbLocalOptions(CLI::App& command, DbLocalOptions& options) {
  AddServing(command, options);
  AddAccess(command, options);
  AddForTesting(command, options);
}

std::string DescribeForTesting(const DbLocalOptions& options) {
  std::string text;
  const auto add = [&text](const std::string& part) { text.append("; ").append(part); };
  if (!options.credentials.empty()) add("signatures are verified");
  if (options.per_credentials) add("a database for each access key and region");
  if (options.throttle) add("throttled");
  if (options.fault_rate > 0) {
    char rate[32];
    const auto end = std::to_chars(rate, rate + sizeof rate, options.fault_rate).ptr;
    add(std::string(rate, end) + " of calls fail");
  }
  if (options.latency) {
    add("calls take " + std::to_string(options.latency->least.count()) + " to " +
        std::to_string(options.latency->most.count()) + " ms more");
  }
  if ((options.fault_rate > 0 || options.latency) && options.seed) {
    add("seed " + std::to_string(*options.seed));
  }
  if (options.index_delay_ms > 0) {
    add("global indexes are " + std::to_string(options.index_delay_ms) + " ms behind");
  }
  if (options.clock) {
    const bool stands = options.clock->flow == ClockFlow::kStands;
    add(std::string("a clock of its own") + (stands ? " that stands still" : ""));
  }
  return text;
}

}  // namespace flavorbot::cli
