#include "app/chef/kitchen/contents_answer.h"

#include <algorithm>

#include "app/chef/food_groups.h"
#include "app/chef/kitchen/diet_verdict.h"
#include "app/chef/kitchen/kitchen_phrases.h"
#include "app/chef/kitchen/question_constraints.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Food;
using knowledge::FoodId;

constexpr std::string_view kContains[] = {"contain", "containing", "have",      "ha",
                                          "has",     "made of",    "made from", "made with",
                                          "include", "hold",       "got"};
constexpr std::string_view kWhatIsIn[] = {"what is in", "what in",    "what are in",  "made of",
                                          "made from",  "ingredient", "allergen",     "consist of",
                                          "what doe",   "what go in", "what go into", "whats in"};
constexpr std::string_view kVerbs[] = {"is",  "are", "doe", "does", "do",   "ha",
                                       "has", "can", "so",  "but",  "will", "i"};
constexpr std::string_view kMayI[] = {"can i eat",    "can i have",  "may i eat",
                                      "am i allowed", "safe for me", "ok for me",
                                      "can i use",    "okay for me", "suit me"};
// Of these states the foods' data doesn't speak.
constexpr std::string_view kStates[] = {
    "raw", "expired",  "moldy", "mouldy", "pink", "undercooked", "rotten",    "spoiled", "uncooked",
    "old", "pregnant", "dog",   "cat",    "baby", "poisonou",    "poisonous", "toxic",   "instead"};
constexpr std::size_t kMostNamed = 4;

std::string NameOf(const Food& food) { return SubjectOf(food); }

// One answer for each verdict of a list of foods: what is fine, what can't be told, what isn't.
struct Sorted {
  std::vector<const Food*> fine;
  std::vector<const Food*> cant_tell;
  std::vector<const Food*> forbidden;
};

std::string NamesText(const std::vector<const Food*>& foods) {
  std::vector<std::string> names;
  for (const Food* food : foods) {
    if (names.size() < kMostNamed) names.push_back(NameOf(*food));
  }
  if (foods.size() > kMostNamed) names.emplace_back("others");
  return ListText(names, "and");
}

// "No: soy sauce isn't gluten-free, it contains gluten and wheat."
std::string SentenceOn(const Food& food, Diet diet) {
  const DietVerdict verdict = VerdictOf(food, diet);
  const std::string name = NameOf(food);
  const std::string diet_name(NameOf(diet));
  const std::string are = IsPlural(food) ? " are " : " is ";
  const std::string arent = IsPlural(food) ? " aren't " : " isn't ";
  switch (verdict.verdict) {
    case Verdict::kFine:
      return "Yes: " + name + are + diet_name + ".";
    case Verdict::kForbidden:
      return "No: " + name + arent + diet_name + " (" + verdict.reason + ").";
    case Verdict::kCantTell:
      return "It can't be told of all " + name + ": " + verdict.reason +
             ". Look at the label, or ask who made it.";
  }
  return "";
}

std::string GroupText(const KitchenQuestion& question, const FoodMention& mention, Diet diet) {
  Sorted sorted;
  for (const FoodId id : question.MainFoodsOf(mention)) {
    const Food& food = question.knowledge().food(id);
    const Verdict verdict = VerdictOf(food, diet).verdict;
    (verdict == Verdict::kFine       ? sorted.fine
     : verdict == Verdict::kCantTell ? sorted.cant_tell
                                     : sorted.forbidden)
        .push_back(&food);
  }
  const std::string name(NameOf(diet));
  if (sorted.cant_tell.empty() && sorted.forbidden.empty()) {
    return "Yes: " + mention.said + " of every kind that I know is " + name + ".";
  }
  if (sorted.fine.empty() && sorted.cant_tell.empty()) {
    return "No: " + mention.said + " isn't " + name + " (" +
           VerdictOf(*sorted.forbidden[0], diet).reason + ").";
  }
  std::string text = "That depends on which.";
  if (!sorted.fine.empty()) text += " It is " + name + ": " + NamesText(sorted.fine) + ".";
  if (!sorted.forbidden.empty()) text += " It isn't: " + NamesText(sorted.forbidden) + ".";
  if (!sorted.cant_tell.empty())
    text += " Look at the label of: " + NamesText(sorted.cant_tell) + ".";
  return text;
}

bool Overlaps(const FoodMention& mention, const std::vector<SaidDiet>& diets) {
  return std::ranges::any_of(diets, [&](const SaidDiet& diet) {
    return mention.first_word < diet.end_word && diet.first_word < mention.end_word;
  });
}

// "Is soy sauce gluten free?" "Are oats and barley vegan?"
std::optional<std::string> DietText(const KitchenQuestion& question,
                                    const std::vector<SaidDiet>& diets) {
  std::string text;
  for (const FoodMention& mention : question.mentions()) {
    if (Overlaps(mention, diets)) continue;
    for (const SaidDiet& diet : diets) {
      if (!text.empty()) text += '\n';
      text += mention.foods.size() == 1
                  ? SentenceOn(question.knowledge().food(mention.foods[0]), diet.diet)
                  : GroupText(question, mention, diet.diet);
    }
  }
  if (text.empty()) return std::nullopt;
  return text;
}

