// differential: random requests to our engine and to Amazon's DynamoDB Local, and where they answer
// differently.
//
//   differential --ours URL --theirs URL [--theirs URL ...] [--requests N] [--seed N] [--threads N]
//                [--seconds N] [--differences N] [--round N] [--kinds 1]
//
// Of several of Amazon's engines each is asked 100,000 requests, and the last what is left: an
// engine becomes three times slower with what it has been asked. Ends after N requests, seconds or
// kinds of unexplained differences, whichever comes first;
// --round runs that one sequence of the seed alone; --kinds also tells which kinds of differences
// each explanation was for. Tells how far it is now and then. Exit code 1: there were unexplained
// differences.
#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "round.h"

namespace flavorbot::differential {
namespace {

constexpr std::uint64_t kRequestsAnEngine = 100'000;

struct Options {
  conformance::HttpAddress ours;
  std::vector<conformance::HttpAddress> theirs;
  std::uint64_t requests = 10'000;
  std::uint64_t seed = 1;
  std::uint64_t threads = 6;
  std::uint64_t seconds = 3600;
  std::uint64_t differences = 40;
  bool kinds = false;
  std::optional<std::uint64_t> round;
};

std::optional<Options> Parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    const char* value = argv[i + 1];
    const auto number = [&] { return std::strtoull(value, nullptr, 10); };
    std::optional<conformance::HttpAddress> address;
    if (name == "--ours" || name == "--theirs") {
      address = conformance::ParseAddress(value);
      if (!address) return std::nullopt;
      if (name == "--ours") options.ours = *address;
      if (name == "--theirs") options.theirs.push_back(*address);
    } else if (name == "--requests") {
      options.requests = number();
    } else if (name == "--seed") {
      options.seed = number();
    } else if (name == "--threads") {
      options.threads = number();
    } else if (name == "--seconds") {
      options.seconds = number();
    } else if (name == "--differences") {
      options.differences = number();
    } else if (name == "--kinds") {
      options.kinds = number() != 0;
    } else if (name == "--round") {
      options.round = number();
    } else {
      return std::nullopt;
    }
  }
  if (argc % 2 == 0 || options.ours.host.empty() || options.theirs.empty()) return std::nullopt;
  return options;
}

constexpr std::chrono::seconds kProgress{30};
// Rounds in which Amazon's engine gives no answer; with more, it isn't there.
constexpr std::uint64_t kMostAbandoned = 100;

// The whole run, shared by its threads.
class Run {
 public:
  explicit Run(Options options) : options_(std::move(options)) {}

  int Execute() {
    began_ = std::chrono::steady_clock::now();
    next_progress_ = began_ + kProgress;
    deadline_ = began_ + std::chrono::seconds(options_.seconds);
    std::vector<std::thread> threads;
    const std::uint64_t count = options_.round ? 1 : options_.threads;
    for (std::uint64_t i = 0; i < count; ++i) threads.emplace_back([this] { Work(); });
    for (std::thread& thread : threads) thread.join();
    Report(Seconds());
    if (abandoned_ > kMostAbandoned) return 2;
    return findings_.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
  }

 private:
  void Work() {
    while (true) {
      const std::uint64_t number = options_.round ? *options_.round : next_round_++;
      if (requests_ >= options_.requests || std::chrono::steady_clock::now() >= deadline_) return;
      const Sequence sequence = MakeSequence(options_.seed, number);
      const Engines engines = EnginesNow();
      Outcome outcome = RunSequence(engines, sequence);
      requests_ += outcome.requests;
      if (outcome.abandoned && ++abandoned_ > kMostAbandoned) return;
      calls_ += outcome.calls;
      for (Finding& finding : outcome.findings) Note(engines, std::move(finding));
      const std::lock_guard lock(mutex_);
      for (const auto& [name, kinds] : outcome.explained) {
        for (const auto& [signature, count] : kinds) explained_[name][signature] += count;
      }
      Progress();
      if (options_.round || findings_.size() >= options_.differences) return;
    }
  }

