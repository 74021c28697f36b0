#include "dynamodb_server/request_body.h"

#include <zlib.h>

#include <algorithm>
#include <utility>

namespace flavorbot::dynamodb_server {
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

base::Result<std::string, BodyFault> Gunzip(std::string_view bytes, std::size_t max_bytes) {
  Inflater inflater;
  if (!inflater.ready()) return std::unexpected(BodyFault::kTooLarge);  // no memory
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
    if (size > max_bytes) return std::unexpected(BodyFault::kTooLarge);
    if (status == Z_STREAM_END) {
      if (stream.avail_in == 0) break;
      if (inflateReset(&stream) != Z_OK) return std::unexpected(BodyFault::kMalformed);
    } else if (status != Z_OK || (stream.avail_in == 0 && stream.avail_out != 0)) {
      return std::unexpected(BodyFault::kMalformed);
    }
  }
  out.resize(size);
  return out;
}

base::Result<void, BodyFault> DecodeBody(const http::Headers& headers, std::string& body,
                                         std::size_t max_bytes) {
  const auto coding = headers.Find("Content-Encoding");
  if (!coding || coding->empty() || http::EqualsIgnoringCase(*coding, "identity")) return {};
  if (!http::EqualsIgnoringCase(*coding, "gzip") && !http::EqualsIgnoringCase(*coding, "x-gzip")) {
    return std::unexpected(BodyFault::kMalformed);
  }
  auto plain = Gunzip(body, max_bytes);
  if (!plain) return std::unexpected(plain.error());
  body = std::move(*plain);
  return {};
}

}  // namespace flavorbot::dynamodb_server
