#include "app/chef/built_in_chef.h"

#include <algorithm>
#include <ranges>

#include "app/chef/adapt.h"
#include "app/chef/choose.h"
#include "app/chef/dish_guard.h"
#include "app/chef/phrases.h"
#include "app/chef/text_guard.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Recipe;

// A recipe that has less than this says too little about what was asked.
constexpr double kLeastScore = 2;
constexpr std::size_t kMostIdeas = 8;
constexpr std::size_t kFewIdeas = 4;
constexpr std::size_t kMostOthers = 4;
constexpr std::size_t kMostTried = 400;
constexpr std::size_t kMostTriedBeside = 24;  // for what else there is, once a dish is found
// Text goes out in pieces of about this size, cut at blanks.
constexpr std::size_t kPieceBytes = 48;

std::string_view LastWords(const ChefRequest& request) {
  return request.talk.empty() ? std::string_view() : std::string_view(request.talk.back().text);
}

const Recipe* RecipeWithId(const knowledge::KnowledgeBase& knowledge, std::string_view id) {
  const auto found = std::ranges::find(knowledge.recipes(), id, &Recipe::id);
  return found == knowledge.recipes().end() ? nullptr : &*found;
}

// What may be asked of a dish next.
std::vector<Suggestion> NextSteps(const Dish& dish) {
  std::vector<Suggestion> next;
  const auto add = [&](std::string text) { next.push_back({std::move(text), "This dish"}); };
  if (!dish.diets.Has(Diet::kVegan)) add("Make it vegan");
  if (!dish.diets.Has(Diet::kGlutenFree)) add("Make it gluten-free");
  add(dish.servings == 2 ? "For four" : "For two");
  next.push_back({"Something else", "Another"});
  if (dish.total_minutes() > 20) next.push_back({"Something quicker", "Another"});
  return next;
}

// A vegan isn't offered "Chicken larb", even where it can be made of tofu.
bool IsCalledSo(const Dish& adapted, const Recipe& recipe) { return adapted.title == recipe.title; }

// The foods that were asked for and aren't in it, but for those of which its notes tell.
std::vector<std::string> MissingFrom(const knowledge::KnowledgeBase& knowledge, const Dish& dish,
                                     const CookingRequest& wish) {
  std::vector<std::string> missing;
  for (const WantedFood& wanted : wish.wanted) {
    const bool is_there = std::ranges::any_of(dish.ingredients, [&](const auto& ingredient) {
      return ingredient.known && base::Contains(wanted.foods, *ingredient.known);
    });
    const bool is_told = std::ranges::any_of(wanted.foods, [&](knowledge::FoodId food) {
      return base::Contains(dish.notes | std::views::transform(&GuardNote::food),
                            knowledge.food(food).name);
    });
    if (!is_there && !is_told) missing.push_back(wanted.said);
  }
  return missing;
}

Error CantBeMade(const std::string& reason) {
  Error error;
  error.code = ErrorCode::kInvalidRequest;
  error.message = "I know no such dish that fits: " + reason + ".";
  return error;
}

}  // namespace

BuiltInChef::BuiltInChef(const ChefKnowledge& knowledge)
    : known_(knowledge), questions_(knowledge.base, knowledge.finder), composer_(knowledge.base) {}

AwaitableResult<ChefReply> BuiltInChef::Answer(dynamodb::CallContext& /*context*/,
                                               ChefRequest request, ReplySink& sink) const {
  auto reply = Reply(request);
  if (!reply) co_return std::unexpected(std::move(reply).error());
  for (std::string_view rest = reply->text; !rest.empty();) {
    std::size_t size = rest.find_first_of(" \n", std::min(kPieceBytes, rest.size()));
    size = size == std::string_view::npos ? rest.size() : size + 1;
    if (co_await sink.Write(rest.substr(0, size)) == ReplySink::Reader::kGone) break;
    rest.remove_prefix(size);
  }
  co_return reply;
}

