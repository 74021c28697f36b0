#include "app/chef/draft.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/chef/words.h"
#include "base/contains.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Amount;
using knowledge::Food;
using knowledge::KnowledgeBase;
using knowledge::NamedIngredients;
using knowledge::Step;
using knowledge::StepPiece;

// To what a cook can measure: quarters of spoons and pieces, 5 g, 10 ml ...
double Rounded(double quantity, const std::string& unit) {
  const auto to = [&](double step) { return std::max(step, std::round(quantity / step) * step); };
  if (unit == "g" || unit == "ml") {
    if (quantity < 10) return to(1);
    return to(quantity < 250 ? 5 : 10);
  }
  if (unit == "piece" || unit == "tbsp") return to(quantity < 3 ? 0.5 : 1);
  if (unit == "tsp" || unit == "bunch") return to(0.25);
  return to(quantity < 2 ? 0.5 : 1);
}

std::string_view NameFor(const Food& food, double quantity, std::string_view unit) {
  // A weight or a measure is of many, a piece of one.
  constexpr double kBig = 300;  // grams: nobody has 200 g of cabbages
  const double piece = food.GramsOf("piece").value_or(food.GramsOf("head").value_or(0));
  const bool is_one = unit == "piece" ? quantity <= 1 : unit == "g" && piece > kBig;
  return is_one ? food.name : food.plural;
}

constexpr double kMostTeaspoons = 5;
constexpr double kTeaspoonsInTablespoon = 3;

// A unit of the recipe's own stays when the weight is as it was; another weight is measured anew.
Amount Measured(const KnowledgeBase& knowledge, const DraftPart& part) {
  Amount amount = knowledge::AmountOf(knowledge.food(part.food), part.grams, part.unit);
  if (amount.unit == "tsp" && amount.quantity > kMostTeaspoons) {
    amount = {amount.quantity / kTeaspoonsInTablespoon, "tbsp"};
  }
  amount.quantity = Rounded(amount.quantity, amount.unit);
  return amount;
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Whole words only.
void ReplaceWord(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    const std::size_t end = at + from.size();
    const bool is_word =
        (at == 0 || !IsLetter(text[at - 1])) && (end == text.size() || !IsLetter(text[end]));
    if (is_word) text.replace(at, from.size(), to);
    at += is_word ? to.size() : from.size();
  }
}

void Capitalize(std::string& text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
}

}  // namespace

std::string JoinWithAnd(const std::vector<std::string>& names) {
  std::string joined;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) joined += i + 1 == names.size() ? " and " : ", ";
    joined += names[i];
  }
  return joined;
}

Draft::Draft(const KnowledgeBase& knowledge, const knowledge::Recipe& recipe, int servings)
    : knowledge_(knowledge), recipe_(recipe), equipment_(recipe.equipment), servings_(servings) {
  const double scale = static_cast<double>(servings) / recipe.servings;
  for (const knowledge::Ingredient& ingredient : recipe.ingredients) {
    const double grams = *knowledge::GramsOf(knowledge.food(ingredient.food), ingredient.amount);
    places_.push_back({{.food = ingredient.food,
                        .grams = grams * scale,
                        .unit = ingredient.amount.unit,
                        .preparation = ingredient.preparation,
                        .role = ingredient.role,
                        .is_optional = ingredient.is_optional}});
  }
}

void Draft::Replace(std::size_t place, const knowledge::Substitution& substitution) {
  const DraftPart before = places_[place].front();
  const double of = *knowledge::GramsOf(knowledge_.food(substitution.of), substitution.amount);
  std::vector<DraftPart> parts;
  for (const knowledge::Substitute& use : substitution.use) {
    const double grams = *knowledge::GramsOf(knowledge_.food(use.food), use.amount);
    parts.push_back({.food = use.food,
                     .grams = grams * before.grams / of,
                     .unit = use.amount.unit,
                     .preparation = use.preparation,
                     .role = before.role,
                     .is_optional = before.is_optional});
  }
  places_[place] = std::move(parts);
}

bool Draft::CanLeaveOut(std::size_t place) const {
  const auto is_left = [&](std::size_t other) { return other != place && !places_[other].empty(); };
  for (const Step& step : recipe_.steps) {
    for (const auto& sentence : step.sentences) {
      bool loses_all = false;
      bool keeps_any = false;
      for (const StepPiece& piece : sentence) {
        const auto* named = std::get_if<NamedIngredients>(&piece);
        if (named == nullptr) continue;
        const bool is_here = base::Contains(named->ingredients, place);
        const bool has_others = std::ranges::any_of(named->ingredients, is_left);
        loses_all = loses_all || (is_here && !has_others);
        keeps_any = keeps_any || has_others;
      }
      if (loses_all && keeps_any) return false;
    }
  }
  return true;
}

std::string Draft::WordsAround(std::size_t place) const {
  std::string words = " ";
  for (const Step& step : recipe_.steps) {
    for (const auto& sentence : step.sentences) {
      bool is_named = false;
      std::string own;
      for (const StepPiece& piece : sentence) {
        if (const auto* text = std::get_if<std::string>(&piece)) own += *text + " ";
        const auto* named = std::get_if<NamedIngredients>(&piece);
        is_named = is_named || (named != nullptr && base::Contains(named->ingredients, place));
      }
      if (is_named) words += StemsOf(own) + " ";
    }
  }
  return words;
}

