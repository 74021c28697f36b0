// crash_rounds ROUNDS [SEED]: kills a writing process ROUNDS times (SIGKILL), each time at another
// moment, opens what it left and checks it (check.h). Exit code 0 when every round was right.
//
// Called with `--write DIRECTORY NEXT...` it is that process.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "crash/check.h"
#include "crash/writer.h"

namespace flavorbot::crash {
namespace {

constexpr int kAcknowledgementsFile = 3;
constexpr int kMostMilliseconds = 250;           // that a writer lives
constexpr int kMostMillisecondsToOpen = 60'000;  // on the slowest machine

std::uint32_t ToNumber(std::string_view text) {
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

struct Child {
  pid_t process = -1;
  int acknowledgements = -1;
};

Child Spawn(const std::filesystem::path& directory, const std::vector<Progress>& writers) {
  std::array<int, 2> pipe_ends;
  if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return {};
  std::vector<std::string> arguments = {"crash_rounds", "--write", directory.string()};
  for (const auto& writer : writers) arguments.push_back(std::to_string(writer.next));
  std::vector<char*> argv;
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], kAcknowledgementsFile);
  Child child{.acknowledgements = pipe_ends[0]};
  if (::posix_spawn(&child.process, "/proc/self/exe", &actions, nullptr, argv.data(), environ) !=
      0) {
    child.process = -1;
  }
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(pipe_ends[1]);
  return child;
}

// Takes one acknowledgement. False: the pipe has ended.
bool Receive(int pipe, std::vector<Progress>& writers) {
  Acknowledgement done;
  if (::read(pipe, &done, sizeof done) != sizeof done) return false;
  auto& progress = writers[done.writer];
  Apply(MakeOperation(static_cast<int>(done.writer), done.number), progress.items);
  progress.next = done.number + 1;
  return true;
}

// Where a writer's time begins.
enum class LimitFrom {
  kStart,        // so that some are killed while they open
  kFirstAnswer,  // so that the others write, however slow the machine is
};

bool WaitForAnswer(const Child& child, std::chrono::milliseconds limit) {
  pollfd waiting{.fd = child.acknowledgements, .events = POLLIN};
  return limit.count() > 0 && ::poll(&waiting, 1, static_cast<int>(limit.count())) > 0;
}

// Lets a writer live until `most` operations were answered or `limit` is over, kills it, and takes
// what it had acknowledged. False: it ended by itself.
bool WriteAndKill(const Child& child, std::size_t most, std::chrono::milliseconds limit,
                  LimitFrom from, std::vector<Progress>& writers) {
  if (from == LimitFrom::kFirstAnswer) {
    WaitForAnswer(child, std::chrono::milliseconds{kMostMillisecondsToOpen});
  }
  const auto end = std::chrono::steady_clock::now() + limit;
  bool open = true;
  for (std::size_t received = 0; open && received < most; ++received) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        end - std::chrono::steady_clock::now());
    if (!WaitForAnswer(child, left)) break;
    open = Receive(child.acknowledgements, writers);
  }
  ::kill(child.process, SIGKILL);
  while (open) open = Receive(child.acknowledgements, writers);
  ::close(child.acknowledgements);
  int status = 0;
  ::waitpid(child.process, &status, 0);
  return WIFSIGNALED(status);
}

int RunRounds(int rounds, std::uint32_t seed) {
  auto pattern = (std::filesystem::temp_directory_path() / "flavorbot-crash-XXXXXX").string();
  const std::filesystem::path directory = ::mkdtemp(pattern.data());
  std::mt19937 random(seed);
  std::vector<Progress> writers(kWriters);
  Replay replay;
  for (int round = 1; round <= rounds; ++round) {
    const auto child = Spawn(directory, writers);
    if (child.process < 0) return 2;
    const std::chrono::milliseconds limit{random() % kMostMilliseconds};
    const auto from = round % 3 == 0 ? LimitFrom::kStart : LimitFrom::kFirstAnswer;
    if (!WriteAndKill(child, random() % 2000, limit, from, writers)) {
      std::cerr << "round " << round << ": the writer failed; data is in " << directory << "\n";
      return 1;
    }
    if (const auto wrong = Check(directory, writers, replay)) {
      std::cerr << "round " << round << ": " << *wrong << "; data is in " << directory << "\n";
      return 1;
    }
  }
  std::uint64_t operations = 0;
  for (const auto& writer : writers) operations += writer.next;
  std::cout << rounds << " rounds, " << operations << " operations, all as they were answered\n";
  std::filesystem::remove_all(directory);
  // Rounds that wrote nothing would prove nothing.
  return operations > static_cast<std::uint64_t>(rounds) ? 0 : 1;
}

int Main(const std::vector<std::string_view>& arguments) {
  if (arguments.size() > 2 && arguments[1] == "--write") {
    std::vector<std::uint32_t> next;
    for (std::size_t i = 3; i < arguments.size(); ++i) next.push_back(ToNumber(arguments[i]));
    if (next.size() != kWriters) return 2;
    return Write(arguments[2], next, kAcknowledgementsFile);
  }
  if (arguments.size() < 2 || ToNumber(arguments[1]) == 0) {
    std::cerr << "usage: crash_rounds ROUNDS [SEED]\n";
    return 2;
  }
  const auto seed = arguments.size() > 2 ? ToNumber(arguments[2]) : std::random_device{}();
  std::cout << "seed " << seed << std::endl;
  return RunRounds(static_cast<int>(ToNumber(arguments[1])), seed);
}

}  // namespace
}  // namespace flavorbot::crash

int main(int argc, char** argv) {
  return flavorbot::crash::Main(std::vector<std::string_view>(argv, argv + argc));
}
