#include "cli/cost/report.h"

#include <gtest/gtest.h>

namespace flavorbot::cli::cost {
namespace {

const Report kReport{{.name = "pots",
                      .title = "Pots",
                      .columns = {{"name", "name"}, {"litres", "L"}},
                      .rows = {{std::string("crème, \"thick\""), 12.0}, {std::string("tea"), 0.5}},
                      .notes = {"Measured."}}};

TEST(Report, TextAlignsByCharacters) {
  EXPECT_EQ(AsText(kReport),
            "Pots\n\n"
            "name              L\n"
            "--------------  ---\n"
            "crème, \"thick\"   12\n"
            "tea             0.5\n"
            "\n"
            "Measured.\n");
}

TEST(Report, CsvQuotesWhatNeedsIt) {
  EXPECT_EQ(AsCsv(kReport), "name,litres\n\"crème, \"\"thick\"\"\",12\ntea,0.5\n");
}

TEST(Report, JsonHasRowsAndNotes) {
  EXPECT_EQ(AsJson(kReport),
            "{\"pots\":{\"rows\":[\n{\"name\":\"crème, \\\"thick\\\"\",\"litres\":12},\n"
            "{\"name\":\"tea\",\"litres\":0.5}],\"notes\":[\"Measured.\"]}}\n");
}

TEST(Report, NumbersAreRoundedForTheEye) {
  EXPECT_EQ(RoundedNumber(0), "0");
  EXPECT_EQ(RoundedNumber(12), "12");
  EXPECT_EQ(RoundedNumber(3.256), "3.26");
  EXPECT_EQ(RoundedNumber(0.01254), "0.0125");
  EXPECT_EQ(RoundedNumber(123456.7), "123457");
}

}  // namespace
}  // namespace flavorbot::cli::cost