Constraints BuiltInChef::All(const Constraints& profile, const CookingRequest& said) const {
  Constraints all = profile;
  all.Add(said.avoided);
  all.Add(said.allergies);
  // Who avoids both onion and garlic doesn't want shallots for them.
  const auto is_avoided = [&](std::string_view name) {
    const knowledge::Food* food = knowledge_.FindFood(name);
    return food != nullptr && base::Contains(all.foods, knowledge_.IdOf(*food));
  };
  if (is_avoided("onion") && is_avoided("garlic")) {
    all.categories.Add(knowledge::FoodCategory::kAllium);
  }
  return all;
}

Result<ChefReply> BuiltInChef::Reply(const ChefRequest& request) const {
  const std::string_view words = LastWords(request);
  if (auto refusal = RefusalOf(known_.dangers, words)) return *std::move(refusal);
  const TalkSoFar talk = ReadTalk(known_.understanding, request.talk);
  if (talk.has_unclear_allergy) {
    if (request.wants != Wants::kRecipe) return ChefReply{.text = UnclearAllergyText()};
    return std::unexpected(MakeError(ErrorCode::kInvalidRequest, UnclearAllergyText()));
  }
  if (request.wants == Wants::kRecipe) return DishReply(request, talk);
  switch (talk.topic) {
    case Topic::kGreeting:
      return ChefReply{.text = GreetingText(),
                       .suggestions = IdeasReply(request, talk).suggestions};
    case Topic::kThanks:
      return ChefReply{.text = ThanksText()};
    case Topic::kQuestion: {
      const FoodJudge judge(knowledge_, All(request.constraints, talk.request));
      auto answer = questions_.Answer(words, judge);
      return ChefReply{.text = answer ? std::move(*answer) : UnknownAnswerText()};
    }
    case Topic::kIdeas:
      return IdeasReply(request, talk);
    case Topic::kUnclear:
      return ChefReply{.text = talk.said_unknown_name ? UnknownDishText() : UnclearText(),
                       .suggestions = IdeasReply(request, talk).suggestions};
    case Topic::kDish:
      break;
  }
  auto reply = DishReply(request, talk);
  // In a talk it is an answer that something can't be made, with what can be.
  if (!reply && reply.error().code == ErrorCode::kInvalidRequest) {
    return ChefReply{.text = reply.error().message,
                     .suggestions = IdeasReply(request, talk).suggestions};
  }
  return reply;
}

Result<ChefReply> BuiltInChef::DishReply(const ChefRequest& request, const TalkSoFar& talk) const {
  const FoodJudge judge(knowledge_, All(request.constraints, talk.request));
  const CookingRequest& wish = talk.request;
  std::string last = talk.given.empty() ? "" : talk.given.back();
  std::string reason =
      talk.given.empty() ? "none of mine comes near it" : "nothing is left to suggest";
  std::optional<Dish> dish;
  // As it can be given: what the guard would refuse is no answer.
  const auto fit = [&](const Recipe& recipe) -> base::Result<Dish, Unfit> {
    auto adapted = Adapt(knowledge_, finder_, judge, recipe, wish);
    if (!adapted) return adapted;
    return GuardDish(knowledge_, finder_, judge, *std::move(adapted), Author::kUs);
  };
  std::string instead;  // why it isn't the dish that was named
  if (talk.is_follow_up) {
    if (const Recipe* recipe = RecipeWithId(knowledge_, last)) {
      auto adapted = fit(*recipe);
      if (adapted) {
        dish = std::move(*adapted);
      } else {
        reason = adapted.error();
      }
    }
  }
  const bool was_composed = last.starts_with(kComposedPrefix);
  const auto ranked = Rank(knowledge_, wish, talk.given, request.seed);
  const auto compose = [&](std::string_view preferred) {
    const auto composed =
        composer_.Compose(wish, judge, preferred, request.seed + talk.given.size());
    // Of nothing in particular a dish can't be made up.
    const bool says_what = !wish.wanted.empty() || !wish.techniques.empty() || !wish.meals.empty();
    if (!composed || !says_what || !(composed->has_all_wanted || preferred.size() != 0)) return;
    if (auto adapted = fit(composed->recipe)) dish = *std::move(adapted);
  };
  if (!dish && talk.is_follow_up && was_composed) {
    compose(std::string_view(last).substr(kComposedPrefix.size()));
  }
  std::vector<const Recipe*> others;
  bool tried_composing = false;
  std::size_t tried_beside = 0;
  for (std::size_t i = 0; i < std::min(ranked.size(), kMostTried); ++i) {
    const Candidate& candidate = ranked[i];
    if (dish) {
      // It would be called otherwise.
      if (!TextGuard::IsClean(finder_, judge, candidate.recipe->title, Author::kUs)) continue;
      if (++tried_beside > kMostTriedBeside) break;
    }
    const bool says_too_little = candidate.score < kLeastScore && wish.names_a_dish();
    // No known recipe has all of it: one is made of just that, if it can be.
    const bool lacks_some =
        !wish.wanted.empty() && !candidate.has_all_wanted && !candidate.is_named;
    if (!dish && !tried_composing && (lacks_some || says_too_little)) {
      tried_composing = true;
      compose("");
      if (dish && !says_too_little) continue;
    }
    // Those after it say even less.
    if (says_too_little) break;
    auto adapted =
        dish ? Adapt(knowledge_, finder_, judge, *candidate.recipe, wish) : fit(*candidate.recipe);
    if (!adapted) {
      if (i == 0) reason = adapted.error();
      if (!dish && candidate.is_named && instead.empty()) {
        instead = InsteadText(candidate.recipe->title, adapted.error());
      }
      continue;
    }
    if (!dish && candidate.is_named) instead.clear();  // another of that name fits
    if (!dish) {
      dish = std::move(*adapted);
    } else if (dish->known_recipe != candidate.recipe->id &&
               IsCalledSo(*adapted, *candidate.recipe)) {
      others.push_back(candidate.recipe);
      if (others.size() == kMostOthers) break;
    }
  }
  if (!dish) return std::unexpected(CantBeMade(reason));
  ChefReply reply{
      .text = instead + Introduction(*dish) + MissingText(MissingFrom(knowledge_, *dish, wish)),
      .suggestions = NextSteps(*dish)};
  for (const Recipe* other : others) {
    reply.suggestions.push_back({other->title, std::string(TimeHeading(*other))});
  }
  reply.dish = std::move(dish);
  return reply;
}

