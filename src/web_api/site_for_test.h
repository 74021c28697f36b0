// Site: the whole API of a test, from the dispatcher down to a table in memory, without sockets.
//
//   Site site;
//   const auto ana = site.Register("ana@example.com");
//   const auto answer = site.Send(Method::kGet, "/api/user", {.cookie = ana.cookie});
//   EXPECT_EQ(answer.status, 200);
//
// The clock stands still until a test moves it; mails are kept. Work behind an answer is done when
// Send returns.
//
// Threads: Send may be called from several threads at once.
#pragma once

#include <chrono>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/chef/scripted_chef_for_test.h"
#include "base/clock.h"
#include "dynamodb/api.h"
#include "http/request.h"
#include "http/response.h"
#include "mail/message.h"
#include "web_api/web_settings.h"

namespace flavorbot::web_api {

inline constexpr const char* kTestPassword = "Correct-Horse-7!";

struct TestRequest {
  std::string body;  // JSON
  std::string cookie;
  std::vector<std::pair<std::string, std::string>> headers;
  // Of a stream: the reader takes so many chunks, and leaves. nullopt: it stays.
  std::optional<int> chunks_read = std::nullopt;
};

struct TestAnswer {
  int status = 0;
  std::string body;    // of a stream: all of it
  std::string cookie;  // what a browser would send from now on; empty: none was set
  bool clears_cookie = false;
  http::Headers headers;
  // When the server would have ended the handler.
  std::chrono::steady_clock::time_point deadline;
};

// Somebody who has registered.
struct TestPerson {
  std::string email;
  std::string id;
  std::string cookie;
};

class Site {
 public:
  explicit Site(WebSettings settings = {});
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  TestAnswer Send(http::Method method, std::string target, TestRequest request = {});
  TestAnswer Post(std::string target, std::string body, std::string cookie = {}) {
    return Send(http::Method::kPost, std::move(target),
                {.body = std::move(body), .cookie = std::move(cookie)});
  }
  TestAnswer Get(std::string target, std::string cookie = {}) {
    return Send(http::Method::kGet, std::move(target), {.cookie = std::move(cookie)});
  }

  // With kTestPassword; the address isn't verified yet.
  TestPerson Register(const std::string& email);
  // The same, and opens the link that was mailed.
  TestPerson RegisterVerified(const std::string& email);
  TestAnswer SignIn(const std::string& email, const std::string& password = kTestPassword);

  // The mails sent so far, and the secret in the link of the last one.
  std::vector<mail::Message> mails();
  std::string LastToken();

  // While true every mail fails.
  void set_mail_fails(bool fails);

  // Who answers; says "Good evening." unless told otherwise.
  app::chef::ScriptedChef& chef();

  base::FakeClock& clock();
  dynamodb::Api& api();
  const std::string& table_name() const;

  // What all requests so far cost the table together.
  struct Cost {
    double requests = 0;
    double read_units = 0;
    double write_units = 0;
    friend bool operator==(const Cost&, const Cost&) = default;
  };
  Cost total_cost() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// "2 requests, 1 RCU, 0 WCU", for the messages of failed tests.
void PrintTo(const Site::Cost& cost, std::ostream* out);

}  // namespace flavorbot::web_api
