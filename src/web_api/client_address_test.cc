#include "web_api/client_address.h"

#include <gtest/gtest.h>

namespace flavorbot::web_api {
namespace {

std::string AddressOf(std::string peer, std::string forwarded,
                      std::vector<std::string> trusted = {"10.0.0.1", "10.0.0.2"}) {
  http::Request request;
  request.peer_address = std::move(peer);
  if (!forwarded.empty()) request.headers.Set("X-Forwarded-For", std::move(forwarded));
  return ClientAddress(request, {.trusted_proxies = std::move(trusted)});
}

TEST(ClientAddress, IsThePeersWhenNoProxyIsTrusted) {
  EXPECT_EQ(AddressOf("192.0.2.7", "198.51.100.1"), "192.0.2.7");
  EXPECT_EQ(AddressOf("10.0.0.1", "198.51.100.1", {}), "10.0.0.1");
}

TEST(ClientAddress, IsTheOneThatTheTrustedProxyHeard) {
  EXPECT_EQ(AddressOf("10.0.0.1", "198.51.100.1"), "198.51.100.1");
  EXPECT_EQ(AddressOf("10.0.0.1", "198.51.100.1, 10.0.0.2"), "198.51.100.1");
}

// A client may send the header itself; proxies append to it.
TEST(ClientAddress, WhatTheClientForgedIsNotBelieved) {
  EXPECT_EQ(AddressOf("10.0.0.1", "203.0.113.5, 198.51.100.1"), "198.51.100.1");
  EXPECT_EQ(AddressOf("10.0.0.1", "garbage"), "10.0.0.1");
  EXPECT_EQ(AddressOf("10.0.0.1", "198.51.100.1, garbage"), "10.0.0.1");
}

TEST(ClientAddress, SpellingsOfOneAddressAreOne) {
  EXPECT_EQ(AddressOf("10.0.0.1", "2001:DB8:0:0::1"), "2001:db8::1");
}

}  // namespace
}  // namespace flavorbot::web_api
