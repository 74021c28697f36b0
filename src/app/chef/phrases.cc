#include "app/chef/phrases.h"

#include <algorithm>

namespace flavorbot::app::chef {
namespace {

constexpr std::size_t kMostNotes = 6;

std::string Minutes(int minutes) {
  if (minutes < 60) return std::to_string(minutes) + " minutes";
  std::string text = std::to_string(minutes / 60) + (minutes < 120 ? " hour" : " hours");
  if (minutes % 60 != 0) text += " " + std::to_string(minutes % 60) + " minutes";
  return text;
}

std::string Sentence(const GuardNote& note) {
  switch (note.action) {
    case GuardAction::kReplaced:
      return note.replacement + " instead of " + note.food + " (" + note.food + " " + note.reason +
             ")";
    case GuardAction::kLeftOut:
      return "no " + note.food + " (it " + note.reason + ")";
    case GuardAction::kCheckLabel:
      return "check the label of the " + note.food + ": it " + note.reason;
  }
  return "";
}

}  // namespace

std::string Introduction(const Dish& dish) {
  std::string text = "**" + dish.title + "**: ready in " + Minutes(dish.total_minutes()) +
                     ", for " + std::to_string(dish.servings) + ".";
  if (!dish.description.empty()) text += " " + dish.description;
  return text;
}

std::string InsteadText(std::string_view title, std::string_view reason) {
  return "I can't make \"" + std::string(title) + "\" so that it fits: " + std::string(reason) +
         ". Here is another dish.\n\n";
}

std::string MissingText(std::span<const std::string> foods) {
  std::string text;
  for (const std::string& food : foods) text += (text.empty() ? "" : " or ") + food;
  return text.empty() ? text : " There is no " + text + " in it: I know no such dish that has all.";
}

std::string NotesText(std::span<const GuardNote> notes) {
  if (notes.empty()) return "";
  std::string text = "\n\nMade to fit you:";
  for (const GuardNote& note : notes.first(std::min(notes.size(), kMostNotes))) {
    text += "\n- " + Sentence(note);
  }
  if (notes.size() > kMostNotes) {
    text += "\n- and " + std::to_string(notes.size() - kMostNotes) + " more, beside the recipe";
  }
  return text;
}

std::string_view TimeHeading(const knowledge::Recipe& recipe) {
  const int minutes = recipe.TotalMinutes();
  if (minutes <= 5) return "Under 5 minutes";
  if (minutes <= 10) return "Under 10 minutes";
  if (minutes <= 20) return "Under 20 minutes";
  if (minutes <= 45) return "Under 45 minutes";
  if (recipe.moods.Has(knowledge::Mood::kMakeAhead)) return "Make-ahead";
  return "When there is time";
}

std::string IdeasText(std::string_view opening, std::span<const Suggestion> ideas) {
  std::string text(opening);
  std::string_view heading;
  for (const Suggestion& idea : ideas) {
    if (idea.group != heading) {
      heading = idea.group;
      text += "\n\n**" + idea.group + ":**";
    }
    text += "\n- " + idea.text;
  }
  return text;
}

std::string TextOf(const Dish& dish) {
  std::string text = "**" + dish.title + "**\n";
  if (!dish.description.empty()) text += dish.description + "\n";
  text += "For " + std::to_string(dish.servings) + ", ready in " + Minutes(dish.total_minutes()) +
          ".\n\n**Ingredients**\n";
  for (const DishIngredient& ingredient : dish.ingredients)
    text += "- " + LineOf(ingredient) + "\n";
  text += "\n**Steps**\n";
  for (std::size_t i = 0; i < dish.steps.size(); ++i) {
    text += std::to_string(i + 1) + ". " + dish.steps[i].text + "\n";
  }
  if (!dish.tips.empty()) {
    text += "\n**Tips**\n";
    for (const std::string& tip : dish.tips) text += "- " + tip + "\n";
  }
  if (!dish.notes.empty()) {
    text += "\n**Made to fit you**\n";
    for (const GuardNote& note : dish.notes) text += "- " + Sentence(note) + "\n";
  }
  return text;
}

std::optional<ChefReply> RefusalOf(const DangerCheck& dangers, std::string_view words) {
  const knowledge::Danger* danger = dangers.Find(words);
  if (danger == nullptr) return std::nullopt;
  return ChefReply{.text = danger->why + "\n\n**The safe way:** " + danger->safe};
}

std::string GreetingText() {
  return "Hello! Tell me what you feel like, what you have, who eats and what they don't eat: I'll "
         "find a recipe, or make one up.";
}

std::string ThanksText() { return "You're welcome. Enjoy it!"; }

std::string UnclearText() {
  return "I didn't understand that. I know about cooking: name a dish, an ingredient, a meal or "
         "how "
         "much time you have.";
}

std::string UnknownDishText() {
  return "I don't know a dish of that name. Tell me what goes into it or how it is cooked, or "
         "choose "
         "another:";
}

std::string UnknownAnswerText() {
  return "I don't know that. I can tell what stands in for what, how much a cup weighs, how long "
         "and "
         "how hot things cook, and how long they keep.";
}

std::string UnclearAllergyText() {
  return "You speak of an allergy, and I can't tell what to. Before I cook anything: what must not "
         "be in it? Name the food, or one of the allergens on a label.";
}

}  // namespace flavorbot::app::chef
