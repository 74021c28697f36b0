// power_cut_rounds ROUNDS [SEED]: cuts the power of a disk ROUNDS times while eight writers write
// to it, each time at another moment, in every third round while it opens, drops what was not
// synced (power_cut_disk.h), opens what is left and checks it (check.h). Exit code 0 when every
// round was right.
#include <rocksdb/env.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/await_for_test.h"
#include "crash/check.h"
#include "crash/perform.h"
#include "crash/power_cut_disk.h"
#include "engine/local_api.h"

// RocksDB 7.8 loses a write buffer now and then (one in some 500 power cuts) when every call of its
// files fails; the program that it happens to has no disk any more. So leaks aren't looked for
// here.
extern "C" const char* __asan_default_options();  // NOLINT: the sanitizer's name
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }  // NOLINT

namespace flavorbot::crash {
namespace {

constexpr std::chrono::seconds kLongestRound{10};
constexpr std::uint32_t kMostOperations = 3000;
constexpr std::uint32_t kCallsToOpen = 60;  // that change the disk, about

std::uint32_t ToNumber(std::string_view text) {
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Answered operations of all writers, for the one who waits to cut the power.
class Count {
 public:
  void Add() {
    const std::lock_guard lock(mutex_);
    ++count_;
    changed_.notify_one();
  }
  // A writer has come to its end.
  void End() {
    const std::lock_guard lock(mutex_);
    ++ended_;
    changed_.notify_one();
  }
  // Until there are `count`, or no writer is left.
  void WaitFor(std::uint32_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, kLongestRound, [&] { return count_ >= count || ended_ == kWriters; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint32_t count_ = 0;
  int ended_ = 0;
};

// Writes until an operation fails.
void WriteUntilCut(dynamodb::Api& api, int writer, Progress& progress, Count& answered) {
  for (;;) {
    const auto operation = MakeOperation(writer, progress.next);
    if (!Perform(api, operation)) break;
    Apply(operation, progress.items);
    ++progress.next;
    answered.Add();
  }
  answered.End();
}

// What is wrong, or nothing.
std::optional<std::string> WriteAndCut(const std::filesystem::path& directory, PowerCutDisk& disk,
                                       rocksdb::Env& env, std::uint32_t operations,
                                       std::vector<Progress>& writers) {
  const auto api = engine::LocalApi::Open({.data_directory = directory, .env = &env});
  if (!api) return disk.is_cut() ? std::nullopt : std::optional(api.error().message);
  dynamodb::CallContext context;
  const auto created = Await((*api)->CreateTable(context, MakeTableRequest()));
  if (!created && disk.is_cut()) return std::nullopt;
  if (!created && created.error().code != dynamodb::ErrorCode::kResourceInUseException) {
    return created.error().message;
  }
  Count answered;
  std::vector<std::jthread> threads;
  for (int writer = 0; writer < kWriters; ++writer) {
    threads.emplace_back([&, writer] {
      WriteUntilCut(**api, writer, writers[static_cast<std::size_t>(writer)], answered);
    });
  }
  answered.WaitFor(operations);
  disk.CutPower();
  return std::nullopt;
}

int RunRounds(std::uint32_t rounds, std::uint32_t seed) {
  auto pattern = (std::filesystem::temp_directory_path() / "flavorbot-power-XXXXXX").string();
  const std::filesystem::path directory = ::mkdtemp(pattern.data());
  std::filesystem::create_directory(directory / "limbo");
  std::mt19937 random(seed);
  std::vector<Progress> writers(kWriters);
  Replay replay;
  for (std::uint32_t round = 1; round <= rounds; ++round) {
    const auto disk = std::make_shared<PowerCutDisk>((directory / "limbo").string(),
                                                     static_cast<std::uint32_t>(random()));
    auto env = rocksdb::NewCompositeEnv(disk);
    if (random() % 3 == 0) disk->CutPowerAfter(static_cast<std::uint32_t>(random() % kCallsToOpen));
    auto wrong = WriteAndCut(directory / "table", *disk, *env,
                             static_cast<std::uint32_t>(random() % kMostOperations), writers);
    if (!wrong) {
      disk->DropUnsynced();
      wrong = Check(directory / "table", writers, replay);
    }
    if (wrong) {
      std::cerr << "round " << round << ": " << *wrong << "; data is in " << directory << "\n";
      return 1;
    }
  }
  std::uint64_t operations = 0;
  for (const auto& writer : writers) operations += writer.next;
  std::cout << rounds << " power cuts, " << operations
            << " operations, all as they were answered\n";
  std::filesystem::remove_all(directory);
  // Rounds that wrote nothing would prove nothing.
  return operations > rounds ? 0 : 1;
}

int Main(const std::vector<std::string_view>& arguments) {
  if (arguments.size() < 2 || ToNumber(arguments[1]) == 0) {
    std::cerr << "usage: power_cut_rounds ROUNDS [SEED]\n";
    return 2;
  }
  const auto seed = arguments.size() > 2 ? ToNumber(arguments[2]) : std::random_device{}();
  std::cout << "seed " << seed << std::endl;
  return RunRounds(ToNumber(arguments[1]), seed);
}

}  // namespace
}  // namespace flavorbot::crash

int main(int argc, char** argv) {
  return flavorbot::crash::Main(std::vector<std::string_view>(argv, argv + argc));
}
