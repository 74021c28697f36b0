#include "app/chef/conversation_text.h"

#include <gtest/gtest.h>

#include "app/chef/dish_document.h"
#include "app/chef/scripted_chef_for_test.h"

namespace flavorbot::app::chef {
namespace {

TEST(ConversationText, ATitleIsTheBeginningOfTheFirstQuestion) {
  EXPECT_EQ(TitleFrom(" Soup for six? \nAnd bread."), "Soup for six?");
  EXPECT_EQ(TitleFrom("Something warm and comforting for a rainy evening, with leeks and lentils"),
            "Something warm and comforting for a rainy evening, with…");
  EXPECT_EQ(TitleFrom(std::string(80, 'x')), std::string(60, 'x') + "…");
  EXPECT_EQ(TitleOf({}), "New conversation");
}

TEST(ConversationText, TheTextToKeepHasWhatWasSaidAndTheRecipes) {
  storage::StoredTalk talk;
  talk.conversation.title = "Soup?";
  talk.messages.push_back({.id = "0001", .content = "Soup?"});
  talk.messages.push_back({.id = "0002",
                           .speaker = storage::Speaker::kChef,
                           .content = "Here it is.",
                           .recipe = DocumentOf(TomatoSoup())});
  EXPECT_EQ(MarkdownOf(talk),
            "# Soup?\n\n**You**, 1970-01-01T00:00:00.000Z\n\nSoup?\n\n"
            "**FlavorBot**, 1970-01-01T00:00:00.000Z\n\nHere it is.\n\n"
            "## Tomato soup\n\nRed and warm.\n\n"
            "- 800 g tomatoes, chopped\n- ½ tsp salt (optional)\n- pepper\n\n"
            "1. Chop the tomatoes.\n1. Simmer with salt and pepper.\n\n");
}

}  // namespace
}  // namespace flavorbot::app::chef
