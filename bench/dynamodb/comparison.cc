#include "comparison.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "http_client.h"
#include "server_process.h"
#include "workloads.h"

namespace flavorbot::bench {
namespace {

using Status = std::expected<void, std::string>;

constexpr auto kSettleTime = std::chrono::milliseconds(500);
// A warm-up of our own programs needs no more: nothing is compiled while they run.
constexpr std::size_t kWarmUpOfNative = 5'000;

struct Figures {
  LoadResult load;
  double cpu_seconds = 0;
  double resident_mb = 0;

  double rate() const { return static_cast<double>(load.latencies_us.size()) / load.seconds; }
  double cpu_us() const {
    return cpu_seconds * 1e6 / static_cast<double>(load.latencies_us.size());
  }
  // REQUIRES: latencies sorted.
  double percentile_us(double part) const {
    const auto count = static_cast<double>(load.latencies_us.size());
    return load.latencies_us[static_cast<std::size_t>(count * part)];
  }
};

struct Running {
  ServerKind kind;
  std::unique_ptr<ServerProcess> process;
  double idle_mb = 0;
  Figures figures;
};

bool IsVirtualMachine(ServerKind kind) {
  return kind == ServerKind::kDynamoDbLocal || kind == ServerKind::kDynalite;
}

// What a goal is a ratio of.
const Running* Find(const std::vector<Running>& servers, ServerKind kind) {
  const auto found = std::ranges::find(servers, kind, &Running::kind);
  return found != servers.end() ? &*found : nullptr;
}

void PrintRatio(const Running* base, double ratio) {
  if (base == nullptr) {
    std::printf(" %9s", "-");
  } else {
    std::printf(" %8.2fx", ratio);
  }
}

class Comparer {
 public:
  explicit Comparer(const ComparisonOptions& options) : options_(options) {}

  Status Run() {
    for (const auto kind : options_.servers) {
      if (auto started = Start(kind, 0); !started) return started;
    }
    PrintStarts();
    for (auto& server : servers_) {
      if (auto made = MakeItems(server.process->port()); !made) return made;
    }
    for (const auto& workload :
         {GetItemWorkload(), QueryWorkload(), PutItemWorkload(), UpdateItemWorkload()}) {
      if (auto measured = Measure(workload); !measured) return measured;
    }
    return {};
  }

 private:
  Status Start(ServerKind kind, std::size_t answer_bytes) {
    const auto port = FreePort();
    const auto command = CommandOf(kind, options_.programs, port,
                                   options_.scratch / std::to_string(port), answer_bytes);
    if (!command) {
      std::printf("%s is not installed and left out\n", std::string(NameOf(kind)).c_str());
      return {};
    }
    auto process = ServerProcess::Start(*command, port);
    if (!process) return std::unexpected(process.error());
    servers_.push_back({.kind = kind, .process = std::move(*process)});
    return {};
  }

  void PrintStarts() {
    std::this_thread::sleep_for(kSettleTime);
    std::printf("\n%-22s %18s %12s %12s\n", "empty", "first answer, ms", "its CPU, ms", "idle, MB");
    for (auto& server : servers_) {
      server.idle_mb = server.process->Usage().resident_mb;
      std::printf("%-22s %18.0f %12.0f %12.1f\n", std::string(NameOf(server.kind)).c_str(),
                  server.process->start_time().count(), server.process->start_cpu_ms(),
                  server.idle_mb);
    }
  }

  // The same server with an answer that is there already, as large as ours.
  Status StartFixedAnswer(const Workload& workload) {
    const auto& text = workload.requests.front();
    const auto body = text.substr(text.find("\r\n\r\n") + 4);
    const auto answer = CallOnce(servers_.front().process->port(), workload.action, body);
    if (!answer) return std::unexpected(answer.error());
    return Start(ServerKind::kFixedAnswer, answer->size());
  }

  Status Measure(const Workload& workload) {
    if (auto started = StartFixedAnswer(workload); !started) return started;
    Status measured;
    for (auto& server : servers_) {
      server.figures = {};
      if (measured) measured = WarmUp(server, workload);
    }
    for (unsigned round = 0; round < options_.rounds; ++round) {
      for (auto& server : servers_) {
        if (measured) measured = MeasureOnce(server, workload);
      }
    }
    if (measured) Print(workload);
    servers_.pop_back();
    return measured;
  }

  Status WarmUp(Running& server, const Workload& workload) {
    LoadOptions load{.port = server.process->port(), .connections = options_.connections};
    load.time = std::chrono::seconds(60);
    load.requests = IsVirtualMachine(server.kind)
                        ? options_.warm_up_requests
                        : std::min(kWarmUpOfNative, options_.warm_up_requests);
    // dynalite gets no faster, and answers a Query in milliseconds.
    if (server.kind == ServerKind::kDynalite) load.time = std::chrono::seconds(3);
    const auto result = Load(load, Circle(workload));
    if (!result) return std::unexpected(Told(server, result.error()));
    return {};
  }

  Status MeasureOnce(Running& server, const Workload& workload) {
    const auto before = server.process->Usage();
    auto result = Load({.port = server.process->port(),
                        .connections = options_.connections,
                        .time = std::chrono::duration<double>(options_.seconds)},
                       Circle(workload));
    if (!result) return std::unexpected(Told(server, result.error()));
    if (result->refused > 0) return std::unexpected(Told(server, result->first_refusal));
    const auto after = server.process->Usage();
    server.figures.load.Add(std::move(*result));
    server.figures.cpu_seconds += after.cpu_seconds - before.cpu_seconds;
    server.figures.resident_mb = after.resident_mb;
    return {};
  }

  std::string Told(const Running& server, const std::string& what) {
    return std::string(NameOf(server.kind)) + ": " + what;
  }

  void Print(const Workload& workload) {
    std::printf("\n%-22s %9s %9s %9s %9s %9s | %9s %9s %9s\n", std::string(workload.name).c_str(),
                "req/s", "p50, us", "p99, us", "CPU, us", "RSS, MB", "rate", "1 / CPU", "rate");
    std::printf("%-22s %9s %9s %9s %9s %9s | %19s %9s\n", "", "", "", "", "", "",
                "of DynamoDB Local's", "of fixed");
    const auto* amazon = Find(servers_, ServerKind::kDynamoDbLocal);
    const auto* fixed = Find(servers_, ServerKind::kFixedAnswer);
    for (auto& server : servers_) {
      std::ranges::sort(server.figures.load.latencies_us);
      const auto& figures = server.figures;
      std::printf("%-22s %9.0f %9.0f %9.0f %9.1f %9.1f |", std::string(NameOf(server.kind)).c_str(),
                  figures.rate(), figures.percentile_us(0.50), figures.percentile_us(0.99),
                  figures.cpu_us(), figures.resident_mb);
      PrintRatio(amazon, amazon != nullptr ? figures.rate() / amazon->figures.rate() : 0);
      PrintRatio(amazon, amazon != nullptr ? amazon->figures.cpu_us() / figures.cpu_us() : 0);
      PrintRatio(fixed, fixed != nullptr ? figures.rate() / fixed->figures.rate() : 0);
      std::printf("\n");
    }
    std::fflush(stdout);
  }

  const ComparisonOptions& options_;
  std::vector<Running> servers_;
};

}  // namespace

std::expected<void, std::string> Compare(const ComparisonOptions& options) {
  return Comparer(options).Run();
}

}  // namespace flavorbot::bench