ChefReply BuiltInChef::IdeasReply(const ChefRequest& request, const TalkSoFar& talk) const {
  const FoodJudge judge(knowledge_, All(request.constraints, talk.request));
  std::vector<const Recipe*> ideas;
  // That are not what they are called, for this person; that are made in another way than asked.
  std::vector<const Recipe*> otherwise;
  for (const Candidate& candidate :
       Rank(knowledge_, talk.request, talk.given, request.seed + request.talk.size())) {
    // Those after it say too little about what was asked for.
    if (candidate.score < kLeastScore && talk.request.names_a_dish()) break;
    if (!candidate.has_all_wanted) continue;
    const auto adapted = Adapt(knowledge_, finder_, judge, *candidate.recipe, talk.request);
    if (!adapted) continue;
    const bool is_so = candidate.is_of_technique && IsCalledSo(*adapted, *candidate.recipe);
    (is_so ? ideas : otherwise).push_back(candidate.recipe);
    if (ideas.size() == kMostIdeas) break;
  }
  // Of what one has, dishes can be made up, too.
  std::vector<Recipe> composed;
  if (ideas.size() < kFewIdeas && !talk.request.wanted.empty()) {
    composed = composer_.ComposeEach(talk.request, judge, request.seed);
    std::erase_if(composed, [&](const Recipe& recipe) {
      return !Adapt(knowledge_, finder_, judge, recipe, talk.request);
    });
    for (const Recipe& recipe : composed) {
      if (ideas.size() < kMostIdeas) ideas.push_back(&recipe);
    }
  }
  for (const Recipe* recipe : otherwise) {
    if (ideas.size() < kFewIdeas) ideas.push_back(recipe);
  }
  std::ranges::sort(ideas, {}, &Recipe::TotalMinutes);
  ChefReply reply;
  for (const Recipe* idea : ideas) {
    reply.suggestions.push_back({idea->title, std::string(TimeHeading(*idea))});
  }
  reply.text = ideas.empty()
                   ? "I know no dish that fits all of this. What may I leave out of account?"
                   : IdeasText("Some ideas; choose one, and I'll write it out:", reply.suggestions);
  return reply;
}

}  // namespace flavorbot::app::chef