void Draft::UseInstead(knowledge::Equipment from, knowledge::Equipment to) {
  equipment_.Remove(from);
  equipment_.Add(to);
  Rename(std::string(knowledge::NameOf(from)), std::string(knowledge::NameOf(to)));
}

std::vector<WeighedFood> Draft::foods() const {
  std::vector<WeighedFood> foods;
  for (const auto& parts : places_) {
    for (const DraftPart& part : parts) {
      const Amount amount = Measured(knowledge_, part);
      foods.push_back({part.food, *knowledge::GramsOf(knowledge_.food(part.food), amount)});
    }
  }
  return foods;
}

std::string Draft::NamesOf(const NamedIngredients& named) const {
  std::vector<std::string> names;
  for (const std::uint8_t place : named.ingredients) {
    for (const DraftPart& part : places_[place]) {
      const Amount amount = Measured(knowledge_, part);
      std::string name(NameFor(knowledge_.food(part.food), amount.quantity, amount.unit));
      if (!base::Contains(names, name)) names.push_back(std::move(name));
    }
  }
  return JoinWithAnd(names);
}

std::string Draft::TextOf(const Step& step, std::vector<std::size_t>& places) const {
  std::string text;
  for (const auto& sentence : step.sentences) {
    std::string written;
    std::vector<std::size_t> named_here;
    bool is_whole = true;
    for (const StepPiece& piece : sentence) {
      if (const auto* words = std::get_if<std::string>(&piece)) {
        std::string own = *words;
        for (const auto& [from, to] : renamed_) ReplaceWord(own, from, to);
        written += own;
      } else if (const auto* temperature = std::get_if<knowledge::Temperature>(&piece)) {
        written += TemperatureText(temperature->celsius);
      } else {
        const auto& named = std::get<NamedIngredients>(piece);
        const std::string names = NamesOf(named);
        is_whole = is_whole && !names.empty();
        written += names;
        named_here.insert(named_here.end(), named.ingredients.begin(), named.ingredients.end());
      }
    }
    if (!is_whole) continue;  // of something that was left out
    Capitalize(written);
    if (!text.empty()) text += ' ';
    text += written;
    places.insert(places.end(), named_here.begin(), named_here.end());
  }
  return text;
}

Dish Draft::Finish() const {
  Dish dish;
  dish.title = recipe_.title;
  dish.description = recipe_.description;
  dish.servings = servings_;
  dish.category = recipe_.category;
  dish.cuisine = recipe_.cuisine;
  dish.tips = recipe_.tips;
  dish.known_recipe = recipe_.id;
  equipment_.ForEach([&](knowledge::Equipment equipment) {
    std::string name(knowledge::NameOf(equipment));
    std::ranges::replace(name, '-', ' ');
    dish.equipment.push_back(std::move(name));
  });

  // A food that stands at two places is one line, of both weights.
  std::map<knowledge::FoodId, std::size_t> line_of;
  std::vector<DraftPart> lines;
  std::vector<std::vector<std::size_t>> lines_at(places_.size());
  for (std::size_t place = 0; place < places_.size(); ++place) {
    for (const DraftPart& part : places_[place]) {
      const auto [line, is_new] = line_of.try_emplace(part.food, lines.size());
      if (is_new) {
        lines.push_back(part);
      } else {
        lines[line->second].grams += part.grams;
        lines[line->second].is_optional = lines[line->second].is_optional && part.is_optional;
      }
      lines_at[place].push_back(line->second);
    }
  }
  for (const DraftPart& line : lines) {
    const Amount amount = Measured(knowledge_, line);
    const Food& food = knowledge_.food(line.food);
    dish.ingredients.push_back({.quantity = amount.quantity,
                                .unit = amount.unit,
                                .food = std::string(NameFor(food, amount.quantity, amount.unit)),
                                .preparation = line.preparation,
                                .is_optional = line.is_optional,
                                .known = line.food});
  }
  for (const Step& step : recipe_.steps) {
    DishStep written;
    std::vector<std::size_t> places;
    written.text = TextOf(step, places);
    if (written.text.empty()) continue;
    for (const std::size_t place : places) {
      for (const std::size_t line : lines_at[place]) written.uses.push_back(line);
    }
    std::ranges::sort(written.uses);
    const auto repeated = std::ranges::unique(written.uses);
    written.uses.erase(repeated.begin(), repeated.end());
    written.minutes = step.minutes;
    if (!step.is_meanwhile) {
      (step.phase == knowledge::Phase::kPrep   ? dish.prep_minutes
       : step.phase == knowledge::Phase::kCook ? dish.cook_minutes
                                               : dish.rest_minutes) += step.minutes;
    }
    dish.steps.push_back(std::move(written));
  }
  Label(knowledge_, foods(), dish);
  return dish;
}

}  // namespace flavorbot::app::chef
