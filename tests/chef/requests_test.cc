// The built-in chef meets every hard expectation of requests.jsonl, and of the soft ones 95 %.
//
//   chef_requests_test                 all of them; each miss in a line
//   chef_requests_test --print ID      one answer in full, to be read
#include <gmock/gmock.h>

#include <cstdio>
#include <string_view>

#include "answer.h"
#include "app/chef/kitchen_for_test.h"
#include "dish_findings.h"
#include "expectations.h"
#include "request_case.h"

namespace flavorbot::app::chef {
namespace {

constexpr double kLeastSoft = 0.95;
constexpr std::size_t kLeastRequests = 300;

const std::vector<RequestCase>& Cases() {
  static const auto cases = [] {
    auto read = ReadRequestCases(FLAVORBOT_CHEF_REQUESTS);
    if (!read) ADD_FAILURE() << read.error();
    return read ? std::move(*read) : std::vector<RequestCase>();
  }();
  return cases;
}

const BuiltInChef& TheChef() {
  static const BuiltInChef chef(ShippedChefKnowledge());
  return chef;
}

double Percent(std::size_t missed, int all) {
  return all == 0 ? 100 : 100.0 * (all - static_cast<int>(missed)) / all;
}

void PrintMiss(const RequestCase& request, const Answer& answer, std::string_view kind,
               const std::string& what) {
  const auto& dish = answer.reply.dish;
  std::printf("%.*s  %s: %s [%s]\n", static_cast<int>(kind.size()), kind.data(), request.id.c_str(),
              what.c_str(),
              dish ? (dish->title + " <" + dish->known_recipe + ">").c_str()
                   : answer.reply.text.substr(0, 80).c_str());
}

TEST(ChefRequests, AreEnough) { EXPECT_GE(Cases().size(), kLeastRequests); }

TEST(ChefRequests, AreAnsweredAsExpected) {
  std::size_t hard_misses = 0;
  std::size_t soft_misses = 0;
  std::size_t findings = 0;
  int hard = 0;
  int soft = 0;
  for (const RequestCase& request : Cases()) {
    const Answer answer = AnswerTo(request, TheChef());
    const Outcome outcome = Check(request, answer, ShippedKnowledge(), ShippedFinder());
    hard += outcome.hard;
    soft += outcome.soft;
    hard_misses += outcome.hard_misses.size();
    soft_misses += outcome.soft_misses.size();
    for (const auto& miss : outcome.hard_misses) PrintMiss(request, answer, "HARD", miss);
    for (const auto& miss : outcome.soft_misses) PrintMiss(request, answer, "soft", miss);
    if (!answer.reply.dish) continue;
    const FoodJudge judge(ShippedKnowledge(), answer.constraints);
    for (const auto& finding :
         FindingsIn(*answer.reply.dish, ShippedKnowledge(), ShippedFinder(), judge)) {
      PrintMiss(request, answer, "RULE", finding);
      ++findings;
    }
  }
  std::printf("%zu requests: hard %.2f %% of %d, soft %.2f %% of %d, %zu findings in dishes\n",
              Cases().size(), Percent(hard_misses, hard), hard, Percent(soft_misses, soft), soft,
              findings);
  EXPECT_EQ(hard_misses, 0U);
  EXPECT_GE(Percent(soft_misses, soft), 100 * kLeastSoft);
  EXPECT_EQ(findings, 0U);
}

int Print(std::string_view id) {
  const auto request = std::ranges::find(Cases(), id, &RequestCase::id);
  if (request == Cases().end()) return 1;
  for (const std::string& text : request->talk) std::printf("> %s\n", text.c_str());
  std::printf("%s", Printed(AnswerTo(*request, TheChef())).c_str());
  return 0;
}

}  // namespace
}  // namespace flavorbot::app::chef

int main(int argc, char** argv) {
  testing::InitGoogleMock(&argc, argv);
  if (argc == 3 && std::string_view(argv[1]) == "--print") {
    return flavorbot::app::chef::Print(argv[2]);
  }
  return RUN_ALL_TESTS();
}