// Whether `whole` holds `part`.
std::string HoldsText(const KitchenQuestion& question, const FoodMention& whole,
                      const FoodMention& part) {
  const FoodJudge judge(question.knowledge(), ConstraintsOf(question, part));
  std::string text;
  std::size_t told = 0;
  for (const FoodId id : whole.foods) {
    if (told++ == kMostNamed) break;
    const Food& food = question.knowledge().food(id);
    if (!text.empty()) text += '\n';
    const auto objection = judge.ObjectionTo(id);
    const bool is_itself = objection && objection->reason == "is left out by wish";
    if (!objection) {
      text += "No: " + NameOf(food) +
              (IsPlural(food) ? ", as they are usually made, hold no "
                              : ", as it is usually made, holds no ") +
              part.said + ".";
    } else if (is_itself) {
      text += "Yes: " + NameOf(food) + (IsPlural(food) ? " are " : " is ") + part.said + ".";
    } else if (objection->verdict == Verdict::kForbidden) {
      const std::string reason = objection->reason.substr(objection->reason.find(' ') + 1);
      text += "Yes: " + NameOf(food) + (IsPlural(food) ? " contain " : " contains ") + reason + ".";
    } else {
      text += "It can't be told of all " + NameOf(food) + ": some " + objection->reason +
              ". Look at the label.";
    }
  }
  return text;
}

std::string AllergensSentence(const Food& food) {
  if (food.allergens.empty() && food.allergens_may.empty())
    return "It holds none of the major allergens.";
  std::string text = food.allergens.empty() ? "It holds no major allergen for certain"
                                            : "Allergens: " + AllergensText(food.allergens, "and");
  if (!food.allergens_may.empty()) {
    text += "; depending on the maker also " + AllergensText(food.allergens_may, "or");
  }
  return text + ".";
}

std::string MadeOfText(const KitchenQuestion& question, const Food& food) {
  std::vector<std::string> parts;
  for (const FoodId part : food.made_of) parts.push_back(question.knowledge().food(part).plural);
  const std::string name = Capitalized(NameOf(food));
  if (parts.empty()) return name + ": " + AllergensSentence(food);
  return name + (IsPlural(food) ? " are" : " is") + " usually made of " + ListText(parts, "and") +
         ". " + AllergensSentence(food);
}

// "Can I eat tahini?": by the person's own list.
std::optional<std::string> MayIText(const KitchenQuestion& question) {
  if (question.judge().constraints().empty()) return std::nullopt;
  const FoodMention& mention = question.mentions().front();
  if (mention.foods.size() != 1) return std::nullopt;
  const Food& food = question.knowledge().food(mention.foods[0]);
  const auto objection = question.judge().ObjectionTo(mention.foods[0]);
  if (!objection)
    return "Yes: " + NameOf(food) + (IsPlural(food) ? " keep" : " keeps") + " to your list.";
  if (objection->verdict == Verdict::kForbidden)
    return "No: " + food.name + " " + objection->reason + ".";
  return "That can't be told of all " + NameOf(food) + ": some " + objection->reason +
         ". Look at the label.";
}

// The two that "does A contain B" and "is there B in A" speak of.
std::optional<std::string> ContainText(const KitchenQuestion& question) {
  if (question.mentions().size() < 2) return std::nullopt;
  const FoodMention& first = question.mentions()[0];
  const FoodMention& second = question.mentions()[1];
  const bool is_turned = question.StemAt(second.first_word - 1) == "in" ||
                         question.StemsAt(second.first_word - 2, 2) == "in the" ||
                         question.StemsAt(second.first_word - 2, 2) == "in a";
  if (is_turned) return HoldsText(question, second, first);
  if (!question.SaysAny(kContains)) return std::nullopt;
  std::string text;
  for (std::size_t i = 1; i < question.mentions().size(); ++i) {
    if (!text.empty()) text += '\n';
    text += HoldsText(question, first, question.mentions()[i]);
  }
  return text;
}

}  // namespace

std::optional<std::string> ContentsAnswer(const KitchenQuestion& question) {
  if (question.mentions().empty() || question.SaysAny(kStates)) return std::nullopt;
  if (question.StemAt(0) == "how" || question.StemAt(0) == "make") return std::nullopt;
  const bool asks_whether = base::Contains(kVerbs, question.StemAt(0));
  const auto diets = DietsSaid(question);
  const bool is_short = question.words().size() <= 5;  // "soy sauce gluten free?"
  if (!diets.empty() && (asks_whether || is_short)) {
    if (auto text = DietText(question, diets)) return text;
  }
  if (asks_whether && !question.Says("what")) {
    if (auto text = ContainText(question)) return text;
    return question.SaysAny(kMayI) ? MayIText(question) : std::nullopt;
  }
  if (!question.SaysAny(kWhatIsIn)) return std::nullopt;
  const FoodMention& mention = question.mentions().front();
  if (mention.foods.size() != 1) return std::nullopt;
  return MadeOfText(question, question.knowledge().food(mention.foods[0]));
}

}  // namespace flavorbot::app::chef
