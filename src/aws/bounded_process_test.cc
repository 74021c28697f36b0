#include "aws/bounded_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "base/await_for_test.h"

namespace flavorbot::aws {
namespace {

using testing::HasSubstr;

base::Result<std::string, std::string> Ran(std::vector<std::string> words,
                                           const ProcessBounds& bounds = {}) {
  return base::Await(OutputOf(std::move(words), bounds));
}

TEST(BoundedProcess, ItsOutputIsRead) {
  EXPECT_EQ(*Ran({"printf", "%s|", "a b", "$HOME"}), "a b|$HOME|");
  EXPECT_EQ(*Ran({"cat"}), "");  // there is nothing to read
  EXPECT_EQ(Ran({"sh", "-c", "head -c 65536 /dev/zero"})->size(), 65536U);
}

TEST(BoundedProcess, FailuresAreTold) {
  EXPECT_THAT(Ran({"/no/such/program"}).error(), HasSubstr("can't be started: No such file"));
  EXPECT_EQ(Ran({"sh", "-c", "echo hush; exit 3"}).error(), "ended with status 3");
  EXPECT_EQ(Ran({"sh", "-c", "kill -9 $$"}).error(), "was ended by signal 9");
}

TEST(BoundedProcess, WhatTakesTooLongIsKilledWithItsChildren) {
  const auto ended =
      Ran({"sh", "-c", "sleep 1000 & sleep 1000"}, {.timeout = std::chrono::milliseconds(100)});
  EXPECT_EQ(ended.error(), "took more than 100 ms");
  // It closed its output and goes on.
  EXPECT_EQ(Ran({"sh", "-c", "exec >&-; sleep 1000"}, {.timeout = std::chrono::milliseconds(100)})
                .error(),
            "took more than 100 ms");
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);  // nobody is left
}

TEST(BoundedProcess, WhatPrintsTooMuchIsKilled) {
  EXPECT_EQ(Ran({"yes"}, {.max_output_bytes = 1000}).error(), "printed more than 1000 bytes");
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
}

}  // namespace
}  // namespace flavorbot::aws
