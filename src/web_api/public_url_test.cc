#include "web_api/public_url.h"

#include <gtest/gtest.h>

namespace flavorbot::web_api {
namespace {

std::string UrlFor(std::string host, std::string public_url = "") {
  http::Request request;
  request.headers.Set("Host", std::move(host));
  return PublicUrl(request, {.public_url = std::move(public_url)});
}

TEST(PublicUrl, IsTheConfiguredOneWhateverTheHost) {
  EXPECT_EQ(UrlFor("evil.example", "https://flavorbot.example"), "https://flavorbot.example");
}

TEST(PublicUrl, IsTheHostsOnThePersonsOwnMachineAndNetwork) {
  for (const char* host : {"localhost", "localhost:5000", "127.0.0.1:5000", "[::1]:5000",
                           "192.168.1.7:80", "10.1.2.3", "172.16.0.1:8080", "[fd00::7]"}) {
    EXPECT_EQ(UrlFor(host), std::string("http://") + host);
  }
}

// Or a reset mail would lead its reader to whoever asked for it.
TEST(PublicUrl, IsNeverAnotherHosts) {
  for (const char* host :
       {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "8.8.8.8", "172.32.0.1",
        "localhost:80@evil.example", "localhost/evil.example", "[::1]evil.example",
        "localhost:", "", "localhost:123456"}) {
    EXPECT_EQ(UrlFor(host), WebSettings{}.local_url) << host;
  }
}

}  // namespace
}  // namespace flavorbot::web_api
