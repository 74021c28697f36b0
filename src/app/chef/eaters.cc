#include "app/chef/eaters.h"

#include <span>
#include <utility>

#include "app/chef/said_constraints.h"
#include "base/contains.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::app::chef {
namespace {

std::vector<std::string> EntriesOf(const storage::User& user) {
  auto entries = user.dietary_preferences;
  entries.insert(entries.end(), user.allergies.begin(), user.allergies.end());
  return entries;
}

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
  const auto entries = EntriesOf(*user);
  co_return Eater{.constraints = understanding_.ReadConstraints(entries),
                  .tier = ParseTier(user->subscription_tier)};
}

AwaitableResult<EaterReport> Eaters::Report(dynamodb::CallContext& context,
                                            std::string user_id) const {
  auto user = co_await FindUser(context, std::move(user_id));
  if (!user) co_return std::unexpected(std::move(user).error());
  EaterReport report;
  for (const auto& entry : EntriesOf(*user)) {
    const auto constraints = understanding_.ReadConstraints(std::span(&entry, 1));
    AddKinds(report, constraints);
    if (constraints.foods.size() > kMostFoodsNamed) {
      AddOnce(report.allergies, entry);
    } else {
      for (const auto food : constraints.foods) {
        AddOnce(report.allergies, knowledge_.food(food).name);
      }
    }
    if (constraints.empty() || !constraints.unknown_words.empty()) AddOnce(report.unknown, entry);
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
