// An SMTP server for tests: takes one mail after another on a port of 127.0.0.0/8 and remembers
// what was said.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace flavorbot::mail {

struct SmtpTestScript {
  std::string address = "127.0.0.1";
  std::string to_rcpt = "250 fine";   // the answer to RCPT TO
  std::string to_data = "250 taken";  // the answer to the mail itself
  bool is_silent = false;             // accepts the connection and says nothing
};

class SmtpTestServer {
 public:
  explicit SmtpTestServer(SmtpTestScript script);
  ~SmtpTestServer();

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  // All the lines that clients sent, without their ends.
  std::vector<std::string> lines() const;

 private:
  void Serve();
  void Converse(boost::asio::ip::tcp::socket& socket);

  SmtpTestScript script_;
  boost::asio::io_context context_;
  boost::asio::ip::tcp::acceptor acceptor_;
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
  std::thread thread_;
};

}  // namespace flavorbot::mail
