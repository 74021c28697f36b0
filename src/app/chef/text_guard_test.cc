#include "app/chef/text_guard.h"

#include <gmock/gmock.h>

#include "app/chef/kitchen_for_test.h"

namespace flavorbot::app::chef {
namespace {

using ::testing::ElementsAre;

FoodJudge JudgeOf(const std::vector<std::string>& profile) {
  return FoodJudge(ShippedKnowledge(), ShippedUnderstanding().ReadConstraints(profile));
}

// The whole text at once.
std::string Cleaned(const FoodJudge& judge, std::string_view text) {
  TextGuard guard(ShippedFinder(), judge);
  std::string clean = guard.Pass(text);
  clean += guard.Finish();
  return clean;
}

std::string Cleaned(const std::vector<std::string>& profile, std::string_view text) {
  return Cleaned(JudgeOf(profile), text);
}

TEST(TextGuard, LeavesOutWhatIsForbidden) {
  EXPECT_EQ(Cleaned({"peanuts"}, "Finish with peanut butter and lime."),
            "Finish with [left out: peanut butter] and lime.");
  EXPECT_EQ(Cleaned({"vegan"}, "Stir in the **butter**, then 2 eggs!"),
            "Stir in the **[left out: butter]**, then 2 [left out: egg]!");
}

// What is inside a food counts.
TEST(TextGuard, LeavesOutWhatHidesIt) {
  EXPECT_EQ(Cleaned({"fish"}, "A dash of Worcestershire sauce."),
            "A dash of [left out: worcestershire sauce].");
  EXPECT_EQ(Cleaned({"gluten"}, "Splash in soy sauce."), "Splash in [left out: soy sauce].");
}

TEST(TextGuard, PassesWhatIsAllowed) {
  const std::string_view text =
      "Coconut milk, almonds & a pinch of salt - that's it.\n- Serve hot\n";
  EXPECT_EQ(Cleaned({"milk", "soy"}, text), text);
  EXPECT_EQ(Cleaned({}, "peanuts everywhere"), "peanuts everywhere");
}

TEST(TextGuard, PassesWhatTheTextRulesOut) {
  for (const std::string_view text :
       {"It is made without peanuts.", "A nut-free treat with no peanuts",
        "tahini instead of peanut butter", "free of peanuts"}) {
    EXPECT_EQ(Cleaned({"peanuts", "tree nuts"}, text), text);
  }
}

TEST(TextGuard, IsNotTalkedAround) {
  EXPECT_EQ(Cleaned({"peanuts"}, "Don't serve it without peanuts"),
            "Don't serve it without [left out: peanut]");
}

TEST(TextGuard, SeesThroughSpelling) {
  EXPECT_EQ(Cleaned({"peanuts"}, "PEANUTS, peannuts and pea\u200bnuts"),
            "[left out: peanut], [left out: peanut] and [left out: peanut]");
}

// However the text is cut, the same comes out, and nothing forbidden on the way.
TEST(TextGuard, PiecesMakeNoDifference) {
  const auto judge = JudgeOf({"peanuts", "fish"});
  const std::string text =
      "First, whisk peanut butter with fish sauce; then add lime juice, red bell pepper and a "
      "spoon of "
      "Worcestershire sauce. It's free of nuts. End";
  const std::string whole = Cleaned(judge, text);
  EXPECT_EQ(whole.find("peanut butter w"), std::string::npos);
  for (std::size_t size = 1; size < 30; ++size) {
    TextGuard guard(ShippedFinder(), judge);
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += size) out += guard.Pass(text.substr(i, size));
    out += guard.Finish();
    EXPECT_EQ(out, whole) << size;
    EXPECT_THAT(guard.left_out(),
                ElementsAre("peanut butter", "fish sauce", "worcestershire sauce"));
  }
}

// The reader doesn't wait for a sentence's end: a word that begins no name goes out when it is
// whole.
TEST(TextGuard, HoldsBackNoMoreThanNeeded) {
  const FoodJudge judge = JudgeOf({"peanuts"});
  TextGuard guard(ShippedFinder(), judge);
  EXPECT_EQ(guard.Pass("Whisk it "), "Whisk it");
  EXPECT_EQ(guard.Pass("quickly and"), " quickly");
}

}  // namespace
}  // namespace flavorbot::app::chef
