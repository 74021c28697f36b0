#include "mail/smtp_test_server.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>
#include <istream>

namespace flavorbot::mail {

namespace asio = boost::asio;
using asio::ip::tcp;

SmtpTestServer::SmtpTestServer(SmtpTestScript script)
    : script_(std::move(script)),
      acceptor_(context_, tcp::endpoint(asio::ip::make_address(script_.address), 0)),
      thread_([this] { Serve(); }) {}

SmtpTestServer::~SmtpTestServer() {
  // A blocking accept ends when the listening socket is shut down.
  ::shutdown(acceptor_.native_handle(), SHUT_RDWR);
  thread_.join();
}

std::vector<std::string> SmtpTestServer::lines() const {
  const std::lock_guard lock(mutex_);
  return lines_;
}

void SmtpTestServer::Serve() {
  for (;;) {
    tcp::socket socket(context_);
    boost::system::error_code error;
    acceptor_.accept(socket, error);
    if (error) return;
    Converse(socket);
  }
}

void SmtpTestServer::Converse(tcp::socket& socket) {
  boost::system::error_code error;
  auto say = [&](const std::string& line) {
    asio::write(socket, asio::buffer(line + "\r\n"), error);
  };
  asio::streambuf buffer;
  auto hear = [&](std::string& line) {
    asio::read_until(socket, buffer, "\r\n", error);
    if (error) return false;
    std::istream stream(&buffer);
    std::getline(stream, line);
    if (line.ends_with('\r')) line.pop_back();
    const std::lock_guard lock(mutex_);
    lines_.push_back(line);
    return true;
  };
  if (!script_.is_silent) say("220 test server");
  std::string line;
  while (hear(line)) {
    if (line.starts_with("EHLO")) {
      say("250 test");
    } else if (line.starts_with("RCPT")) {
      say(script_.to_rcpt);
    } else if (line == "DATA") {
      say("354 go on");
      while (hear(line) && line != ".") {
      }
      say(script_.to_data);
    } else if (line == "QUIT") {
      say("221 bye");
    } else {
      say("250 fine");
    }
  }
}

}  // namespace flavorbot::mail
