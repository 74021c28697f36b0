// Server and client over a Unix socket.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <fstream>
#include <optional>

#include "http/client_pool.h"
#include "http/server.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using testing::HasSubstr;

asio::awaitable<Response> Echo(Request& request) {
  co_return MakeResponse(200, "text/plain", request.body + " from [" + request.peer_address + "]");
}

class UnixSocketTest : public testing::Test {
 protected:
  UnixSocketTest() {
    std::string pattern = testing::TempDir() + "/unix-socket-XXXXXX";
    root_ = ::mkdtemp(pattern.data());
  }
  ~UnixSocketTest() override { fs::remove_all(root_); }

  static ServerOptions At(const fs::path& path) {
    return {.unix_socket = path, .threads = 2, .stop_timeout = std::chrono::milliseconds(1)};
  }

  // Bodies of answers of `count` requests, one after the other on one pool; or what went wrong.
  static std::vector<std::string> Post(const fs::path& path, int count) {
    asio::io_context io;
    ClientPool pool({.unix_socket = path});
    std::vector<std::string> answers;
    asio::co_spawn(
        io,
        [](ClientPool& pool, int count,
           std::vector<std::string>& answers) -> asio::awaitable<void> {
          for (int i = 0; i < count; ++i) {
            ClientRequest request{.method = Method::kPost, .body = std::to_string(i)};
            auto response = co_await pool.Fetch(std::move(request));
            answers.push_back(response ? response->body
                                       : std::string(ClientErrorText(response.error())));
          }
        }(pool, count, answers),
        [](const std::exception_ptr& thrown) { EXPECT_FALSE(thrown); });
    io.run();
    return answers;
  }

  // A socket that nobody listens on, as a killed process leaves it.
  static void LeaveSocket(const fs::path& path) {
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    ASSERT_LT(path.string().size(), sizeof address.sun_path);
    path.string().copy(address.sun_path, path.string().size());
    ASSERT_EQ(::bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    ::listen(descriptor, 1);
    ::close(descriptor);
  }

  fs::path root_;
};

TEST_F(UnixSocketTest, AnswersLikeAnyOther) {
  Server server(At(root_ / "s"), Echo);
  ASSERT_TRUE(server.Start());
  EXPECT_EQ(Post(root_ / "s", 2), (std::vector<std::string>{"0 from []", "1 from []"}));
}

TEST_F(UnixSocketTest, IsItsOwnersAloneWhateverTheUmask) {
  const auto umask_before = ::umask(0);
  Server server(At(root_ / "s"), Echo);
  const auto started = server.Start();
  ::umask(umask_before);
  ASSERT_TRUE(started) << started.error();
  struct stat status{};
  ASSERT_EQ(::stat((root_ / "s").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(UnixSocketTest, GoesWhenTheServerStops) {
  Server server(At(root_ / "s"), Echo);
  ASSERT_TRUE(server.Start());
  server.Stop();
  EXPECT_FALSE(fs::exists(root_ / "s"));
  EXPECT_EQ(Post(root_ / "s", 1).front(), "the connection could not be made");
}

TEST_F(UnixSocketTest, OfADeadProcessIsReplaced) {
  LeaveSocket(root_ / "s");
  Server server(At(root_ / "s"), Echo);
  const auto started = server.Start();
  ASSERT_TRUE(started) << started.error();
  EXPECT_EQ(Post(root_ / "s", 1).front(), "0 from []");
}

TEST_F(UnixSocketTest, OfALivingProcessIsNot) {
  Server first(At(root_ / "s"), Echo);
  ASSERT_TRUE(first.Start());
  Server second(At(root_ / "s"), Echo);
  const auto started = second.Start();
  ASSERT_FALSE(started);
  EXPECT_EQ(started.error(), (root_ / "s").string() + ": another process listens there");
  EXPECT_EQ(Post(root_ / "s", 1).front(), "0 from []");
}

TEST_F(UnixSocketTest, AFileInItsPlaceStays) {
  std::ofstream(root_ / "s") << "mine";
  Server server(At(root_ / "s"), Echo);
  EXPECT_THAT(server.Start().error(), HasSubstr("is there and is no socket"));
  EXPECT_EQ(fs::file_size(root_ / "s"), 4U);
}

TEST_F(UnixSocketTest, MayBeDeepDown) {
  const fs::path deep = root_ / std::string(100, 'd') / std::string(100, 'e');
  fs::create_directories(deep);
  Server server(At(deep / "s"), Echo);
  const auto started = server.Start();
  ASSERT_TRUE(started) << started.error();
  EXPECT_EQ(Post(deep / "s", 1).front(), "0 from []");
}

TEST_F(UnixSocketTest, ANameThatIsTooLongIsTold) {
  const fs::path path = root_ / std::string(120, 's');
  Server server(At(path), Echo);
  EXPECT_EQ(server.Start().error(), path.string() + ": File name too long");
  EXPECT_EQ(Post(path, 1).front(), "the connection could not be made");
}

}  // namespace
}  // namespace flavorbot::http
