// docs/access-patterns.md says what the table is asked and what it costs; a bill follows from it.
// It is generated, so it is never wrong by hand, and this test finds it out of date: a pattern that
// became dearer shows in the diff of the document.
#include "cli/cost/access_patterns_markdown.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cli/cost/measured_for_test.h"

namespace flavorbot::cli::cost {
namespace {

TEST(AccessPatternsMarkdown, TheDocumentSaysWhatIsMeasured) {
  std::ifstream file(FLAVORBOT_ACCESS_PATTERNS);
  std::ostringstream document;
  document << file.rdbuf();
  for (const auto& section : MarkdownSections(Measured())) {
    EXPECT_TRUE(document.str().contains(section))
        << "run tools/update_access_patterns, and look at what became dearer; it should say:\n"
        << section;
  }
}

TEST(AccessPatternsMarkdown, ARowIsARequestWithItsFigures) {
  const auto sections = MarkdownSections(MadeUp({.requests = 2,
                                                 .read_units = 1.5,
                                                 .write_units = 4,
                                                 .sent_bytes = 300,
                                                 .received_bytes = 1200}));
  ASSERT_EQ(sections.size(), 1);
  EXPECT_TRUE(sections[0].starts_with("<!-- flavorbot cost: made_up -->\n| request |"));
  EXPECT_TRUE(sections[0].contains("\n| `PUT /made/up` | 2 | 1.50 | 4 | 300 | 1200 | nothing |\n"));
  EXPECT_TRUE(sections[0].ends_with("\n<!-- flavorbot cost: end -->\n"));
}

}  // namespace
}  // namespace flavorbot::cli::cost
