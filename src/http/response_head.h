// Response head: status line and fields, written by hand into the connection's output.
//
// The server owns Date, Content-Length, Transfer-Encoding and Connection: fields of these names in
// a response are left out. Fields that every answer carries are rendered once.
//
// Threads: DefaultFields is const after construction; DateField belongs to one thread.
// Source:  RFC 9112, sections 4 and 6.
#pragma once

#include <cstddef>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "http/headers.h"

namespace flavorbot::http {

// Fields for every answer that doesn't set them itself.
class DefaultFields {
 public:
  explicit DefaultFields(const Headers& fields);

  // Appends those that `own` hasn't.
  void Append(std::string& out, const Headers& own) const;

 private:
  struct Line {
    std::string name;
    std::string text;  // "Name: value\r\n"
  };
  std::vector<Line> lines_;
};

// "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n", rendered once a second.
class DateField {
 public:
  std::string_view At(std::time_t now);

 private:
  std::time_t rendered_for_ = -1;
  std::string line_;
};

// "Sun, 06 Nov 1994 08:49:37 GMT"
std::string HttpDate(std::time_t time);

enum class Framing {
  kLength,      // Content-Length
  kChunked,     // Transfer-Encoding: chunked
  kUntilClose,  // to the end of the connection, for HTTP/1.0
  kNoBody       // 204, 304: none, and no length
};

enum class Persistence {
  kDefault,  // what the client's version assumes
  kClose,
  kKeepAlive  // said aloud, for HTTP/1.0
};

struct ResponseHead {
  int status = 200;
  const Headers& headers;
  const DefaultFields& defaults;
  std::string_view date;  // a whole line
  Framing framing = Framing::kLength;
  std::size_t content_length = 0;  // kLength
  Persistence persistence = Persistence::kDefault;
};

void AppendResponseHead(std::string& out, const ResponseHead& head);

// Appends "name: value\r\n", with CR, LF and NUL in the value turned into spaces.
void AppendField(std::string& out, std::string_view name, std::string_view value);

}  // namespace flavorbot::http
