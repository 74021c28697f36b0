#include "server_process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>

#include "http_client.h"

namespace flavorbot::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kPollInterval = std::chrono::milliseconds(1);
constexpr auto kStartLimit = std::chrono::seconds(60);
constexpr auto kStopLimit = std::chrono::seconds(10);
constexpr auto kIdleLimit = std::chrono::minutes(5);
constexpr auto kIdleInterval = std::chrono::seconds(1);
constexpr double kIdleCpuSeconds = 0.03;

std::string ReadFile(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

[[noreturn]] void Become(const std::vector<std::string>& command) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int null = open("/dev/null", O_RDWR);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(null, stream);
  std::vector<char*> arguments;
  for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments.front(), arguments.data());
  _exit(127);
}

}  // namespace

std::expected<std::unique_ptr<ServerProcess>, std::string> ServerProcess::Start(
    std::vector<std::string> command, std::uint16_t port) {
  const auto begun = Clock::now();
  const pid_t pid = fork();
  if (pid < 0) return std::unexpected("fork failed");
  if (pid == 0) Become(command);
  std::unique_ptr<ServerProcess> server(new ServerProcess(pid, port));
  while (!CallOnce(port, "ListTables", "{}")) {
    if (server->HasEnded()) return std::unexpected(command.front() + " ended at once");
    if (Clock::now() - begun > kStartLimit) {
      return std::unexpected(command.front() + " doesn't answer");
    }
    std::this_thread::sleep_for(kPollInterval);
  }
  server->start_time_ = Clock::now() - begun;
  server->start_cpu_seconds_ = server->Usage().cpu_seconds;
  return server;
}

bool ServerProcess::HasEnded() {
  if (pid_ > 0 && waitpid(pid_, nullptr, WNOHANG) == pid_) pid_ = -1;
  return pid_ < 0;
}

ServerProcess::~ServerProcess() {
  if (pid_ < 0) return;
  kill(pid_, SIGTERM);
  for (const auto begun = Clock::now(); !HasEnded();) {
    if (Clock::now() - begun > kStopLimit) kill(pid_, SIGKILL);
    std::this_thread::sleep_for(kPollInterval);
  }
}

ProcessUsage ServerProcess::Usage() const {
  const std::string directory = "/proc/" + std::to_string(pid_) + "/";
  // Past the command's name, which may hold anything: fields 3 and on.
  const std::string stat = ReadFile(directory + "stat");
  std::istringstream fields(stat.substr(stat.rfind(')') + 1));
  std::string skipped;
  for (int field = 3; field < 14; ++field) fields >> skipped;
  double user_ticks = 0;
  double system_ticks = 0;
  fields >> user_ticks >> system_ticks;

  std::istringstream statm(ReadFile(directory + "statm"));
  double pages = 0;
  statm >> pages >> pages;
  return {.cpu_seconds = (user_ticks + system_ticks) / static_cast<double>(sysconf(_SC_CLK_TCK)),
          .resident_mb = pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20)};
}

void ServerProcess::AwaitIdle() const {
  const auto begun = Clock::now();
  for (double used = -1; Clock::now() - begun < kIdleLimit;) {
    const double now = Usage().cpu_seconds;
    if (used >= 0 && now - used < kIdleCpuSeconds) return;
    used = now;
    std::this_thread::sleep_for(kIdleInterval);
  }
}

std::uint16_t FreePort() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof(address);
  bind(socket, reinterpret_cast<const sockaddr*>(&address), length);
  getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length);
  close(socket);
  return ntohs(address.sin_port);
}

}  // namespace flavorbot::bench
