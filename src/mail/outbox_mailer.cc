#include "mail/outbox_mailer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <vector>

#include "base/clock.h"
#include "base/iso8601.h"
#include "base/log.h"
#include "base/utf8.h"
#include "mail/mime.h"

namespace flavorbot::mail {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFiles = 1000;
constexpr std::size_t kMaxWaiting = 200;

Error DiskError(const std::string& what, int number) {
  return Error{ErrorCode::kUnavailable,
               "outbox: " + what + ": " + std::generic_category().message(number)};
}

// Removes the oldest files so that one more fits; their names begin with the time.
void MakeRoom(const fs::path& folder) {
  std::vector<fs::path> kept;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".eml") kept.push_back(entry->path());
  }
  if (kept.size() < kMaxFiles) return;
  std::ranges::sort(kept);
  kept.resize(kept.size() - kMaxFiles + 1);
  for (const fs::path& path : kept) fs::remove(path, error);
}

Result<void> Keep(const fs::path& folder, const std::string& name, const std::string& content) {
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
    return std::unexpected(DiskError("can't make " + folder.string(), errno));
  }
  MakeRoom(folder);
  const std::string unfinished = folder / (name + ".part");
  const int file = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return std::unexpected(DiskError("can't make " + unfinished, errno));
  std::string_view rest = content;
  int failed = 0;
  while (!rest.empty() && failed == 0) {
    const ssize_t written = ::write(file, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      failed = errno;
    }
  }
  ::close(file);
  if (failed == 0 && ::rename(unfinished.c_str(), (folder / name).c_str()) != 0) failed = errno;
  if (failed == 0) return {};
  ::unlink(unfinished.c_str());
  return std::unexpected(DiskError("can't write " + name, failed));
}

// 2026-11-22T21-28-00.123Z-<random>.eml: sorted by time, and a file name everywhere.
std::string FileName(base::TimePoint time, const std::string& unique) {
  std::string name = base::FormatIso8601(time);
  std::ranges::replace(name, ':', '-');
  return name + '-' + unique + ".eml";
}

}  // namespace

OutboxMailer::OutboxMailer(fs::path folder, Mailbox from, LinkLogging link_logging)
    : folder_(std::move(folder)),
      from_(std::move(from)),
      link_logging_(link_logging),
      workers_({.threads = 1, .max_queued = kMaxWaiting, .niceness = 0, .name = "outbox"}) {}

boost::asio::awaitable<Result<void>> OutboxMailer::Send(Message message,
                                                        std::chrono::steady_clock::time_point) {
  if (!IsAddress(message.to) || !IsSubject(message.subject) || !base::IsUtf8(message.text) ||
      !base::IsUtf8(message.html)) {
    co_return std::unexpected(
        Error{ErrorCode::kInvalidMessage, "the address, the subject or the text can't be mailed"});
  }
  const Envelope envelope{from_, base::SystemClock().Now(), base::NewUserId(base::SystemRandom())};
  const std::string name = FileName(envelope.date, envelope.unique);
  auto kept = co_await workers_.Run(
      [folder = folder_, name, content = RenderMime(message, envelope, BodyEncoding::k8Bit)] {
        return Keep(folder, name, content);
      });
  if (!kept) {
    co_return std::unexpected(Error{ErrorCode::kBusy, "too many mails are waiting to be kept"});
  }
  if (*kept && link_logging_ == LinkLogging::kOn) {
    base::Log(base::Level::kInfo, "mail kept in the outbox",
              {{"to", message.to},
               {"subject", message.subject},
               {"file", (folder_ / name).string()},
               {"link", message.link}});
  }
  co_return *std::move(kept);
}

}  // namespace flavorbot::mail
