#include "app/chef/clean_texts.h"

#include <algorithm>

#include "app/chef/plain_words.h"
#include "app/chef/request_words.h"
#include "app/chef/words.h"
#include "base/contains.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Food;
using knowledge::FoodId;

class TextCleaner {
 public:
  TextCleaner(const knowledge::KnowledgeBase& knowledge, const FoodFinder& finder,
              const FoodJudge& judge, std::span<const ReplacedFood> replaced)
      : knowledge_(knowledge), finder_(finder), judge_(judge), replaced_(replaced) {}

  void Clean(Dish& dish) const {
    Retitle(dish);
    RetitleWords(dish);
    KeepTextsClean(dish);
  }

 private:
  // "Chicken curry" with tofu is "Tofu curry", and with another pasta a lasagna stays one.
  void Retitle(Dish& dish) const {
    const std::vector<Word> words = WordsOf(dish.title);
    auto mentions = finder_.Find(words, Misspellings::kIgnore);
    std::ranges::reverse(mentions);
    for (const FoodMention& mention : mentions) {
      for (const auto& [before, after] : replaced_) {
        if (!base::Contains(finder_.AllOf(mention), before) &&
            !base::Contains(mention.foods, before)) {
          continue;
        }
        std::string name = ShortName(after);
        // "Gluten-free spaghetti": so the title begins, and elsewhere it is spaghetti all the same.
        const bool is_kind = (" " + StemsOf(name)).ends_with(" " + mention.said);
        if (TechniqueCalled(mention.said) || (is_kind && mention.first_word != 0)) break;
        const Word& first = words[mention.first_word];
        const char letter = dish.title[first.begin];
        if (letter >= 'A' && letter <= 'Z' && name[0] >= 'a' && name[0] <= 'z') {
          name[0] = static_cast<char>(name[0] - 'a' + 'A');
        }
        dish.title.replace(first.begin, words[mention.end_word - 1].end - first.begin, name);
        break;
      }
    }
  }

  // What the title still names of the old: a word of a food ("Pork schnitzel"), or what can't be
  // said otherwise ("Gluten-free spaghetti").
  void RetitleWords(Dish& dish) const {
    for (const auto& [before, after] : replaced_) {
      const std::vector<Word> own = WordsOf(knowledge_.food(before).name);
      const std::string stem = StemOf(own.front().text);
      const bool is_still_in = std::ranges::any_of(dish.ingredients, [&](const auto& ingredient) {
        return (" " + StemsOf(ingredient.food) + " ").contains(" " + stem + " ");
      });
      const auto words = WordsOf(dish.title);
      const auto found =
          std::ranges::find(words, stem, [](const Word& word) { return StemOf(word.text); });
      if (is_still_in || found == words.end() || IsPlainWord(stem) || TechniqueCalled(stem))
        continue;
      std::string name = ShortName(after);
      if (found == words.begin()) name[0] = Upper(name[0]);
      dish.title.replace(found->begin, found->end - found->begin, name);
    }
    const auto forbidden = ForbiddenIn(dish.title);
    if (!forbidden || FreeFrom(*forbidden).empty()) return;
    const auto words = WordsOf(dish.title);
    const bool is_proper = CuisineCalled(StemOf(words.front().text)).has_value();
    if (!is_proper && dish.title[0] >= 'A' && dish.title[0] <= 'Z') {
      dish.title[0] = static_cast<char>(dish.title[0] - 'A' + 'a');
    }
    dish.title = FreeFrom(*forbidden) + " " + dish.title;
    dish.title[0] = Upper(dish.title[0]);
  }

  // "vegan", "milk-free"; empty: it is left out by wish only.
  std::string FreeFrom(FoodId food) const {
    const Food& known = knowledge_.food(food);
    std::string free;
    judge_.constraints().diets.ForEach([&](Diet diet) {
      if (free.empty() && Judge(known, diet) == Verdict::kForbidden) free = NameOf(diet);
    });
    (known.allergens & judge_.constraints().allergens).ForEach([&](knowledge::Allergen allergen) {
      if (free.empty()) free = std::string(knowledge::NameOf(allergen)) + "-free";
    });
    return free;
  }

  static char Upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

  // Without what matters in the shop only.
  std::string ShortName(FoodId id) const {
    std::string name = knowledge_.food(id).name;
    for (const std::string_view word : {"canned ", "frozen ", "dried ", "fresh "}) {
      if (name.starts_with(word)) name.erase(0, word.size());
    }
    return name;
  }

  // Texts that were written for the dish as it was mustn't speak of what is no longer in it.
  void KeepTextsClean(Dish& dish) const {
    if (SpeaksOfForbidden(dish.description)) dish.description.clear();
    std::erase_if(dish.tips, [&](const std::string& tip) { return SpeaksOfForbidden(tip); });
  }

  bool SpeaksOfForbidden(const std::string& text) const { return ForbiddenIn(text).has_value(); }

  // A food that the text names and of which no kind is allowed.
  std::optional<FoodId> ForbiddenIn(const std::string& text) const {
    for (const FoodMention& mention : finder_.Find(WordsOf(text), Misspellings::kIgnore)) {
      const bool is_forbidden = std::ranges::all_of(mention.foods, [&](FoodId food) {
        const auto objection = judge_.ObjectionTo(food);
        return objection && objection->verdict == Verdict::kForbidden;
      });
      if (is_forbidden) return mention.foods.front();
    }
    return std::nullopt;
  }

  const knowledge::KnowledgeBase& knowledge_;
  const FoodFinder& finder_;
  const FoodJudge& judge_;
  std::span<const ReplacedFood> replaced_;
};

}  // namespace

void CleanTexts(const knowledge::KnowledgeBase& knowledge, const FoodFinder& finder,
                const FoodJudge& judge, std::span<const ReplacedFood> replaced, Dish& dish) {
  TextCleaner(knowledge, finder, judge, replaced).Clean(dish);
}

}  // namespace flavorbot::app::chef
