#include "model_api/openai_chat.h"

#include <gmock/gmock.h>

namespace flavorbot::model_api {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string RequestWith(Output output, const ChatDialect& dialect = {}) {
  const ModelRequest request{.system = "",
                             .turns = {{ModelSpeaker::kPerson, "dinner?"}},
                             .output = output,
                             .deadline = {},
                             .request_id = ""};
  return ChatRequest(request, "m", dialect);
}

// Two calls are no recipe: of what comes in both nothing could be used.
TEST(OpenAiChat, AToolComesWithTheWordThatItIsCalledOnce) {
  const std::string once = R"("parallel_tool_calls":false)";
  EXPECT_THAT(RequestWith(Output::kWordsOrRecipe), HasSubstr(once));
  EXPECT_THAT(RequestWith(Output::kRecipe, {.recipe = RecipeForm::kTool}), HasSubstr(once));
  EXPECT_THAT(RequestWith(Output::kWordsOrRecipe, {.parallel_calls = ParallelCalls::kUnsaid}),
              Not(HasSubstr("parallel_tool_calls")));
}

// OpenAI refuses it where there are no tools.
TEST(OpenAiChat, WithoutAToolNothingIsSaidOfCalls) {
  EXPECT_THAT(RequestWith(Output::kWords), Not(HasSubstr("parallel_tool_calls")));
  EXPECT_THAT(RequestWith(Output::kRecipe), Not(HasSubstr("parallel_tool_calls")));
  EXPECT_THAT(RequestWith(Output::kWordsOrRecipe, {.optional_recipe = OptionalRecipe::kNone}),
              Not(HasSubstr("parallel_tool_calls")));
}

TEST(OpenAiChat, AnErrorInTheStreamEndsItUnlessItIsNull) {
  ChatDecoder decoder(ChatDecoder::Words::kText);
  const auto words = decoder.Take(
      {.type = "", .data = R"({"error":null,"choices":[{"delta":{"content":"Hi"}}]})"});
  ASSERT_TRUE(words) << words.error().message;
  EXPECT_EQ(*words, "Hi");
  const auto failed = decoder.Take({.type = "", .data = R"({"error":{"message":"no memory"}})"});
  ASSERT_FALSE(failed);
  EXPECT_THAT(failed.error().message, HasSubstr("no memory"));
}

}  // namespace
}  // namespace flavorbot::model_api
