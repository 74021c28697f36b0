#include "http/security_headers.h"

#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

TEST(SecurityHeaders, ThePolicyAllowsNothingUnsafe) {
  const Headers headers = SecurityHeaders(PublicTransport::kCleartext);
  const auto policy = headers.Find("Content-Security-Policy");
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->find("unsafe"), std::string_view::npos);
  EXPECT_EQ(policy->find('*'), std::string_view::npos);
  for (const char* directive :
       {"default-src 'self'", "img-src 'self' data: blob:", "object-src 'none'", "base-uri 'none'",
        "frame-ancestors 'none'", "form-action 'self'"}) {
    EXPECT_NE(policy->find(directive), std::string_view::npos) << directive;
  }
}

TEST(SecurityHeaders, SniffingFramingAndForeignReadersAreRefused) {
  const Headers headers = SecurityHeaders(PublicTransport::kCleartext);
  EXPECT_EQ(headers.Find("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(headers.Find("X-Frame-Options"), "DENY");
  EXPECT_EQ(headers.Find("Referrer-Policy"), "same-origin");
  EXPECT_EQ(headers.Find("Cross-Origin-Opener-Policy"), "same-origin");
  EXPECT_EQ(headers.Find("Cross-Origin-Resource-Policy"), "same-origin");
  EXPECT_TRUE(headers.Find("Permissions-Policy"));
}

// Over cleartext browsers ignore it, and a laptop's localhost must never be pinned to HTTPS.
TEST(SecurityHeaders, OnlyHttpsIsPinned) {
  EXPECT_FALSE(SecurityHeaders(PublicTransport::kCleartext).Find("Strict-Transport-Security"));
  EXPECT_EQ(SecurityHeaders(PublicTransport::kHttps).Find("Strict-Transport-Security"),
            "max-age=31536000; includeSubDomains");
}

}  // namespace
}  // namespace flavorbot::http
