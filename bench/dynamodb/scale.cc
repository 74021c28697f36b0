#include "scale.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

#include "http_client.h"
#include "server_process.h"
#include "workloads.h"

namespace flavorbot::bench {
namespace {

using Status = std::expected<void, std::string>;

constexpr unsigned kScanSegments = 16;
constexpr auto kLoadLimit = std::chrono::minutes(30);

std::uintmax_t BytesIn(const std::filesystem::path& directory) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

// What follows `"name":` in a JSON text as DynamoDB's servers write it, a whole object; empty when
// there is none.
std::string ObjectAfter(const std::string& json, std::string_view name) {
  const auto at = json.find("\"" + std::string(name) + "\":");
  if (at == std::string::npos) return {};
  const auto begin = json.find('{', at);
  int depth = 0;
  for (auto end = begin; end < json.size(); ++end) {
    if (json[end] == '{') ++depth;
    if (json[end] == '}' && --depth == 0) return json.substr(begin, end + 1 - begin);
  }
  return {};
}

class Directory {
 public:
  Directory(const ScaleOptions& options, std::string name, std::size_t items)
      : options_(options), path_(options.scratch / name), items_(items) {}

  std::expected<std::unique_ptr<ServerProcess>, std::string> Open() const {
    const auto port = FreePort();
    auto command = CommandOf(ServerKind::kRelaxed, options_.programs, port, path_, 0);
    command->insert(command->end(), {"--memory", options_.memory});
    return ServerProcess::Start(*command, port);
  }

  Status Fill() const {
    auto server = Open();
    if (!server) return std::unexpected(server.error());
    if (auto made = MakeNumberedTable((*server)->port()); !made) return made;
    const auto before = (*server)->Usage();
    const auto result =
        Load({.port = (*server)->port(), .connections = options_.connections, .time = kLoadLimit},
             PutNumbered(items_));
    if (!result) return std::unexpected(result.error());
    if (result->refused > 0) return std::unexpected(result->first_refusal);
    const auto after = (*server)->Usage();
    const auto items = static_cast<double>(items_);
    std::printf("%zu items: loaded in %.1f s, %.0f items/s, %.1f us of CPU each", items_,
                result->seconds, items / result->seconds,
                (after.cpu_seconds - before.cpu_seconds) * 1e6 / items);
    server->reset();  // which writes what is in memory
    std::printf("; %.1f bytes on disk each\n", static_cast<double>(BytesIn(path_)) / items);
    std::fflush(stdout);
    return {};
  }

  std::size_t items() const { return items_; }

 private:
  const ScaleOptions& options_;
  std::filesystem::path path_;
  std::size_t items_;
};

// Reads all of the table once, so that what fits into memory is there.
Status ScanAll(ServerProcess& server) {
  for (unsigned segment = 0; segment < kScanSegments; ++segment) {
    std::string start;
    do {
      std::string body = R"({"TableName":"numbered","Select":"COUNT","TotalSegments":)" +
                         std::to_string(kScanSegments) + ",\"Segment\":" + std::to_string(segment);
      if (!start.empty()) body += ",\"ExclusiveStartKey\":" + start;
      const auto page = CallOnce(server.port(), "Scan", body + "}");
      if (!page) return std::unexpected(page.error());
      start = ObjectAfter(*page, "LastEvaluatedKey");
    } while (!start.empty());
  }
  return {};
}

// A directory's server while it is read from.
struct Reading {
  const Directory* directory = nullptr;
  std::unique_ptr<ServerProcess> server;
  LoadResult load;
  double cpu_seconds = 0;

  double rate() const { return static_cast<double>(load.latencies_us.size()) / load.seconds; }
};

Status Read(Reading& reading, const ScaleOptions& options) {
  const auto before = reading.server->Usage();
  auto result = Load({.port = reading.server->port(),
                      .connections = options.connections,
                      .time = std::chrono::duration<double>(options.seconds)},
                     GetNumbered(reading.directory->items()));
  if (!result) return std::unexpected(result.error());
  if (result->refused > 0) return std::unexpected(result->first_refusal);
  reading.cpu_seconds += reading.server->Usage().cpu_seconds - before.cpu_seconds;
  reading.load.Add(std::move(*result));
  return {};
}

void Print(Reading& reading) {
  auto& times = reading.load.latencies_us;
  std::ranges::sort(times);
  std::printf("%12zu items: GetItem %.0f/s, p50 %u us, p99 %u us, %.1f us of CPU, RSS %.0f MB\n",
              reading.directory->items(), reading.rate(), times[times.size() / 2],
              times[times.size() * 99 / 100],
              reading.cpu_seconds * 1e6 / static_cast<double>(times.size()),
              reading.server->Usage().resident_mb);
}

}  // namespace

std::expected<void, std::string> MeasureScale(const ScaleOptions& options) {
  const Directory few(options, "few", options.few_items);
  const Directory many(options, "many", options.items);
  Reading of_few{.directory = &few};
  Reading of_many{.directory = &many};
  for (auto* reading : {&of_few, &of_many}) {
    if (auto filled = reading->directory->Fill(); !filled) return filled;
    auto server = reading->directory->Open();
    if (!server) return std::unexpected(server.error());
    reading->server = std::move(*server);
    std::printf("%12zu items: first answer after %.0f ms and %.0f ms of CPU, RSS %.1f MB\n",
                reading->directory->items(), reading->server->start_time().count(),
                reading->server->start_cpu_ms(), reading->server->Usage().resident_mb);
    std::fflush(stdout);
    reading->server->AwaitIdle();
    if (auto scanned = ScanAll(*reading->server); !scanned) return scanned;
  }
  for (unsigned round = 0; round < options.rounds; ++round) {
    for (auto* reading : {&of_few, &of_many}) {
      if (auto read = Read(*reading, options); !read) return read;
    }
  }
  Print(of_few);
  Print(of_many);
  std::printf("GetItem among many is at %.0f %% of its rate among few\n",
              100 * of_many.rate() / of_few.rate());
  return {};
}

}  // namespace flavorbot::bench
