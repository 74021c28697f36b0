#include "model_api/read_recipe.h"

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cmath>

#include "base/ascii_case.h"
#include "base/contains.h"
#include "base/utf8.h"

namespace flavorbot::model_api {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 7> kCategories = {
    "breakfast", "lunch", "dinner", "snacks", "dessert", "appetizer", "beverage"};

struct Bounds {
  std::size_t least;
  std::size_t most;
};
constexpr Bounds kTitle = {1, 120};
constexpr Bounds kDescription = {0, 1000};
constexpr Bounds kIngredients = {1, 60};
constexpr Bounds kFood = {1, 100};
constexpr Bounds kUnit = {0, 24};
constexpr Bounds kPreparation = {0, 160};
constexpr Bounds kSteps = {1, 40};
constexpr Bounds kStep = {1, 1200};
constexpr Bounds kWord = {0, 60};
constexpr Bounds kTip = {1, 400};
constexpr Bounds kFewWords = {0, 20};
constexpr int kMostMinutes = 7 * 24 * 60;
constexpr int kMostServings = 100;
constexpr double kMostQuantity = 100'000;

// Control characters become blanks; blanks at both ends go.
std::string Tidy(std::string_view text) {
  std::string tidy(text);
  for (char& c : tidy) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  const std::size_t begin = tidy.find_first_not_of(' ');
  if (begin == std::string::npos) return "";
  return tidy.substr(begin, tidy.find_last_not_of(' ') - begin + 1);
}

class Reader {
 public:
  RecipeDraft Read(const json::object& recipe) {
    RecipeDraft draft;
    draft.title = Text(recipe, "", "title", kTitle);
    draft.description = Text(recipe, "", "description", kDescription);
    EachObject(recipe, "ingredients", kIngredients, [&](const json::object& each, auto path) {
      draft.ingredients.push_back(Ingredient(each, path));
    });
    EachObject(recipe, "steps", kSteps, [&](const json::object& each, auto path) {
      draft.steps.push_back(Step(each, path, draft.ingredients));
    });
    draft.prep_minutes = Integer(recipe, "", "prep_minutes", 0, kMostMinutes);
    draft.cook_minutes = Integer(recipe, "", "cook_minutes", 0, kMostMinutes);
    draft.rest_minutes = Integer(recipe, "", "rest_minutes", 0, kMostMinutes);
    draft.total_minutes = Integer(recipe, "", "total_minutes", 0, 3 * kMostMinutes);
    draft.servings = Integer(recipe, "", "servings", 1, kMostServings);
    draft.category = base::InLowerCase(Text(recipe, "", "category", kWord));
    if (findings_.empty() && !base::Contains(kCategories, draft.category)) {
      Find("category is none of breakfast, lunch, dinner, snacks, dessert, appetizer, beverage");
    }
    draft.cuisine = Text(recipe, "", "cuisine", kWord);
    draft.diets = Texts(recipe, "", "diets", kFewWords, kWord);
    draft.allergens = Texts(recipe, "", "allergens", kFewWords, kWord);
    draft.equipment = Texts(recipe, "", "equipment", kFewWords, kWord);
    draft.tips = Texts(recipe, "", "tips", kFewWords, kTip);
    if (const json::object* nutrition = Object(recipe, "nutrition")) {
      const auto of = [&](std::string_view name) {
        return Number(*nutrition, "nutrition.", name, kMostQuantity).value_or(0);
      };
      draft.nutrition = {.kcal = of("kcal"),
                         .protein_g = of("protein_g"),
                         .fat_g = of("fat_g"),
                         .carbs_g = of("carbs_g"),
                         .fibre_g = of("fibre_g"),
                         .sodium_mg = of("sodium_mg")};
    }
    return draft;
  }

  Findings findings() { return std::move(findings_); }

 private:
  void Find(std::string what) {
    if (findings_.size() < kMostFindings) findings_.push_back(std::move(what));
  }

  const json::value* Member(const json::object& object, const std::string& path,
                            std::string_view name) {
    const json::value* member = object.if_contains({name.data(), name.size()});
    if (member == nullptr) Find(path + std::string(name) + " is missing");
    return member;
  }

  std::string Checked(const json::value& value, const std::string& place, Bounds bounds) {
    if (!value.is_string()) {
      Find(place + " is no text");
      return "";
    }
    std::string text = Tidy({value.get_string().data(), value.get_string().size()});
    const std::size_t length = base::CodePointCount(text);
    if (length < bounds.least) Find(place + " is empty");
    if (length > bounds.most) {
      Find(place + " is longer than " + std::to_string(bounds.most) + " characters");
    }
    return text;
  }

  std::string Text(const json::object& object, const std::string& path, std::string_view name,
                   Bounds bounds) {
    const json::value* member = Member(object, path, name);
    return member == nullptr ? "" : Checked(*member, path + std::string(name), bounds);
  }

