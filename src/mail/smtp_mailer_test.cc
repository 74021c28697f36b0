#include "mail/smtp_mailer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "mail/smtp_test_server.h"

namespace flavorbot::mail {
namespace {

namespace asio = boost::asio;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;
using testing::StartsWith;

constexpr std::chrono::seconds kLongEnough{30};

SmtpMailer MailerTo(const std::string& host, std::uint16_t port) {
  return SmtpMailer(*ParseSmtpUrl("smtp://" + host + ":" + std::to_string(port)),
                    {"FlavorBot", "hello@example.org"});
}

Result<void> SendAndWait(Mailer& mailer, Message message,
                         std::chrono::milliseconds timeout = kLongEnough) {
  asio::io_context loop;
  std::optional<Result<void>> outcome;
  auto send = [](Mailer& by, Message mail, std::chrono::milliseconds within,
                 std::optional<Result<void>>& result) -> asio::awaitable<void> {
    result = co_await by.Send(std::move(mail), std::chrono::steady_clock::now() + within);
  };
  asio::co_spawn(loop, send(mailer, std::move(message), timeout, outcome), asio::detached);
  loop.run();
  return *std::move(outcome);
}

Message Hello(std::string to = "ana@example.org") {
  return {std::move(to), "Hello", "Open https://example.org/x\n.\nnot the end", "", ""};
}

TEST(SmtpMailer, HandsTheMailOver) {
  SmtpTestServer server({});
  SmtpMailer mailer = MailerTo("127.0.0.1", server.port());
  const auto sent = SendAndWait(mailer, Hello());
  ASSERT_TRUE(sent.has_value()) << sent.error().cause;
  const auto lines = server.lines();
  EXPECT_THAT(lines, Contains(StartsWith("MAIL FROM:<hello@example.org>")));
  EXPECT_THAT(lines, Contains("RCPT TO:<ana@example.org>"));
  EXPECT_THAT(lines, Contains("Subject: Hello"));
  EXPECT_THAT(lines, Contains("Open https://example.org/x"));
  EXPECT_THAT(lines, Contains("..")) << "a line of one dot would have ended the mail";
  EXPECT_THAT(lines, Contains("not the end"));
}

TEST(SmtpMailer, AnAddressThatHoldsACommandIsNeverSent) {
  SmtpTestServer server({});
  SmtpMailer mailer = MailerTo("127.0.0.1", server.port());
  const auto sent = SendAndWait(mailer, Hello("a@b.org>\r\nRCPT TO:<c@d.org"));
  ASSERT_FALSE(sent.has_value());
  EXPECT_EQ(sent.error().code, ErrorCode::kInvalidMessage);
  EXPECT_THAT(server.lines(), ElementsAre());
}

TEST(SmtpMailer, ARefusalForGoodIsToldFromOneForNow) {
  SmtpTestServer never({.to_rcpt = "550 no such person"});
  SmtpMailer to_never = MailerTo("127.0.0.1", never.port());
  EXPECT_EQ(SendAndWait(to_never, Hello()).error().code, ErrorCode::kRejected);

  SmtpTestServer later({.to_rcpt = "451 come back later"});
  SmtpMailer to_later = MailerTo("127.0.0.1", later.port());
  EXPECT_EQ(SendAndWait(to_later, Hello()).error().code, ErrorCode::kUnavailable);
}

TEST(SmtpMailer, AServerThatSaysNothingIsGivenUpAtTheDeadline) {
  SmtpTestServer server({.is_silent = true});
  SmtpMailer mailer = MailerTo("127.0.0.1", server.port());
  const auto began = std::chrono::steady_clock::now();
  const auto sent = SendAndWait(mailer, Hello(), std::chrono::milliseconds(100));
  ASSERT_FALSE(sent.has_value());
  EXPECT_EQ(sent.error().code, ErrorCode::kUnavailable);
  EXPECT_LT(std::chrono::steady_clock::now() - began, kLongEnough);
}

TEST(SmtpMailer, NobodyListeningIsUnavailable) {
  std::uint16_t free_port = 0;
  {
    const SmtpTestServer gone({});
    free_port = gone.port();
  }
  SmtpMailer mailer = MailerTo("127.0.0.1", free_port);
  EXPECT_EQ(SendAndWait(mailer, Hello()).error().code, ErrorCode::kUnavailable);
}

// 127.0.0.2 stands for another machine: it is none of the names that may be spoken to in the clear.
TEST(SmtpMailer, AnotherMachineWithoutStartTlsHearsNothingOfTheMail) {
  SmtpTestServer server({.address = "127.0.0.2"});
  SmtpMailer mailer = MailerTo("127.0.0.2", server.port());
  const auto sent = SendAndWait(mailer, Hello());
  ASSERT_FALSE(sent.has_value());
  EXPECT_EQ(sent.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(server.lines(), Not(Contains(StartsWith("MAIL"))));
}

TEST(SmtpMailer, StopGivesUpWhatIsUnderWay) {
  SmtpTestServer server({.is_silent = true});
  SmtpMailer mailer = MailerTo("127.0.0.1", server.port());
  asio::io_context loop;
  std::optional<Result<void>> outcome;
  auto send = [](Mailer& by, std::optional<Result<void>>& result) -> asio::awaitable<void> {
    result = co_await by.Send(Hello(), std::chrono::steady_clock::now() + std::chrono::hours(1));
  };
  asio::co_spawn(loop, send(mailer, outcome), asio::detached);
  loop.poll();
  mailer.Stop();
  loop.restart();
  loop.run();
  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(outcome->error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace flavorbot::mail
