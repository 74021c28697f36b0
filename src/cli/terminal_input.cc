#include "cli/terminal_input.h"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace flavorbot::cli {
namespace {

constexpr std::size_t kMaxLineBytes = 64 * 1024;

// While it lives a terminal doesn't show what is typed.
class Unseen {
 public:
  Unseen() : is_terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!is_terminal_) return;
    termios unseen = before_;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    unseen.c_lflag |= ECHONL;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
  }
  ~Unseen() {
    if (is_terminal_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  termios before_{};
  const bool is_terminal_;
};

void Ask(const std::string& question) {
  if (::isatty(STDIN_FILENO) == 0) return;
  std::fputs(question.c_str(), stderr);
  std::fflush(stderr);
}

}  // namespace

// By the byte: what follows the line stays in the input.
std::optional<std::string> AskForLine(const std::string& question) {
  Ask(question);
  std::string line;
  char byte = 0;
  ssize_t got = 0;
  while (line.size() < kMaxLineBytes && (got = ::read(STDIN_FILENO, &byte, 1)) == 1) {
    if (byte == '\n') break;
    line += byte;
  }
  if (got != 1 && line.empty()) return std::nullopt;
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

base::Result<std::string, std::string> AskForNewPassword(const std::string& question) {
  const Unseen unseen;
  auto password = AskForLine(question + ": ");
  if (!password || password->empty()) return std::unexpected("no password is given");
  if (::isatty(STDIN_FILENO) != 0) {
    const auto again = AskForLine(question + ", again: ");
    if (again != password) return std::unexpected("the two passwords differ; nothing was changed");
  }
  return *std::move(password);
}

}  // namespace flavorbot::cli
