#include "knowledge/read_step.h"

#include <algorithm>
#include <charconv>

#include "knowledge/vocabulary.h"

namespace flavorbot::knowledge {
namespace {

constexpr int kMostStepMinutes = 7 * 24 * 60;

// A step's text, cut at the ends of its sentences: ". ", "! " and "? ".
std::vector<std::string_view> SentencesOf(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if ((text[i] == '.' || text[i] == '!' || text[i] == '?') && text[i + 1] == ' ') {
      sentences.push_back(text.substr(begin, i + 1 - begin));
      begin = i + 2;
    }
  }
  if (begin < text.size()) sentences.push_back(text.substr(begin));
  return sentences;
}

std::string_view Trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

class StepReader {
 public:
  StepReader(Entry& entry, const std::vector<std::string>& ingredient_names)
      : entry_(entry), ingredient_names_(ingredient_names) {}

  std::vector<StepPiece> Pieces(std::string_view sentence) {
    std::vector<StepPiece> pieces;
    while (!sentence.empty()) {
      const std::size_t open = sentence.find('{');
      if (open != 0) pieces.emplace_back(std::string(sentence.substr(0, open)));
      if (open == std::string_view::npos) break;
      const std::size_t close = sentence.find('}', open);
      if (close == std::string_view::npos) {
        entry_.Fail("text", "has a brace that isn't closed");
        break;
      }
      pieces.push_back(Placeholder(sentence.substr(open + 1, close - open - 1)));
      sentence.remove_prefix(close + 1);
    }
    return pieces;
  }

 private:
  StepPiece Placeholder(std::string_view inside) {
    if (inside.starts_with('@')) {
      Temperature temperature;
      const auto [end, error] =
          std::from_chars(inside.data() + 1, inside.data() + inside.size(), temperature.celsius);
      if (error != std::errc() || end != inside.data() + inside.size()) {
        entry_.Fail("text", "has the temperature {" + std::string(inside) + "}, which is none");
      }
      return temperature;
    }
    NamedIngredients named;
    while (true) {
      const std::size_t comma = inside.find(',');
      named.ingredients.push_back(Place(Trimmed(inside.substr(0, comma))));
      if (comma == std::string_view::npos) return named;
      inside.remove_prefix(comma + 1);
    }
  }

  std::uint8_t Place(std::string_view name) {
    const auto found = std::ranges::find(ingredient_names_, name);
    if (found == ingredient_names_.end()) {
      entry_.Fail("text", "names {" + std::string(name) + "}, which is no ingredient");
      return 0;
    }
    return static_cast<std::uint8_t>(found - ingredient_names_.begin());
  }

  Entry& entry_;
  const std::vector<std::string>& ingredient_names_;
};

}  // namespace

Ingredient ReadIngredient(Entry& entry, const FoodNames& foods) {
  Ingredient ingredient;
  ingredient.food = foods.Read(entry, "food");
  ingredient.amount = foods.ReadAmount(entry, ingredient.food);
  if (entry.Has("preparation")) ingredient.preparation = entry.Text("preparation");
  ingredient.role = entry.Value("role", RoleNamed);
  ingredient.is_optional = entry.Flag("optional");
  entry.Finish();
  return ingredient;
}

Step ReadStep(Entry& entry, const std::vector<std::string>& names) {
  Step step;
  const std::string text = entry.Text("text");
  StepReader reader(entry, names);
  for (const std::string_view sentence : SentencesOf(text)) {
    step.sentences.push_back(reader.Pieces(sentence));
  }
  step.minutes = entry.Integer("minutes", 0, kMostStepMinutes);
  step.phase = entry.Value("phase", PhaseNamed);
  step.is_meanwhile = entry.Flag("meanwhile");
  entry.Finish();
  return step;
}

}  // namespace flavorbot::knowledge
