#include "engine/directory_checkpoint.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/short_socket_path.h"
#include "dynamodb/packed_item.h"
#include "engine/checkpoint.h"
#include "engine/checkpoint_socket.h"
#include "engine/keyspace.h"
#include "engine/rocksdb_error.h"
#include "engine/store.h"
#include "engine/table_counters.h"
#include "engine/table_record.h"

namespace flavorbot::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRequest = "checkpoint\n";
constexpr std::string_view kOk = "ok ";
constexpr std::string_view kError = "error ";
constexpr int kAnswerWithinMs = 120'000;  // others may be served first
constexpr std::size_t kMaxAnswerBytes = 4096;

// The line that the holder answers; empty when it gives none in time.
std::string AskHolder(int socket) {
  if (::send(socket, kRequest.data(), kRequest.size(), MSG_NOSIGNAL) !=
      static_cast<ssize_t>(kRequest.size())) {
    return {};
  }
  std::string answer;
  while (answer.size() < kMaxAnswerBytes && !answer.ends_with('\n')) {
    pollfd polled{socket, POLLIN, 0};
    if (::poll(&polled, 1, kAnswerWithinMs) <= 0) return {};
    char buffer[512];
    const auto got = ::recv(socket, buffer, sizeof buffer, 0);
    if (got <= 0) return {};
    answer.append(buffer, static_cast<std::size_t>(got));
  }
  if (answer.ends_with('\n')) answer.pop_back();
  return answer;
}

}  // namespace

struct DirectoryCheckpoint::Source {
  ~Source() {
    if (store) DropCheckpoint(*store, path);
    if (socket >= 0) ::close(socket);  // the holder drops it
  }

  fs::path path;
  std::unique_ptr<Store> store;
  int socket = -1;
};

DirectoryCheckpoint::DirectoryCheckpoint(std::unique_ptr<Source> source)
    : source_(std::move(source)) {}
DirectoryCheckpoint::DirectoryCheckpoint(DirectoryCheckpoint&&) noexcept = default;
DirectoryCheckpoint& DirectoryCheckpoint::operator=(DirectoryCheckpoint&&) noexcept = default;
DirectoryCheckpoint::~DirectoryCheckpoint() = default;

const fs::path& DirectoryCheckpoint::path() const { return source_->path; }

base::Result<DirectoryCheckpoint, OpenError> DirectoryCheckpoint::Take(const fs::path& directory) {
  std::error_code error;
  if (!fs::exists(directory / "FORMAT", error)) {
    return std::unexpected(
        OpenError{OpenErrorCode::kNotADirectory, directory.string() + " holds no tables"});
  }
  auto store = Store::Open({.directory = directory});
  if (!store && store.error().code == OpenErrorCode::kHeldByAnotherProcess) {
    return Ask(directory, store.error());
  }
  if (!store) return std::unexpected(std::move(store).error());
  DropCheckpoints(**store);
  auto path = MakeWholeCheckpoint(**store);
  if (!path) return std::unexpected(std::move(path).error());
  auto source = std::make_unique<Source>();
  source->path = *std::move(path);
  source->store = *std::move(store);
  return DirectoryCheckpoint(std::move(source));
}

base::Result<DirectoryCheckpoint, OpenError> DirectoryCheckpoint::Ask(const fs::path& directory,
                                                                      const OpenError& held) {
  auto source = std::make_unique<Source>();
  const auto absolute = fs::absolute(directory);
  const base::ShortSocketPath address(absolute / kCheckpointSocket);
  source->socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (source->socket < 0 || !address.is_open() ||
      ::connect(source->socket, address.get(), address.size()) != 0) {
    return std::unexpected(OpenError{held.code, held.message +
                                                    ", which can't be asked for its tables: " +
                                                    std::generic_category().message(errno)});
  }
  const auto answer = AskHolder(source->socket);
  if (answer.starts_with(kError)) {
    return std::unexpected(OpenError{OpenErrorCode::kInputOutput, answer.substr(kError.size())});
  }
  if (!answer.starts_with(kOk)) {
    return std::unexpected(OpenError{held.code, held.message + ", which gave no answer"});
  }
  source->path = absolute / answer.substr(kOk.size());
  return DirectoryCheckpoint(std::move(source));
}

base::Result<std::vector<TableContents>, OpenError> ContentsOf(const fs::path& directory) {
  std::error_code error;
  std::unique_ptr<rocksdb::DB> db;
  auto status = OpenCheckpoint(*rocksdb::Env::Default(), fs::absolute(directory, error), db);
  if (!status.ok()) return std::unexpected(ToOpenError(status, directory));
  const auto damaged = [&directory](std::string what) {
    return std::unexpected(ToOpenError(rocksdb::Status::Corruption(std::move(what)), directory));
  };
  std::vector<TableContents> contents;
  const auto range = CatalogRange();
  const rocksdb::Slice end(range.end);
  rocksdb::ReadOptions read;
  read.iterate_upper_bound = &end;
  const std::unique_ptr<rocksdb::Iterator> it(db->NewIterator(read));
  for (it->Seek(range.begin); it->Valid(); it->Next()) {
    const auto bytes = it->value().ToStringView();
    const auto table =
        dynamodb::CheckPacked(bytes) ? FromRecord(dynamodb::Unpack(bytes)) : std::nullopt;
    if (!table) return damaged("a table's record");
    std::string stored;
    status = db->Get(rocksdb::ReadOptions(), CounterKey(table->id), &stored);
    if (!status.ok() && !status.IsNotFound()) {
      return std::unexpected(ToOpenError(status, directory));
    }
    const auto counts = status.ok() ? DecodeCounts(stored) : TableCounts{};
    if (!counts) return damaged("a table's counters");
    contents.push_back({table->name(), counts->table.items, counts->table.bytes});
  }
  if (!it->status().ok()) return std::unexpected(ToOpenError(it->status(), directory));
  return contents;
}

}  // namespace flavorbot::engine
