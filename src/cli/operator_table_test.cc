// How the commands reach the table, and what they say when they don't.
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "cli/operator_commands_for_test.h"
#include "cli/operator_socket.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

TEST_F(OperatorCommands, WithoutATableSayWhatToDo) {
  const auto outcome = Run({"user", "list"});
  EXPECT_EQ(outcome.exit_code, kExitDataDirectory);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr((root_ / "data").string()), HasSubstr("--data-dir"),
                                 HasSubstr("flavorbot db setup")));
  EXPECT_FALSE(fs::exists(root_ / "data"));
}

TEST_F(OperatorCommands, WithoutTheTableAtAnEndpointSayWhatToDo) {
  UseEndpoint();
  for (const char* command : {"status", "stats"}) {
    const auto outcome = Run({"db", command});
    EXPECT_EQ(outcome.exit_code, kExitFailure);
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("there is no table \"flavorbot-dev\" at http://"),
                                   HasSubstr("flavorbot db setup")));
  }
}

TEST_F(OperatorCommands, AServersSocketIsItsOwnersAloneAndGoesWithIt) {
  Serve();
  const auto socket = OperatorSocketPath(root_ / "data");
  struct stat status{};
  ASSERT_EQ(::stat(socket.c_str(), &status), 0);
  EXPECT_TRUE(S_ISSOCK(status.st_mode));
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  serving_->Stop();
  EXPECT_FALSE(fs::exists(socket));
}

// As `kill -9` leaves it: commands open the directory, and the next server replaces it.
TEST_F(OperatorCommands, ADeadServersSocketIsNoHindrance) {
  ASSERT_EQ(Run({"db", "setup"}).exit_code, kExitOk);
  const auto socket = OperatorSocketPath(root_ / "data").string();
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  ASSERT_LT(socket.size(), sizeof address.sun_path);
  socket.copy(address.sun_path, socket.size());
  ASSERT_EQ(::bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  ::close(descriptor);
  EXPECT_THAT(Run({"db", "status"}).out, HasSubstr("with no server running"));
  Serve();
  EXPECT_THAT(Run({"db", "status"}).out, HasSubstr("held by a running server"));
}

TEST_F(OperatorCommands, HelpTellsTheCostOfReadingAll) {
  EXPECT_THAT(Run({"user", "list", "--help"}).out, HasSubstr("half a read unit"));
  EXPECT_THAT(Run({"db", "stats", "--help"}).out, HasSubstr("half a read unit"));
}

}  // namespace
}  // namespace flavorbot::cli
