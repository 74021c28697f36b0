#include "cli/set_up_progress.h"

#include <gtest/gtest.h>
#include <stdlib.h>

namespace flavorbot::cli {
namespace {

// Six looks, three seconds apart, at a table that is being created and then filled.
std::string ToldTo(Audience audience) {
  char* text = nullptr;
  std::size_t size = 0;
  std::FILE* file = ::open_memstream(&text, &size);
  SetUpProgress progress(file, audience);
  const SetUpProgress::TimePoint start{};
  for (int look = 0; look < 6; ++look) {
    progress.WaitingFor(look < 4 ? "it is CREATING" : "it is UPDATING",
                        start + std::chrono::seconds{3 * look});
  }
  std::fclose(file);
  std::string told(text, size);
  ::free(text);
  return told;
}

TEST(SetUpProgress, AFileGetsALineForEachChange) {
  EXPECT_EQ(ToldTo(Audience::kFile), "waiting: it is CREATING\nwaiting: it is UPDATING\n");
}

TEST(SetUpProgress, APersonHearsOfItEveryFewSeconds) {
  EXPECT_EQ(ToldTo(Audience::kTerminal),
            "waiting: it is CREATING\n"
            "waiting: it is CREATING, for 6 s now\n"
            "waiting: it is UPDATING\n");
}

}  // namespace
}  // namespace flavorbot::cli
