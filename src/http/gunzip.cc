#include "http/gunzip.h"

#include <zlib.h>

#include <algorithm>

namespace flavorbot::http {
namespace {

constexpr int kGzipOnly = 15 + 16;  // the window, and gzip's frame instead of zlib's
constexpr std::size_t kFirstBytes = 16 * 1024;

class Inflater {
 public:
  Inflater() { ready_ = inflateInit2(&stream_, kGzipOnly) == Z_OK; }
  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  bool ready() const { return ready_; }
  z_stream& stream() { return stream_; }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

}  // namespace

base::Result<std::string, GunzipFault> Gunzip(std::string_view bytes, std::size_t max_bytes) {
  Inflater inflater;
  if (!inflater.ready()) return std::unexpected(GunzipFault::kTooLarge);  // no memory
  z_stream& stream = inflater.stream();
  // zlib doesn't write through next_in; its C interface only isn't const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  std::size_t size = 0;
  for (;;) {
    // One byte over the limit tells that there is more.
    if (size == out.size()) out.resize(std::min(max_bytes + 1, std::max(kFirstBytes, 2 * size)));
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + size);
    stream.avail_out = static_cast<uInt>(out.size() - size);
    const int status = inflate(&stream, Z_NO_FLUSH);
    size = out.size() - stream.avail_out;
    if (size > max_bytes) return std::unexpected(GunzipFault::kTooLarge);
    if (status == Z_STREAM_END) {
      if (stream.avail_in == 0) break;
      if (inflateReset(&stream) != Z_OK) return std::unexpected(GunzipFault::kMalformed);
    } else if (status != Z_OK || (stream.avail_in == 0 && stream.avail_out != 0)) {
      return std::unexpected(GunzipFault::kMalformed);
    }
  }
  out.resize(size);
  return out;
}

}  // namespace flavorbot::http