  // nullopt: null, or a finding.
  std::optional<double> Number(const json::object& object, const std::string& path,
                               std::string_view name, double most) {
    const json::value* member = Member(object, path, name);
    if (member == nullptr || member->is_null()) return std::nullopt;
    const std::string place = path + std::string(name);
    boost::system::error_code error;
    const double number = member->is_number() ? member->to_number<double>(error) : -1;
    if (!member->is_number()) {
      Find(place + " is no number");
    } else if (error || !(number >= 0 && number <= most)) {
      Find(place + " is not between 0 and " + std::to_string(std::lround(most)));
    } else {
      return number;
    }
    return std::nullopt;
  }

  int Integer(const json::object& object, const std::string& path, std::string_view name, int least,
              int most) {
    return Minutes(object, path, name, least, most, "is missing").value_or(least);
  }
  // nullopt: null, where `if_null` is empty, or a finding.
  std::optional<int> Minutes(const json::object& object, const std::string& path,
                             std::string_view name, int least, int most, std::string_view if_null) {
    const std::size_t before = findings_.size();
    const auto number = Number(object, path, name, most);
    const std::string place = path + std::string(name);
    if (!number) {
      if (findings_.size() == before && !if_null.empty()) Find(place + " " + std::string(if_null));
      return std::nullopt;
    }
    if (*number < least || *number != std::floor(*number)) {
      Find(place + " is no whole number from " + std::to_string(least) + " to " +
           std::to_string(most));
      return std::nullopt;
    }
    return static_cast<int>(*number);
  }

  const json::array* List(const json::object& object, const std::string& path,
                          std::string_view name, Bounds bounds) {
    const json::value* member = Member(object, path, name);
    if (member == nullptr) return nullptr;
    const std::string place = path + std::string(name);
    if (!member->is_array()) {
      Find(place + " is no list");
      return nullptr;
    }
    const json::array& list = member->get_array();
    if (list.size() < bounds.least) Find(place + " is empty");
    if (list.size() > bounds.most) {
      Find(place + " has more than " + std::to_string(bounds.most) + " entries");
      return nullptr;
    }
    return &list;
  }

  std::vector<std::string> Texts(const json::object& object, const std::string& path,
                                 std::string_view name, Bounds bounds, Bounds each) {
    std::vector<std::string> texts;
    const json::array* list = List(object, path, name, bounds);
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      std::string text =
          Checked((*list)[i], path + std::string(name) + "[" + std::to_string(i) + "]", each);
      if (!text.empty()) texts.push_back(std::move(text));
    }
    return texts;
  }

  const json::object* Object(const json::object& object, std::string_view name) {
    const json::value* member = Member(object, "", name);
    if (member == nullptr) return nullptr;
    if (!member->is_object()) Find(std::string(name) + " is no object");
    return member->if_object();
  }

  template <typename Visit>
  void EachObject(const json::object& object, std::string_view name, Bounds bounds, Visit visit) {
    const json::array* list = List(object, "", name, bounds);
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      const std::string place = std::string(name) + "[" + std::to_string(i) + "]";
      if (const json::object* each = (*list)[i].if_object()) {
        visit(*each, place + ".");
      } else {
        Find(place + " is no object");
      }
    }
  }

  DraftIngredient Ingredient(const json::object& object, const std::string& path) {
    DraftIngredient ingredient;
    ingredient.quantity = Number(object, path, "quantity", kMostQuantity);
    ingredient.unit = Text(object, path, "unit", kUnit);
    ingredient.food = Text(object, path, "food", kFood);
    ingredient.preparation = Text(object, path, "preparation", kPreparation);
    const json::value* optional = Member(object, path, "optional");
    if (optional != nullptr && !optional->is_bool())
      Find(path + "optional is neither true nor false");
    ingredient.is_optional = optional != nullptr && optional->is_bool() && optional->get_bool();
    return ingredient;
  }

  DraftStep Step(const json::object& object, const std::string& path,
                 const std::vector<DraftIngredient>& ingredients) {
    DraftStep step;
    step.text = Text(object, path, "text", kStep);
    step.minutes = Minutes(object, path, "minutes", 0, kMostMinutes, "");
    const auto foods = Texts(object, path, "uses", Bounds{0, kIngredients.most}, kFood);
    for (const std::string& food : foods) {
      bool is_listed = false;
      for (std::size_t i = 0; i < ingredients.size(); ++i) {
        if (base::InLowerCase(ingredients[i].food) != base::InLowerCase(food)) continue;
        is_listed = true;
        if (!base::Contains(step.uses, i)) step.uses.push_back(i);
      }
      if (!is_listed)
        Find(path + "uses names \"" + food + "\", which is the food of no ingredient");
    }
    std::ranges::sort(step.uses);
    return step;
  }

  Findings findings_;
};

}  // namespace

base::Result<RecipeDraft, Findings> ReadRecipe(std::string_view text) {
  boost::system::error_code error;
  const json::value parsed = json::parse({text.data(), text.size()}, error);
  if (error || !parsed.is_object())
    return std::unexpected(Findings{"the recipe is no JSON object"});
  Reader reader;
  RecipeDraft draft = reader.Read(parsed.get_object());
  if (auto findings = reader.findings(); !findings.empty())
    return std::unexpected(std::move(findings));
  return draft;
}

}  // namespace flavorbot::model_api
