#include "mail/outbox_mailer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <fstream>

#include "base/log.h"

namespace flavorbot::mail {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class OutboxMailerTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "/outbox_XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  Result<void> SendAndWait(Message message, LinkLogging link_logging = LinkLogging::kOff) {
    OutboxMailer mailer(outbox(), {"FlavorBot", "hello@example.org"}, link_logging);
    asio::io_context loop;
    std::optional<Result<void>> outcome;
    auto send = [](Mailer& by, Message mail,
                   std::optional<Result<void>>& result) -> asio::awaitable<void> {
      result = co_await by.Send(std::move(mail), std::chrono::steady_clock::time_point::max());
    };
    asio::co_spawn(loop, send(mailer, std::move(message), outcome), asio::detached);
    loop.run();
    return *std::move(outcome);
  }

  fs::path outbox() const { return folder_ / "outbox"; }

  std::vector<fs::path> Files() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(outbox())) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
  }

 private:
  fs::path folder_;
};

Message Hello() {
  return {"ana@example.org", "Hello", "Open https://example.org/verify?token=t0ken", "",
          "https://example.org/verify?token=t0ken"};
}

TEST_F(OutboxMailerTest, AMailIsAFileForTheOwnerAlone) {
  const auto kept = SendAndWait(Hello());
  ASSERT_TRUE(kept.has_value()) << kept.error().cause;
  const auto files = Files();
  ASSERT_EQ(files.size(), 1U);
  EXPECT_THAT(files[0].filename().string(),
              testing::MatchesRegex("[-0-9T]+\\.[0-9]{3}Z-[a-z0-9]{24}\\.eml"));
  struct stat status{};
  ASSERT_EQ(::stat(files[0].c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
  ASSERT_EQ(::stat(outbox().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700U);
  std::ifstream file(files[0]);
  const std::string content(std::istreambuf_iterator<char>(file), {});
  EXPECT_THAT(content, HasSubstr("To: ana@example.org\r\n"));
  EXPECT_THAT(content, HasSubstr("\r\nOpen https://example.org/verify?token=t0ken\r\n"));
}

// The link is a one-time key to an account.
TEST_F(OutboxMailerTest, TheLinkIsLoggedOnlyWhereThatIsWanted) {
  testing::internal::CaptureStderr();
  ASSERT_TRUE(SendAndWait(Hello(), LinkLogging::kOff).has_value());
  base::FlushLog();
  EXPECT_THAT(testing::internal::GetCapturedStderr(), Not(HasSubstr("t0ken")));

  testing::internal::CaptureStderr();
  ASSERT_TRUE(SendAndWait(Hello(), LinkLogging::kOn).has_value());
  base::FlushLog();
  EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("token=t0ken"));
}

TEST_F(OutboxMailerTest, TheNewest1000AreKept) {
  fs::create_directory(outbox());
  for (int i = 1000; i < 2005; ++i) {
    std::ofstream(outbox() / ("2026-01-01T" + std::to_string(i) + ".eml")) << "old";
  }
  ASSERT_TRUE(SendAndWait(Hello()).has_value());
  const auto files = Files();
  EXPECT_EQ(files.size(), 1000U);
  EXPECT_EQ(files[0].filename(), "2026-01-01T1006.eml");
}

TEST_F(OutboxMailerTest, AnInvalidAddressLeavesNoFile) {
  Message message = Hello();
  message.to = "a@b.org\r\nBcc: c@d.org";
  EXPECT_EQ(SendAndWait(message).error().code, ErrorCode::kInvalidMessage);
  EXPECT_FALSE(fs::exists(outbox()));
}

TEST_F(OutboxMailerTest, AFolderThatCannotBeMadeIsUnavailable) {
  std::ofstream(outbox()) << "a file where the folder should be";
  const auto kept = SendAndWait(Hello());
  ASSERT_FALSE(kept.has_value());
  EXPECT_EQ(kept.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(kept.error().cause, HasSubstr("outbox"));
}

}  // namespace
}  // namespace flavorbot::mail
