#include "engine/log_damage.h"

#include <algorithm>
#include <boost/crc.hpp>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>
#include <vector>

#include "base/log.h"
#include "engine/directory_lock.h"

namespace flavorbot::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlockBytes = 32768;
constexpr std::size_t kHeaderBytes = 7;
constexpr std::uint32_t kMaskDelta = 0xA282EAD8;
constexpr char kWholeRecord = 1;
constexpr char kFirstFragment = 2;

using Crc32c = boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true>;

std::uint32_t ReadLittleEndian(base::BytesView bytes, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return value;
}

// The length with header of the fragment that `bytes` begin with; nullopt when there is none, or
// its checksum is wrong.
std::optional<std::size_t> FragmentLength(base::BytesView bytes) {
  if (bytes.size() < kHeaderBytes) return std::nullopt;
  const std::size_t length = ReadLittleEndian(bytes.substr(4), 2);
  if (length > bytes.size() - kHeaderBytes) return std::nullopt;
  Crc32c crc;
  crc.process_bytes(bytes.data() + 6, length + 1);
  const auto sum = static_cast<std::uint32_t>(crc.checksum());
  const auto masked = ((sum >> 15) | (sum << 17)) + kMaskDelta;
  if (masked != ReadLittleEndian(bytes, 4)) return std::nullopt;
  return kHeaderBytes + length;
}

bool IsZeros(base::BytesView bytes) {
  return bytes.find_first_not_of('\0') == base::BytesView::npos;
}

// Where the first fragment of `block` that isn't whole begins; its size when all are.
std::size_t SoundBytes(base::BytesView block) {
  std::size_t at = 0;
  while (at + kHeaderBytes <= block.size()) {
    const auto length = FragmentLength(block.substr(at));
    if (!length) return IsZeros(block.substr(at)) ? block.size() : at;
    at += *length;
  }
  return block.size();
}

// Whether a record begins anywhere in `bytes`, which are part of one block.
bool HasRecordStart(base::BytesView bytes) {
  for (std::size_t at = 0; at + kHeaderBytes <= bytes.size(); ++at) {
    const char type = bytes[at + 6];
    if ((type == kWholeRecord || type == kFirstFragment) && FragmentLength(bytes.substr(at))) {
      return true;
    }
  }
  return false;
}

std::uint64_t LogNumber(const fs::path& log) {
  return std::strtoull(log.stem().c_str(), nullptr, 10);
}

// Oldest first.
std::vector<fs::path> LogsIn(const fs::path& directory) {
  std::vector<fs::path> logs;
  std::error_code ignored;  // the caller has just read the directory
  for (const auto& entry : fs::directory_iterator(directory, ignored)) {
    if (entry.path().extension() == ".log") logs.push_back(entry.path());
  }
  std::ranges::sort(logs, {}, LogNumber);
  return logs;
}

}  // namespace

std::optional<LogDamage> FindLogDamage(base::BytesView log) {
  std::optional<LogDamage> damage;
  for (std::size_t start = 0; start < log.size(); start += kBlockBytes) {
    const auto block = log.substr(start, kBlockBytes);
    std::size_t sound = 0;
    if (!damage) {
      sound = SoundBytes(block);
      if (sound == block.size()) continue;
      damage = LogDamage{LogDamageKind::kTornTail, start + sound};
      ++sound;  // past the damaged fragment's own beginning
    }
    if (HasRecordStart(block.substr(sound))) {
      damage->kind = LogDamageKind::kDamaged;
      return damage;
    }
  }
  return damage;
}

base::Result<bool, OpenError> CutTornTail(const fs::path& directory) {
  const auto logs = LogsIn(directory);
  for (const auto& log : logs) {
    std::ifstream in(log, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (!in) return std::unexpected(FileError(errno, log));
    const auto damage = FindLogDamage(bytes);
    if (!damage) continue;
    if (damage->kind == LogDamageKind::kDamaged || log != logs.back()) {
      return std::unexpected(OpenError{
          OpenErrorCode::kCorrupted, "the file " + log.string() + " is damaged at byte " +
                                         std::to_string(damage->offset) + "; nothing was changed"});
    }
    base::Log(base::Level::kWarning, "torn_write_dropped",
              {{"file", log.string()},
               {"offset", damage->offset},
               {"bytes", bytes.size() - damage->offset}});
    std::error_code error;
    fs::resize_file(log, damage->offset, error);
    if (error) return std::unexpected(FileError(error.value(), log));
    return true;
  }
  return false;
}

}  // namespace flavorbot::engine
