#include "http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>

namespace flavorbot::bench {
namespace {

constexpr std::string_view kHeadEnd = "\r\n\r\n";
constexpr std::string_view kLastChunk = "\r\n0\r\n\r\n";

// The value of the field `name`; empty when there is none.
std::string_view FieldOf(std::string_view head, std::string_view name) {
  for (std::size_t at = head.find("\r\n"); at != std::string_view::npos;
       at = head.find("\r\n", at)) {
    at += 2;
    const auto line = head.substr(at, head.find("\r\n", at) - at);
    if (line.size() > name.size() && line[name.size()] == ':' &&
        strncasecmp(line.data(), name.data(), name.size()) == 0) {
      const auto value = line.substr(name.size() + 1);
      return value.substr(std::min(value.find_first_not_of(' '), value.size()));
    }
  }
  return {};
}

}  // namespace

std::string CallText(std::string_view action, std::string_view body) {
  std::string text =
      "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-amz-json-1.0\r\n"
      "X-Amz-Target: DynamoDB_20120810.";
  text.append(action).append(
      "\r\nX-Amz-Date: 20260101T000000Z\r\nAuthorization: AWS4-HMAC-SHA256 "
      "Credential=bench/20260101/us-east-1/dynamodb/aws4_request, "
      "SignedHeaders=content-type;host;x-amz-date;x-amz-target, "
      "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7\r\n"
      "Content-Length: ");
  return text.append(std::to_string(body.size())).append(kHeadEnd).append(body);
}

void AnswerReader::Restart() {
  beginning_.clear();
  tail_.clear();
  head_bytes_ = 0;
  left_ = 0;
  status_ = 0;
  chunked_ = false;
  done_ = false;
}

void AnswerReader::Take(std::string_view bytes) {
  if (head_bytes_ > 0) return TakeBody(bytes);
  beginning_.append(bytes);
  const auto end = beginning_.find(kHeadEnd);
  if (end == std::string::npos) return;
  head_bytes_ = end + kHeadEnd.size();
  ReadHead();
  TakeBody(std::string_view(beginning_).substr(head_bytes_));
}

void AnswerReader::ReadHead() {
  const std::string_view head = std::string_view(beginning_).substr(0, head_bytes_);
  const auto space = head.find(' ');
  if (space != std::string_view::npos) {
    std::from_chars(head.data() + space + 1, head.data() + head.size(), status_);
  }
  const auto length = FieldOf(head, "Content-Length");
  chunked_ = length.empty() && !FieldOf(head, "Transfer-Encoding").empty();
  std::from_chars(length.data(), length.data() + length.size(), left_);
}

void AnswerReader::TakeBody(std::string_view bytes) {
  if (!chunked_) {
    left_ -= std::min(left_, bytes.size());
    done_ = left_ == 0;
    return;
  }
  tail_.append(bytes.substr(bytes.size() - std::min(bytes.size(), kLastChunk.size())));
  if (tail_.size() > kLastChunk.size()) tail_.erase(0, tail_.size() - kLastChunk.size());
  done_ = tail_ == kLastChunk;
}

int Connect(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return -1;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    close(socket);
    return -1;
  }
  const int on = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  return socket;
}

std::expected<std::string, std::string> CallOnce(std::uint16_t port, std::string_view action,
                                                 std::string_view body) {
  const int socket = Connect(port);
  if (socket < 0) return std::unexpected("no connection");
  const std::string text = CallText(action, body);
  std::string rest = text;
  while (!rest.empty()) {
    const auto sent = send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (sent <= 0) break;
    rest.erase(0, static_cast<std::size_t>(sent));
  }
  AnswerReader reader;
  std::string answer;
  std::array<char, 16 * 1024> buffer;
  while (!reader.done()) {
    const auto got = recv(socket, buffer.data(), buffer.size(), 0);
    if (got <= 0) break;
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(got));
    answer.append(bytes);
    reader.Take(bytes);
  }
  close(socket);
  if (!reader.done() || reader.status() != 200) {
    return std::unexpected(std::string(action) + ": " + (answer.empty() ? "no answer" : answer));
  }
  return answer.substr(answer.find(kHeadEnd) + kHeadEnd.size());
}

}  // namespace flavorbot::bench