  Engines EnginesNow() const {
    const std::uint64_t engine =
        std::min<std::uint64_t>(requests_ / kRequestsAnEngine, options_.theirs.size() - 1);
    return {options_.ours, options_.theirs[engine]};
  }

  void Note(const Engines& engines, Finding finding) {
    const std::string signature = finding.difference.Signature();
    {
      const std::lock_guard lock(mutex_);
      if (findings_[signature]++ > 0) return;
    }
    if (std::chrono::steady_clock::now() < deadline_) {
      finding = Shrink(engines, std::move(finding));
    }
    const std::lock_guard lock(mutex_);
    std::printf("\n%s\n  replay: tests/differential/run --seed %llu --round %llu\n",
                signature.c_str(), static_cast<unsigned long long>(options_.seed),
                static_cast<unsigned long long>(finding.sequence.number));
    for (std::size_t i = 0; i < finding.sequence.shapes.size(); ++i) {
      const json::object table = CreateTableBody(*finding.sequence.shapes[i], kTableNames[i]);
      std::printf("  CreateTable %s\n", json::serialize(table).c_str());
    }
    for (const Request& request : finding.sequence.requests) {
      std::printf("  %s %s\n", request.action.c_str(),
                  json::serialize(request.body).substr(0, 3000).c_str());
    }
    std::printf("  ours:   %s\n  theirs: %s\n", finding.difference.ours.c_str(),
                finding.difference.theirs.c_str());
    std::fflush(stdout);
  }

  double Seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }

  // REQUIRES: the lock.
  void Progress() {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_progress_) return;
    next_progress_ = now + kProgress;
    std::fprintf(stderr, "%llu requests in %.0f s, %zu kinds of unexplained differences\n",
                 static_cast<unsigned long long>(requests_.load()), Seconds(), findings_.size());
  }

  void Report(double seconds) {
    std::printf("\nexplained:\n");
    for (const auto& [name, kinds] : explained_) {
      std::size_t sum = 0;
      for (const auto& [signature, count] : kinds) sum += count;
      std::printf("%8zu  %s\n", sum, name.c_str());
      if (!options_.kinds) continue;
      for (const auto& [signature, count] : kinds) {
        std::printf("          %8zu  %s\n", count, signature.c_str());
      }
    }
    if (!findings_.empty()) std::printf("unexplained:\n");
    for (const auto& [signature, count] : findings_) {
      std::printf("%8zu  %s\n", count, signature.c_str());
    }
    std::printf("%llu requests (%llu calls) in %.0f s, %zu kinds of unexplained differences\n",
                static_cast<unsigned long long>(requests_.load()),
                static_cast<unsigned long long>(calls_.load()), seconds, findings_.size());
    if (abandoned_ > 0) {
      std::printf("%llu rounds abandoned: Amazon's engine didn't answer\n",
                  static_cast<unsigned long long>(abandoned_.load()));
    }
  }

  const Options options_;
  std::chrono::steady_clock::time_point began_;
  std::chrono::steady_clock::time_point deadline_;
  std::chrono::steady_clock::time_point next_progress_;
  std::atomic<std::uint64_t> next_round_{0};
  std::atomic<std::uint64_t> requests_{0};
  std::atomic<std::uint64_t> calls_{0};
  std::atomic<std::uint64_t> abandoned_{0};
  std::mutex mutex_;
  std::map<std::string, Kinds> explained_;
  Kinds findings_;
};

}  // namespace
}  // namespace flavorbot::differential

int main(int argc, char** argv) {
  const auto options = flavorbot::differential::Parse(argc, argv);
  if (!options) {
    std::fprintf(
        stderr,
        "usage: differential --ours URL --theirs URL [--theirs URL ...] [--requests N] "
        "[--seed N] [--threads N] [--seconds N] [--differences N] [--round N] [--kinds 1]\n");
    return 2;
  }
  curl_global_init(CURL_GLOBAL_DEFAULT);
  const int exit_code = flavorbot::differential::Run(*options).Execute();
  curl_global_cleanup();
  return exit_code;
}
