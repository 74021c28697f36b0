#include "app/chef/kitchen/kitchen_questions.h"

#include <algorithm>

#include "app/chef/kitchen/contents_answer.h"
#include "app/chef/kitchen/conversion_answer.h"
#include "app/chef/kitchen/kitchen_phrases.h"
#include "app/chef/kitchen/kitchen_question.h"
#include "app/chef/kitchen/nutrition_answer.h"
#include "app/chef/kitchen/pairing_answer.h"
#include "app/chef/kitchen/season_answer.h"
#include "app/chef/kitchen/storage_answer.h"
#include "app/chef/kitchen/substitution_answer.h"
#include "app/chef/kitchen/temperature_answer.h"
#include "app/chef/kitchen/temperature_conversion.h"
#include "app/chef/kitchen/timing_answer.h"

namespace flavorbot::app::chef {
namespace {

enum class Caution : std::uint8_t {
  kNone,  // the answer minds what is forbidden
  kAdd    // it speaks of the food that was asked about, whatever it is
};

struct Kind {
  KitchenAnswer answer;
  Caution caution;
};

// Those whose signs say most come first.
constexpr Kind kKinds[] = {
    {TemperatureConversion, Caution::kNone}, {SubstitutionAnswer, Caution::kNone},
    {SeasonAnswer, Caution::kNone},          {NutritionAnswer, Caution::kAdd},
    {StorageAnswer, Caution::kAdd},          {PairingAnswer, Caution::kAdd},
    {TemperatureAnswer, Caution::kAdd},      {ContentsAnswer, Caution::kNone},
    {ConversionAnswer, Caution::kAdd},       {TimingAnswer, Caution::kAdd}};

constexpr std::size_t kMostBytes = 2000;  // what is longer is no question

// " But mind: butter contains milk."; empty: the person may eat what they ask about.
std::string CautionText(const KitchenQuestion& question) {
  for (const FoodMention& mention : question.mentions()) {
    const auto objection = question.judge().ObjectionToAnyOf(mention.foods);
    if (!objection || objection->verdict != Verdict::kForbidden) continue;
    const bool is_one = mention.foods.size() == 1;
    return " But mind your list: " +
           (is_one ? question.knowledge().food(mention.foods[0]).name : mention.said) + " " +
           objection->reason + ".";
  }
  return "";
}

}  // namespace

std::optional<std::string> KitchenQuestions::Answer(std::string_view text,
                                                    const FoodJudge& judge) const {
  if (text.size() > kMostBytes) return std::nullopt;
  const KitchenQuestion question(knowledge_, finder_, judge, text);
  for (const Kind& kind : kKinds) {
    auto answer = kind.answer(question);
    if (!answer) continue;
    if (kind.caution == Caution::kAdd) *answer += CautionText(question);
    return answer;
  }
  return std::nullopt;
}

}  // namespace flavorbot::app::chef
