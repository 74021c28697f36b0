#include "app/chef/eaters.h"

#include <span>
#include <utility>

#include "app/chef/said_constraints.h"
#include "base/contains.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::app::chef {
namespace {

// "molluscs", the allergen, says as much as "mollusc", the origin.
void AddOnce(std::vector<std::string>& names, std::string_view name) {
  if (base::Contains(names, name) || base::Contains(names, std::string(name) + "s")) return;
  names.emplace_back(name);
}

template <typename Set>
void AddNames(std::vector<std::string>& names, Set set) {
  set.ForEach([&names](auto value) { AddOnce(names, NameOf(value)); });
}

// Diets, and the kinds of food that aren't called by a food's name.
void AddKinds(EaterReport& report, const Constraints& constraints) {
  AddNames(report.diets, constraints.diets);
  AddNames(report.allergies, constraints.allergens);
  AddNames(report.allergies, constraints.origins);
  AddNames(report.allergies, constraints.categories);
}

void Remove(std::vector<std::string>& names, const std::vector<std::string>& known) {
  std::erase_if(names, [&](const std::string& name) { return base::Contains(known, name); });
}

// An entry names a group, or a food with all that is made of it: that is more than a list to read.
constexpr std::size_t kMostFoodsNamed = 3;

void AddEntry(const knowledge::KnowledgeBase& knowledge, const std::string& entry,
              const Constraints& constraints, EaterReport& report) {
  AddKinds(report, constraints);
  if (constraints.foods.size() > kMostFoodsNamed) {
    AddOnce(report.allergies, entry);
  } else {
    for (const auto food : constraints.foods) AddOnce(report.allergies, knowledge.food(food).name);
  }
  if (constraints.empty() || !constraints.unknown_words.empty()) AddOnce(report.unknown, entry);
}

}  // namespace

AwaitableResult<storage::User> Eaters::FindUser(dynamodb::CallContext& context,
                                                std::string user_id) const {
  auto user = co_await users_.Find(context, std::move(user_id));
  if (!user) co_return std::unexpected(FromStore(std::move(user).error()));
  if (!*user) co_return std::unexpected(MakeError(ErrorCode::kUnauthenticated, "Unauthorized"));
  co_return **std::move(user);
}

AwaitableResult<Eater> Eaters::Find(dynamodb::CallContext& context, std::string user_id) const {
  auto user = co_await FindUser(context, std::move(user_id));
  if (!user) co_return std::unexpected(std::move(user).error());
  Constraints constraints = understanding_.ReadConstraints(user->dietary_preferences);
  constraints.Add(understanding_.ReadAllergies(user->allergies));
  co_return Eater{.constraints = std::move(constraints),
                  .tier = ParseTier(user->subscription_tier)};
}

AwaitableResult<EaterReport> Eaters::Report(dynamodb::CallContext& context,
                                            std::string user_id) const {
  auto user = co_await FindUser(context, std::move(user_id));
  if (!user) co_return std::unexpected(std::move(user).error());
  EaterReport report;
  for (const auto& entry : user->dietary_preferences) {
    AddEntry(knowledge_, entry, understanding_.ReadConstraints(std::span(&entry, 1)), report);
  }
  for (const auto& entry : user->allergies) {
    AddEntry(knowledge_, entry, understanding_.ReadAllergies(std::span(&entry, 1)), report);
  }
  co_return report;
}

EaterReport Eaters::ReportSaid(std::span<const Turn> talk, const EaterReport& profile) const {
  const auto said = SaidConstraints(understanding_, talk);
  auto names = NamesSaid(knowledge_, understanding_.finder(), talk, said);
  EaterReport report;
  AddKinds(report, said);
  for (const auto& name : names.foods) AddOnce(report.allergies, name);
  report.unknown = std::move(names.unknown);
  Remove(report.diets, profile.diets);
  Remove(report.allergies, profile.allergies);
  Remove(report.unknown, profile.unknown);
  return report;
}

}  // namespace flavorbot::app::chef
